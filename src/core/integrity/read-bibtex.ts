/** Entries of a BibTeX file for the rules. What is not seen twice is read once: entries are known by their text. */
import { MONTHS } from '../bibliography/bibtex/bibtex-fields';
import type { BibEntry, BibField, BibFile } from '../sources/bibliography/bibtex-grammar';
import { isTemplate } from '../sources/bibliography/entry-values';
import type { CheckedEntry, EntryField } from './entry';

/** Macros may double each other. */
const LONGEST_JOINED = 20_000;

export type Macros = ReadonlyMap<string, string>;

export function macrosOf(text: string, { strings }: BibFile): Macros {
  const macros = new Map<string, string>(MONTHS.map((month) => [month, month]));
  for (const field of strings) macros.set(field.name, joined(text, field, macros));
  return macros;
}

/** Offsets in it are from its start. */
export function checkedEntry(text: string, entry: BibEntry, macros: Macros): CheckedEntry {
  const { start, end, type, key, broken } = entry;
  return {
    grammar: 'bibtex',
    text: text.slice(start, end),
    type,
    typeAt: { start: 1, end: 1 + type.length },
    key: key && text.slice(key.start, key.end),
    keyAt: key && { start: key.start - start, end: key.end - start },
    fields: entry.fields.map((field) => checkedField(text, field, start, macros)),
    isBroken: broken,
  };
}

function checkedField(text: string, field: BibField, from: number, macros: Macros): EntryField {
  const { name, pieces, start, end } = field;
  const [first] = pieces;
  const at = first && pieces.length === 1 ? first : { start: first?.start ?? end, end };
  const value = joined(text, field, macros);
  return {
    name,
    label: text.slice(start, start + name.length),
    value: isTemplate(value) ? '' : value,
    start: start - from,
    end: end - from,
    at: { start: at.start - from, end: at.end - from },
    isLiteral: pieces.length === 1 && first!.bare === false,
    isBare: pieces.length === 1 && first!.bare,
    ...undefinedIn(text, field, macros),
  };
}

/** Fields that are figures, in which a word without braces is a slip; in others it may be defined in another file. */
const FIGURES = /^(?:year|date|volume|number|pages|eid|edition|doi|url|isbn|issn|eprint)$/;

function undefinedIn(text: string, { name, pieces }: BibField, macros: Macros): { undefinedMacro?: string } {
  // Some have all their macros in another file.
  if (macros.size === MONTHS.length && !FIGURES.test(name)) return {};
  const words = pieces.flatMap(({ start, end, bare }) => (bare ? [text.slice(start, end)] : []));
  const undefinedMacro = words.find((word) => !/^\d+$/.test(word) && !macros.has(word.toLowerCase()));
  return undefinedMacro === undefined ? {} : { undefinedMacro };
}

function joined(text: string, { pieces }: BibField, macros: Macros): string {
  let value = '';
  for (const { start, end, bare } of pieces) {
    const part = text.slice(start, end);
    value += bare ? (macros.get(part.toLowerCase()) ?? part) : part;
    if (pieces.length > 1 && value.length > LONGEST_JOINED) return value.slice(0, LONGEST_JOINED);
  }
  return value;
}
