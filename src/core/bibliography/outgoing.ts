/**
 * A paper as each format writes it. Where it has an entry of its own in a bibliography, that entry goes out with every
 * field that the format can hold; what only pages know is added where the entry lacks it.
 */
import { type BibTexEntry, bibTexEntry, bibTexKey, type Dialect } from './bibtex/bibtex-fields';
import { bibTexOfItem } from './bibtex/bibtex-from-csl';
import { bibTexOfOwn } from './bibtex/bibtex-from-own';
import type { Charset } from './bibtex/tex-text';
import { type CslItem, cslItem } from './csl';
import { arxivOf } from './csl-arxiv';
import { entryOf, type NewEntry } from './entry';
import { risLines } from './ris';
import { risLinesOf } from './ris-from-csl';

/** `brief`: without the abstract, where the library alone knows it. */
export function bibTexOf(given: NewEntry, dialect: Dialect, charset: Charset, brief = false): BibTexEntry {
  const own = given.own?.();
  if (!own) return bibTexEntry(entryOf(given, brief), dialect, charset);
  const written =
    own.format === 'bibtex'
      ? bibTexOfOwn(own.entry, dialect, charset)
      : bibTexOfItem(own.item, dialect, charset);
  const isTold = (wanted: string) => written.fields.some(({ name }) => name === wanted);
  const { title, ...entry } = entryOf(given, brief || isTold('abstract'));
  const known = bibTexEntry(
    // Nothing is made LaTeX that is thrown away again.
    {
      ...entry,
      ...(title && !isTold('title') && { title }),
      authors: isTold('author') ? [] : entry.authors,
    },
    dialect,
    charset,
  );
  return {
    ...written,
    key: bibTexKey(given.key),
    fields: [...written.fields, ...lacking(written, known)],
  };
}

/** Fields that pages know better than people: where an entry has none of them, each of the second follows. */
const ADDED: readonly (readonly [has: readonly string[], adds: readonly string[]])[] = [
  [['title'], ['title']],
  [['author', 'editor'], ['author']],
  [
    ['year', 'date'],
    ['year', 'month', 'day', 'date'],
  ],
  [['doi'], ['doi']],
  [['eprint'], ['eprint', 'archiveprefix', 'primaryclass', 'eprinttype', 'eprintclass']],
  [['pmid'], ['pmid']],
  [['pmcid', 'pmc'], ['pmcid']],
  [['url', 'doi', 'howpublished'], ['url']],
  [['keywords', 'keyword'], ['keywords']],
  [['abstract'], ['abstract']],
];

function lacking(written: BibTexEntry, known: BibTexEntry): BibTexEntry['fields'] {
  const names = new Set(written.fields.map(({ name }) => name));
  return ADDED.filter(([has]) => !has.some((name) => names.has(name))).flatMap(([, adds]) =>
    known.fields.filter(({ name }) => adds.includes(name)),
  );
}

const ADDED_TO_ITEMS = ['title', 'issued', 'DOI', 'PMID', 'PMCID', 'keyword', 'abstract'] as const;

export function cslOf(given: NewEntry, brief = false): CslItem {
  const known = cslItem(entryOf(given, brief));
  const own = given.own?.();
  if (!own) return known;
  // The id stands first, also where the entry has none of its own.
  const item: Record<string, unknown> = Object.assign({ id: known.id }, own.item, { id: known.id });
  const add = (name: string) => {
    if (item[name] === undefined && known[name] !== undefined) item[name] = known[name];
  };
  for (const name of ADDED_TO_ITEMS) add(name);
  if (item.editor === undefined) add('author');
  if (own.item.DOI === undefined) add('URL');
  const arxiv = arxivOf(known);
  if (arxiv !== undefined && arxivOf(own.item) === undefined) {
    if (item['container-title'] === undefined && item.number === undefined) item.number = `arXiv:${arxiv}`;
    else item.custom = { ...(own.item.custom as object | undefined), arXiv: arxiv };
  }
  return item;
}

export function risOf(given: NewEntry, brief = false): string[] {
  const own = given.own?.();
  if (!own) return risLines(entryOf(given, brief));
  const item = cslOf(given, brief);
  if (own.format !== 'ris') return risLinesOf(item);
  const lines = own.entry.fields
    .filter(({ tag }) => tag !== 'ID')
    .map(({ tag, value }) => `${tag}  - ${value.replace(/\n/g, '\r\n')}`);
  const tags = new Set(own.entry.fields.map(({ tag }) => tag));
  const added = risLinesOf(item).filter((line) => {
    const tag = line.slice(0, 2);
    return (RIS_ADDED.get(tag) ?? []).length > 0 && !RIS_ADDED.get(tag)!.some((known) => tags.has(known));
  });
  return [lines[0]!, `ID  - ${given.key}`, ...lines.slice(1), ...added, 'ER  - '];
}

/** Tags that are added, and those that say the same. */
const RIS_ADDED: ReadonlyMap<string, readonly string[]> = new Map([
  ['TI', ['TI', 'T1', 'BT', 'CT']],
  ['AU', ['AU', 'A1', 'A2', 'ED']],
  ['PY', ['PY', 'Y1', 'DA']],
  ['DO', ['DO']],
  ['AN', ['AN']],
  ['UR', ['UR', 'L2', 'DO']],
  ['KW', ['KW']],
  ['AB', ['AB', 'N2']],
]);
