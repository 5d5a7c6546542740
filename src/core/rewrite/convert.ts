/**
 * The citations of a note in another syntax: prefix, locator, suffix, the author left out, the form within the sentence.
 *
 * Whatever is written is read again first: where that does not say the same, the citation stays as it is and is listed.
 * The words around the citations are not touched, so that the note stays in the language it is in.
 */
import { findCitations, isMarkdown } from '../notes/citations';
import type { CitationForm } from '../notes/cluster';
import { noteLanguage } from '../notes/front-matter';
import { isCrossReference } from '../notes/keys';
import type { TextEdit } from '../notes/request';
import { canHold } from '../notes/write';
import type { Span } from '../place';
import { applyEdits, type Remark } from './rewriting';
import { type Group, groupsOf, isSame, locatorSpellings, modeOf, type Said, saidBy } from './sayings';
import { SPELL, type TargetForm } from './spell';

export interface Conversion {
  /** In order, not overlapping. */
  readonly edits: readonly TextEdit[];
  /** Citations that stay, each with what the target cannot say. */
  readonly left: readonly Remark[];
  /** Wikilinks to notes on papers that are links no more, and would come back as plain citations. */
  readonly unlinked: readonly Remark[];
  /** Wikilinks that were in brackets or in the sentence before, which a wikilink does not say. */
  readonly changed: number;
}

/**
 * `isKnown` says whether a key leads to a paper: a bare `@name` that does not may be a mention. `hasNote` says whether
 * there is a note for `[[@key]]` to lead to. Such a link is converted all the same, for in a folder of such notes they
 * all are, but what is lost with it is told.
 */
export function convertNote(
  text: string,
  language: string,
  target: TargetForm,
  isKnown: (key: string) => boolean = () => true,
  hasNote: (key: string) => boolean = () => false,
): Conversion {
  const note: Note = { text, target, language, natbib: isNatbib(text) };
  const groups = groupsOf(text, findCitations(text, language));
  const results = new Map<Group, Result>();
  for (const group of groups) {
    if (group.form !== target) results.set(group, staysBecause(note, group, isKnown) ?? convert(note, group));
  }
  leaveMisread(note, groups, results);
  const edits: TextEdit[] = [];
  const left: Remark[] = [];
  const unlinked: Remark[] = [];
  for (const [{ span, form, items }, result] of results) {
    if ('reason' in result) left.push({ span, reason: result.reason });
    else {
      edits.push({ span, newText: result.newText });
      if (form === 'wikilink' && items.some(({ key }) => hasNote(key)))
        unlinked.push({ span, reason: 'It is no link to the note on the paper any more.' });
    }
  }
  return { edits, left, unlinked, changed: target === 'wikilink' ? edits.length : 0 };
}

/**
 * What was read again alone may be read otherwise among the words around it, behind a lone backtick above all: what is
 * not the same in the whole note stays. A note whose language does not know the target is not read again.
 */
function leaveMisread(
  { text, target, language }: Note,
  groups: readonly Group[],
  results: Map<Group, Result>,
): void {
  if (target === 'typst' ? language !== 'typst' : target !== 'latex' && !isMarkdown(language)) return;
  const meant = groups.flatMap((group) => group.items.map((item) => ({ group, said: saidBy(item) })));
  for (;;) {
    const edits = [...results].flatMap(([{ span }, result]) =>
      'newText' in result ? [{ span, newText: result.newText }] : [],
    );
    if (edits.length === 0) return;
    const after = applyEdits(text, edits);
    const read = groupsOf(after, findCitations(after, language)).flatMap(({ items }) => items.map(saidBy));
    const isWrong = (at: number) => !isSame(read.slice(at, at + 1), [meant[at]!.said], target === 'wikilink');
    const wrong = meant.findIndex((_, at) => isWrong(at));
    if (wrong < 0 && read.length === meant.length) return;
    // The fault is in the first one that is read otherwise, or in one before it that was changed.
    const at = wrong < 0 ? meant.length - 1 : wrong;
    const fault = meant.slice(0, at + 1).findLast(({ group }) => 'newText' in (results.get(group) ?? {}));
    const group = fault?.group ?? [...results].find(([, result]) => 'newText' in result)![0];
    results.set(group, { reason: 'Among the words around it, it would be read otherwise.' });
  }
}

interface Note {
  readonly text: string;
  readonly target: TargetForm;
  readonly language: string;
  readonly natbib: boolean;
}

type Stays = { readonly reason: string };
type Result = Stays | { readonly newText: string };

function staysBecause(
  { text, target }: Note,
  { form, nocite, span, items }: Group,
  isKnown: (key: string) => boolean,
): Stays | undefined {
  if (nocite) return { reason: 'It is listed without being cited.' };
  if (form === 'footnote') return { reason: 'The label of a footnote.' };
  if (!PLAIN[form]?.test(text.slice(span.start, span.end)))
    return { reason: `${NAMES[target]} has nothing that says just this.` };
  if (items.some(({ certain, key }) => !certain && !isKnown(key)))
    return { reason: 'It leads to no paper, so it may be a mention, not a citation.' };
  const bad = items.find(
    ({ key }) =>
      !canHold(target, key) || (isCrossReference(key) && (target === 'pandoc' || target === 'typst')),
  );
  if (bad) return { reason: `${NAMES[target]} cannot write the key ${bad.key}.` };
  const words = items.flatMap(({ prefix = '', suffix = '' }) => [prefix, suffix]);
  const isOneFamily = FAMILY[form] === FAMILY[target];
  const isMarked = words.some((each) => (isOneFamily ? /@/ : MARKUP).test(each));
  return isMarked
    ? { reason: 'Its words have markup or citations, which would have to be converted too.' }
    : undefined;
}

/** What each target says of itself by `{cite:…}`, `\…cite` or `#cite(…)`, and has a counterpart in others. */
const PLAIN: Readonly<Partial<Record<CitationForm, RegExp>>> = {
  pandoc: /^/,
  wikilink: /^\[\[@[^\]|#^]*\]\]$/,
  latex: /^\\(?:(?:paren|text|auto)?cites?|cite[pt]|citeyear(?:par)?|(?:paren|auto)?cite\*)(?![A-Za-z*])/,
  myst: /^\{cite(?::(?:p|t|year|yearpar))?\}/,
  typst: /^(?!.*\bstyle:)(?!.*\bform:(?!\s*"(?:normal|prose|year)"))/s,
};

const FAMILY: Readonly<Partial<Record<CitationForm, string>>> = {
  pandoc: 'markdown',
  wikilink: 'markdown',
  myst: 'markdown',
  latex: 'latex',
  typst: 'typst',
};

export const NAMES: Readonly<Record<TargetForm, string>> = {
  pandoc: 'Pandoc',
  wikilink: 'A wikilink',
  latex: 'LaTeX',
  myst: 'MyST',
  typst: 'Typst',
};

const MARKUP = /[\\{}$&#%_^~*`<>@[\]]/;

function convert(note: Note, group: Group): Result {
  const { text, target } = note;
  const meant = group.items.map(saidBy);
  if (target !== 'pandoc' && target !== 'wikilink' && modeOf(group.items) === undefined)
    return {
      reason: `${NAMES[target]} cannot leave the author out, or name it in the text, for some works of a citation alone.`,
    };
  const around = { natbib: note.natbib, behind: text.slice(group.span.end, group.span.end + 3) };
  let read: Said[] = [];
  for (const { locator, forced } of target === 'pandoc' ? PANDOC_WAYS : WAYS) {
    const spelt = group.items.map((item) => ({
      ...saidBy(item),
      locator: locatorSpellings(text, item).at(locator) ?? '',
    }));
    const newText = SPELL[target](spelt, { ...around, forced });
    if (newText === undefined) break;
    read = readAgain(note, group.span, newText);
    if (isSame(read, meant, target === 'wikilink')) return { newText };
  }
  return {
    reason: `${NAMES[target]} cannot say ${what(meant, read)}.`,
  };
}

/** The writer's own words for the locators, or ours: of all items alike, lest a citation mixes them. */
const WAYS = [
  { locator: 0, forced: false },
  { locator: -1, forced: false },
] as const;
const PANDOC_WAYS = [...WAYS, { locator: 0, forced: true }, { locator: -1, forced: true }] as const;

/** What a citation says that stands in the place of another. */
function readAgain({ text, target, language: own }: Note, { start, end }: Span, newText: string): Said[] {
  const language = target === 'typst' || (target === 'latex' && !isMarkdown(own)) ? target : 'markdown';
  const lang = language === 'markdown' ? noteLanguage(text) : undefined;
  const before = /[^\s[`]?$/u.exec(text.slice(Math.max(0, start - 2), start))![0];
  const head = `${lang ? `---\nlang: ${lang}\n---\n\n` : ''}x ${before}`;
  const behind = /^[^\s`]{0,3}/.exec(text.slice(end, end + 3))![0];
  return findCitations(`${head}${newText}${behind}`, language)
    .filter(({ span }) => span.start >= head.length && span.end <= head.length + newText.length)
    .flatMap(({ items }) => items.map(saidBy));
}

/** What of a citation a syntax has no words for. */
function what(meant: readonly Said[], read: readonly Said[]): string {
  const differs = (part: (said: Said) => string) =>
    meant.some((said, index) => part(said) !== (read[index] ? part(read[index]) : ''));
  if (differs(({ prefix }) => prefix)) return 'the words before the key';
  if (differs(({ locator }) => (locator ? `${locator.label} ${locator.value}` : '')))
    return 'where in the work';
  if (differs(({ suffix }) => suffix)) return 'the words behind the key';
  const [{ mode }] = meant as [Said, ...Said[]];
  if (differs((said) => said.mode))
    return mode === 'bracketed' ? 'this of several works at once' : `that it is ${mode}`;
  return 'this here';
}

function isNatbib(text: string): boolean {
  return (
    /\\cite[tp]\b|\{natbib\}/.test(text) && !/\\(?:parencite|textcite|autocite)\b|\{biblatex\}/.test(text)
  );
}
