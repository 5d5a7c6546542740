/** Problems of single keys: unknown, of former days, claimed twice, of papers that were withdrawn, without an entry. */
import { asIdentifier, displayIdentifier } from '../identifiers';
import type { Work } from '../model';
import type { FileId } from '../place';
import { authorsYear, fileName, placeLabel } from '../views/describe';
import { clip } from '../views/markdown';
import { entryUnder } from './entry-under';
import { isGarbled } from './malformed-commands';
import { nearestKeys, wordsOfKey } from './nearest-keys';
import type { CheckedNote, Cited } from './note';
import { lastBefore, placesOf } from './places-of';
import type { EditFix, Fix, Found } from './problem';
import { rekey } from './rekey';

export function* unknownKeys(note: CheckedNote): Generator<Found> {
  let people: ReadonlySet<string> | undefined;
  for (const cited of note.cited) {
    if (cited.work) continue;
    const { key, keySpan } = cited.item;
    if (note.hasEntry(key) || isGarbled(cited.cluster, key) || note.paperOf(key)) continue;
    people ??= peopleWithAddress(note.text);
    if (people.has(key.toLowerCase())) continue;
    const certain = isCertain(note, cited);
    // Anybody may be mentioned; what has a year in it, and is no package (`@scope/name`), is a key.
    if (!certain && !/^[\p{L}_:.-]{2,}(?:1[6-9]|20)\d\d(?!\d)[\p{L}\p{N}_:.-]*$/u.test(key)) continue;
    const found = asIdentifier(key);
    yield {
      rule: 'unknown-key',
      span: keySpan,
      message: found
        ? `No page here is about ${displayIdentifier(found.identifier)}. Save one, or leave it to a tool that looks identifiers up.`
        : `No paper and no bibliography here has the key @${key}. Correct it, look the paper up, or save a page of it.`,
      ...((!certain || found) && { doubtful: true as const }),
      subject: key,
      fixes: () => [...meantKeys(note, cited), lookUp(key)],
    };
  }
}

/** `[@someone]: https://github.com/someone` makes `[@someone]` a link in most of what shows Markdown. */
function peopleWithAddress(text: string): ReadonlySet<string> {
  const people = new Set<string>();
  for (const end of placesOf(']:', text)) {
    const start = lastBefore('[@', text, end, LONGEST_LABEL);
    ADDRESS.lastIndex = start;
    const label = start < 0 ? undefined : ADDRESS.exec(text)?.[1];
    if (label !== undefined) people.add(label.toLowerCase());
  }
  return people;
}

const LONGEST_LABEL = 102;
const ADDRESS = /(?<=^[ \t]{0,3})\[@([^[\]\s]{1,100})\]:\s*<?(?:https?:|mailto:|\/|#|\.)/my;

/** A bare key in brackets that are no citation, `[thanks; to @bob]`, is no more certain than one outside. */
function isCertain({ text }: CheckedNote, { cluster, item }: Cited): boolean {
  if (cluster.nocite) return true;
  const isBare = cluster.form === 'pandoc' && cluster.items.length === 1 && item.inText && !item.locator;
  return (
    item.certain && !(isBare && text[cluster.span.start] === '@' && cluster.span.end === item.keySpan.end)
  );
}

function meantKeys(note: CheckedNote, cited: Cited): EditFix[] {
  const { bibliography, library } = note;
  const more = [...bibliography.inline, ...bibliography.files.flatMap(({ keys }) => [...keys.keys()])];
  return nearestKeys(cited.item.key, library, more).flatMap(({ key, work }) => {
    return changeTo(note, cited, key, `Change to @${key}${described(work)}`);
  });
}

function lookUp(key: string): Fix {
  const found = asIdentifier(key);
  const query = found ? displayIdentifier(found.identifier) : wordsOfKey(key).join(' ');
  return { kind: 'look-up', title: `Look up “${query || key}”`, key, query: query || key };
}

function described(work: Work | undefined): string {
  if (!work) return '';
  const by = authorsYear(work);
  return `: ${by && `${by}, `}“${clip(work.title, 60)}”`;
}

export function* formerKeys(note: CheckedNote): Generator<Found> {
  for (const cited of note.cited) {
    const { work } = cited;
    if (!work || !cited.standing.isFormer) continue;
    const { key, keySpan, certain } = cited.item;
    // What the note's own bibliography calls it is right there.
    if (note.hasEntry(key)) continue;
    yield {
      rule: 'former-key',
      span: keySpan,
      message: `“${clip(work.title, 80)}” now has the key @${work.citekey}; @${key} still leads to it.`,
      ...(!certain && { doubtful: true as const }),
      subject: key,
      fixes: () => changeTo(note, cited, work.citekey, `Change to @${work.citekey}`),
    };
  }
}

export function* ambiguousKeys(note: CheckedNote): Generator<Found> {
  for (const cited of note.cited) {
    const { work: owner, others } = cited.standing;
    const [other] = others;
    if (!owner || !other) continue;
    const { key, keySpan } = cited.item;
    // What the note's own bibliography calls by the key is meant, unless it is another than is shown.
    const isOwn = note.hasEntry(key);
    const own = isOwn ? [owner, ...others].filter((work) => isInBibliography(note, work, key)) : [];
    if (isOwn && own.every((work) => work === owner)) continue;
    const shown = own.find((work) => work !== owner) ?? other;
    const where = entryPlace(shown, key);
    yield {
      rule: 'ambiguous-key',
      span: keySpan,
      message: `Two papers have the key @${key}: “${clip(owner.title, 60)}”, which is shown here, and “${clip(shown.title, 60)}”${where}. Give one of them another key.`,
      subject: key,
      fixes: () =>
        isOwn ? [] : changeTo(note, cited, shown.citekey, `Change to @${shown.citekey}${described(shown)}`),
    };
  }
}

function isInBibliography({ bibliography }: CheckedNote, { records }: Work, key: string): boolean {
  return records.some(
    ({ citekey, place }) => citekey === key && bibliography.files.some(({ file }) => file === place.file),
  );
}

function entryPlace({ records }: Work, key: string): string {
  const record = records.find(({ citekey }) => citekey === key);
  return record ? ` (${placeLabel(record.places?.citekey ?? record.place)})` : '';
}

export function* withdrawnPapers(note: CheckedNote): Generator<Found> {
  for (const { item, work: owner } of note.cited) {
    const work = owner ?? note.paperOf(item.key);
    if (!work?.withdrawn) continue;
    yield {
      rule: 'withdrawn-paper',
      span: item.keySpan,
      message: `“${clip(work.title, 80)}” was withdrawn. Read why on its page, and say so where you cite it.`,
      subject: item.key,
    };
  }
}

export function* missingEntries(note: CheckedNote): Generator<Found> {
  const { files, complete } = note.bibliography;
  const [first] = files;
  if (!complete || !first) return;
  const told = new Map<string, Omit<Found, 'span'>>();
  for (const cited of note.cited) {
    const { item, work } = cited;
    const { key, keySpan } = item;
    if (!work || note.hasEntry(key)) continue;
    const known = told.get(key) ?? missingEntry(note, cited, work, first.file);
    told.set(key, known);
    yield { ...known, span: keySpan };
  }
}

function missingEntry(note: CheckedNote, cited: Cited, work: Work, first: FileId): Omit<Found, 'span'> {
  const { files } = note.bibliography;
  const { key } = cited.item;
  const under = entryUnder(work, files, note.library);
  const where = files.map(({ file }) => fileName(file)).join(', ');
  const add: Fix = { kind: 'add', title: `Add @${key} to ${fileName(first)}`, keys: [key], file: first };
  return {
    rule: 'missing-entry',
    subject: key,
    message: under
      ? `${fileName(under.file.file)} has this paper as @${under.key} and not as @${key}, so the reference list will lack it. Cite it as @${under.key}.`
      : `${where} ${files.length > 1 ? 'have' : 'has'} no entry @${key}, so the reference list will lack it. Add the entry.`,
    fixes: () => [...(under ? changeTo(note, cited, under.key, `Change to @${under.key}`) : []), add],
  };
}

/** Wherever the note has the key of the citation: it means the same paper there. */
function changeTo(note: CheckedNote, { item }: Cited, key: string, title: string): EditFix[] {
  const { edits } = rekey(note, item.key, key);
  return edits.length > 0 ? [{ kind: 'edit', title, edits, key }] : [];
}
