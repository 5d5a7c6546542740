/** The parts of a BibTeX file, and the expressions by which they are told; those that are sticky match at one offset. */
import type { Span } from '../../place';

/** A part of a value: the words within braces or quotes, or the name of a macro, or a number. */
export interface BibPiece extends Span {
  readonly bare: boolean;
}

export interface BibField extends Span {
  /** In lower case. */
  readonly name: string;
  /** Several where `#` joins them. */
  readonly pieces: readonly BibPiece[];
}

export interface BibEntry extends Span {
  /** In lower case, without the `@`. */
  readonly type: string;
  readonly key?: Span;
  readonly fields: readonly BibField[];
  /** A fault was met within it. */
  readonly broken: boolean;
}

export interface BibFault extends Span {
  readonly code: string;
  readonly message: string;
}

export interface BibFile {
  readonly entries: readonly BibEntry[];
  /** Macros: the fields of every `@string`. */
  readonly strings: readonly BibField[];
  readonly faults: readonly BibFault[];
}

export const HEAD = /@([A-Za-z][\w-]{0,40})\s{0,20}([{(])/g;

/** A line that opens an entry, whatever is still open above it. */
export const HEAD_LINE =
  /[ \t]{0,8}@[A-Za-z][\w-]{0,40}[ \t]{0,8}[{(]\s{0,20}[^\s,={}"@]{1,200}\s{0,20}[,=]/y;

const KNOWN =
  '(?:title|author|editor|year|date|month|journal|journaltitle|booktitle|doi|url|pages|volume|number|publisher|abstract|keywords|eprint|archiveprefix|primaryclass|note|isbn|issn|institution|school|series|address|urldate)';

/** A line that is a field, whatever is still open above it. */
export const FIELD_LINE = new RegExp(`[ \\t]{0,40}${KNOWN}[ \\t]{0,20}=[ \\t]{0,20}["{\\d]`, 'iy');

/** Fields behind the end of an entry: a brace too many closed it. */
export const FIELD_BEHIND = new RegExp(`\\s{0,200}[,}]?\\s{0,200}${KNOWN}\\s{0,20}=\\s{0,20}["{\\d]`, 'iy');

/** Old programs of the Mac end lines with `\r` alone. */
export const LINE_END = /[\r\n]/g;
export const NEXT_LINE = /[\r\n][ \t]{0,8}@[A-Za-z]/g;

/** A field within the value of another: a bracket between them is missing. */
export const FIELD_WITHIN = new RegExp(`,\\s{0,20}${KNOWN}\\s{0,20}=\\s{0,20}["{]`, 'i');

/** A name without a value: some programs write what they do not know so. */
export const EMPTY = /[A-Za-z_][^\s=,{}"#%()@\\]{0,60}\s{0,200}(?=[,})])/y;

export const NAME = /([A-Za-z_][^\s=,{}"#%()@\\]{0,60})\s{0,200}=/y;
export const KEY = /\s*([^\s,={}"@\\][^,={}"@\\\r\n]{0,300})/y;
export const BARE = /[^\s,#{}"=()@%\\]{1,200}/y;

/** The match of a sticky expression at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
