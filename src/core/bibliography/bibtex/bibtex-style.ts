/** How the entries of a BibTeX file are laid out, so that a new one looks like them. */
import type { BibEntry, BibField } from '../../sources/bibliography/bibtex-grammar';
import { lineEndOf, mostCommon } from '../adding/added';
import { type BibTexStyle, DEFAULT_STYLE, type LetterCase } from './bibtex-write';

/** Entries that are looked at, the last ones: whoever keeps the file today writes like them. */
const SAMPLE = 200;

export function styleOf(text: string, entries: readonly BibEntry[]): BibTexStyle {
  const sample = entries.filter(({ broken, fields }) => !broken && fields.length > 0).slice(-SAMPLE);
  const base = { ...DEFAULT_STYLE, lineEnd: lineEndOf(text) };
  const beforeClose = base.lineEnd;
  if (sample.length === 0) return { ...base, beforeClose, between: base.lineEnd.repeat(2) };
  const fields = sample.flatMap((entry) => entry.fields.map((field) => ({ entry, field })));
  const heads = fields.map(({ field }) => headOf(text, field));
  const delimited = fields.filter(({ field }) => !field.pieces[0]?.bare);
  const bare = (name: string) => {
    const found = fields.filter(({ field }) => field.name === name);
    if (found.length === 0) return undefined;
    return mostCommon(found.map(({ field }) => field.pieces[0]?.bare ?? false));
  };
  return {
    ...base,
    dialect: dialectOf(sample),
    charset: isAscii(text) ? 'ascii' : 'utf-8',
    oneLine: most(sample, ({ start, end }) => !text.slice(start, end).trimEnd().includes('\n')),
    indent: mostCommon(fields.flatMap(({ field }) => indentOf(text, field) ?? [])) ?? base.indent,
    ...alignment(heads),
    quotes: most(delimited, ({ field }) => text[(field.pieces[0]?.start ?? 1) - 1] === '"'),
    bareYears: bare('year') ?? base.bareYears,
    bareMonths: bare('month') ?? base.bareMonths,
    trailingComma: most(sample, (entry) => text.slice(entry.fields.at(-1)!.end, entry.end).includes(',')),
    beforeClose: mostCommon(sample.map((entry) => closeOf(text, entry))) ?? beforeClose,
    typeCase: mostCommon(
      sample.map(({ start, type }) => caseOf(text.slice(start + 1, start + 1 + type.length))),
    )!,
    nameCase: mostCommon(heads.map(({ name }) => caseOf(name)))!,
    between: betweenOf(text, entries) ?? base.lineEnd.repeat(2),
  };
}

interface Head {
  readonly name: string;
  /** Blanks before the `=`. */
  readonly before: string;
  readonly after: string;
}

function headOf(text: string, { start, name }: BibField): Head {
  const [, before = ' ', after = ' '] =
    /^([ \t]*)=([ \t]*)/.exec(text.slice(start + name.length, start + 80)) ?? [];
  return { name: text.slice(start, start + name.length), before, after };
}

/** `author    = {`: names and blanks take the same room whatever the name. */
function alignment(heads: readonly Head[]): Pick<BibTexStyle, 'nameWidth' | 'equals'> {
  const after = mostCommon(heads.map((head) => head.after)) ?? ' ';
  const before = mostCommon(heads.map((head) => head.before)) ?? ' ';
  const width = mostCommon(heads.map((head) => head.name.length + head.before.length)) ?? 0;
  const aligned = heads.filter(({ name, before }) => name.length + before.length === width);
  const alike = heads.filter((head) => head.before === before);
  const lengths = new Set(aligned.map(({ name }) => name.length));
  if (lengths.size < 2 || aligned.length < alike.length)
    return { nameWidth: 0, equals: `${before}=${after}` };
  const narrow = aligned.map((head) => head.before.length).reduce((a, b) => Math.min(a, b));
  // A longer name than any there is keeps its blank.
  return { nameWidth: width - narrow, equals: `${' '.repeat(narrow)}=${after}` };
}

function indentOf(text: string, { start }: BibField): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^[ \t]*$/.test(line) ? line : undefined;
}

/** What stands before the closing bracket, the comma aside. */
function closeOf(text: string, entry: BibEntry): string {
  const between = text.slice(entry.fields.at(-1)!.end, entry.end - 1).replace(',', '');
  if (/^[ \t]*$/.test(between)) return between;
  return /^[ \t]*\r?\n[ \t]*$/.test(between) ? between.replace(/^[ \t]+/, '') : lineEndOf(between);
}

const BIBLATEX_ONLY = /^(?:journaltitle|date|eprinttype|eprintclass|langid|location|shortjournal|maintitle)$/;
const BIBTEX_ONLY = /^(?:journal|year|month|archiveprefix|primaryclass|address|school)$/;

function dialectOf(entries: readonly BibEntry[]): BibTexStyle['dialect'] {
  const names = entries.flatMap(({ fields }) => fields.map(({ name }) => name));
  const count = (pattern: RegExp) => names.filter((name) => pattern.test(name)).length;
  const online = entries.filter(({ type }) =>
    /^(?:online|thesis|report|dataset|software)$/.test(type),
  ).length;
  return count(BIBLATEX_ONLY) + online > count(BIBTEX_ONLY) ? 'biblatex' : 'bibtex';
}

/** Accents are commands, and no letter is beyond ASCII: the file is for an engine that knows no other. */
function isAscii(text: string): boolean {
  return (
    /\\(?:["'`^~=.]\s?\{?\\?[A-Za-z]|[uvHckr]\{[A-Za-z]|(?:ss|aa|ae|oe|o|l)\b)/.test(text) &&
    !/\P{ASCII}/u.test(text)
  );
}

/** What parts two entries that follow each other. */
function betweenOf(text: string, entries: readonly BibEntry[]): string | undefined {
  const last = entries.slice(-SAMPLE);
  const gaps = last.slice(1).map((entry, at) => text.slice(last[at]!.end, entry.start));
  return mostCommon(
    gaps.filter((gap) => /^[ \t]*(?:\r?\n[ \t]*)+$/.test(gap)).map((gap) => gap.replace(/[ \t]/g, '')),
  );
}

function caseOf(word: string): LetterCase {
  if (word === word.toLowerCase()) return 'lower';
  return word === word.toUpperCase() ? 'upper' : 'capital';
}

function most<T>(values: readonly T[], holds: (value: T) => boolean): boolean {
  return values.filter(holds).length * 2 > values.length;
}
