/** An entry of a bibliography as its rules see it, whatever the format: BibTeX, CSL-JSON, CSL-YAML, RIS. */
import type { Span } from '../place';

export type Grammar = 'bibtex' | 'csl-json' | 'csl-yaml' | 'ris';

/** Offsets are UTF-16 units from the start of the entry. */
export interface EntryField extends Span {
  /** As BibTeX names it, in lower case; what CSL and RIS have for it is renamed. */
  readonly name: string;
  /** As the file calls it. */
  readonly label: string;
  /** Macros put in and parts joined, else as it stands. */
  readonly value: string;
  /** Where `value` stands, without its braces or quotation marks. */
  readonly at: Span;
  /** `value` is what stands at `at`, letter by letter: a part of it can be replaced. */
  readonly isLiteral: boolean;
  /** A macro or a number without braces. */
  readonly isBare: boolean;
  /** A word without braces that no `@string` of the file defines. */
  readonly undefinedMacro?: string;
}

/** Ends with the closing brace in BibTeX. */
export interface CheckedEntry {
  readonly grammar: Grammar;
  /** All of the entry. */
  readonly text: string;
  /** In lower case, BibTeX's word for it. */
  readonly type: string;
  readonly typeAt: Span;
  readonly key: string | undefined;
  readonly keyAt: Span | undefined;
  readonly fields: readonly EntryField[];
  /** It is broken, which the reader of the file says; what it lacks cannot be told. */
  readonly isBroken: boolean;
}

/** The first of the names that the entry has with a value; of a field that stands twice, the first, as BibTeX has it. */
export function fieldOf({ fields }: CheckedEntry, ...names: readonly string[]): EntryField | undefined {
  for (const name of names) {
    const found = fields.find((field) => field.name === name && field.value.trim() !== '');
    if (found) return found;
  }
  return undefined;
}

/** A value without braces and white space around it, on one line. */
export function bareValue(field: EntryField | undefined): string {
  return field?.value.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim() ?? '';
}

/** The field without a second pair of braces and white space around its value: `doi = {{10.1000/182}}` of Web of Science. */
export function unwrapped(field: EntryField): EntryField {
  const match = /^(\s*\{\s*)([\s\S]*?)(\s*\}\s*)$/.exec(field.value);
  if (!match || !isBalanced(match[2]!)) return field;
  const { start, end } = field.at;
  const at = field.isLiteral ? { start: start + match[1]!.length, end: end - match[3]!.length } : field.at;
  return { ...field, value: match[2]!, at };
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '{') depth++;
    else if (char === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** The value with what stands in braces, formulas and commands blotted out, each letter by `\0`: as long as before. */
export function outsideBraces(value: string): string {
  let depth = 0;
  let out = '';
  for (let at = 0; at < value.length; at++) {
    const char = value[at]!;
    if (char === '{') depth++;
    out += depth > 0 ? '\0' : char;
    if (char === '}') depth = Math.max(0, depth - 1);
  }
  return out.replace(/\\(?:[A-Za-z]{1,40}|[^\0])/g, blot).replace(/\$[^$]{1,400}\$/g, blot);
}

function blot(text: string): string {
  return '\0'.repeat(text.length);
}

/** What most entries of a file do: dialect, letters, hyphens. A rule that hangs on it says nothing where it is unclear. */
export interface Habits {
  readonly dialect: 'bibtex' | 'biblatex' | undefined;
  /** How letters with accents are written. */
  readonly letters: 'latex' | 'unicode' | undefined;
  /** Ranges of pages have two hyphens. */
  readonly doubleHyphens: boolean;
}

export interface EntryContext extends Habits {
  /** The year of the reader's clock. */
  readonly thisYear: number;
}
