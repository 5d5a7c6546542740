/**
 * Cuts a BibTeX file into entries, fields and values with their offsets. One pass; what is broken costs its own
 * entry, for a line that opens another entry is taken as such even within an open brace.
 *
 * The grammar is BibTeX's own (https://tug.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf, section 2), and `%`
 * comments as Biber has them. The parsers there are keep no offsets, and lose an entry for a missing comma.
 */
import type { Span } from '../../place';
import { atOnce } from '../../steps';
import { type BibMessage, closedEarly, entryBroken, entryOpen, valueOpen } from './bibtex-faults';
import {
  BARE,
  type BibEntry,
  type BibFault,
  type BibField,
  type BibFile,
  type BibPiece,
  EMPTY,
  FIELD_BEHIND,
  FIELD_LINE,
  FIELD_WITHIN,
  HEAD,
  HEAD_LINE,
  KEY,
  LINE_END,
  matchAt,
  NAME,
  NEXT_LINE,
} from './bibtex-grammar';

/** Letters of a line that a problem marks. */
const LONGEST_SHOWN = 80;

export function scanBibtex(text: string): BibFile {
  return atOnce(scanBibtexInSteps(text));
}

/** The same in steps of some hundred entries. */
export function scanBibtexInSteps(text: string): Iterator<void, BibFile> {
  return new Scanner(text).read();
}

/** Entries in a step. */
const IN_STEP = 250;

interface OpenEntry {
  readonly type: string;
  readonly start: number;
  readonly close: string;
  readonly fields: BibField[];
  key?: Span;
  broken: boolean;
}

class Scanner {
  readonly #text: string;
  #at = 0;
  #commentsClose = true;
  readonly #entries: BibEntry[] = [];
  readonly #strings: BibField[] = [];
  readonly #faults: BibFault[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  *read(): Generator<void, BibFile> {
    for (let head = this.#nextHead(); head; head = this.#nextHead()) {
      const start = head.index;
      const type = head[1]!.toLowerCase();
      this.#at = start + head[0].length;
      if (type === 'comment' || type === 'preamble') this.#skipComment(head[2] === '{');
      else this.#readEntry({ type, start, close: head[2] === '{' ? '}' : ')', fields: [], broken: false });
      if (this.#entries.length % IN_STEP === IN_STEP - 1) yield;
    }
    return { entries: this.#entries, strings: this.#strings, faults: this.#faults };
  }

  /** The next `@word{` that is neither commented out nor in an address. */
  #nextHead(): RegExpExecArray | undefined {
    for (;;) {
      HEAD.lastIndex = this.#at;
      const head = HEAD.exec(this.#text);
      if (!head) return undefined;
      const passed = this.#text.slice(this.#at, head.index);
      const before = passed
        .slice(Math.max(passed.lastIndexOf('\n'), passed.lastIndexOf('\r')) + 1)
        .trimStart();
      if (/^(?:%|#|\/\/)/.test(before)) this.#at = this.#endOfLine(head.index);
      else if (/[\w.]$/.test(before.slice(-1))) this.#at = head.index + 1;
      else return head;
    }
  }

  /** Behind the closing brace of a comment; behind its word alone where none closes it. */
  #skipComment(inBraces: boolean): void {
    if (!inBraces || !this.#commentsClose) return;
    let depth = 1;
    for (let at = this.#at; at < this.#text.length; at++) {
      const char = this.#text[at];
      if (char === '{') depth++;
      else if (char === '}' && --depth === 0) {
        this.#at = at + 1;
        return;
      }
    }
    // To look for more to the end of the file would take time quadratic in their number.
    this.#commentsClose = false;
  }

  #readEntry(entry: OpenEntry): void {
    if (entry.type !== 'string') this.#readKey(entry);
    const isClosed = this.#readFields(entry);
    const end = isClosed ? this.#at : this.#trimmedEnd(entry.start);
    if (entry.type === 'string') {
      for (const field of entry.fields) this.#strings.push(field);
      return;
    }
    if (isClosed && matchAt(FIELD_BEHIND, this.#text, end)) {
      this.#fault(entry, end - 1, closedEarly);
    }
    const { type, start, key, broken } = entry;
    // Precision first: half a value, or two in one, are worse than none.
    const fields = isClosed ? entry.fields : entry.fields.filter((field) => !this.#holdsField(field));
    this.#entries.push({ type, start, end, fields, broken: broken || !isClosed, ...(key && { key }) });
  }

  #holdsField({ start, end }: Span): boolean {
    return FIELD_WITHIN.test(this.#text.slice(start, end));
  }

  #readKey(entry: OpenEntry): void {
    const match = matchAt(KEY, this.#text, this.#at);
    if (!match) return;
    const words = match[1]!.trimEnd();
    const start = this.#at + match[0].length - match[1]!.length;
    const behind = start + match[1]!.length;
    // `@article{title = {…}`: the key is missing.
    if (this.#text[behind] === '=') return;
    entry.key = { start, end: start + words.length };
    this.#at = behind;
  }

  /** Reads fields up to the end of the entry; false when nothing closes it. */
  #readFields(entry: OpenEntry): boolean {
    for (;;) {
      this.#skipBetween();
      const char = this.#text[this.#at];
      if (char === entry.close) {
        this.#at++;
        return true;
      }
      if (char === undefined || (char === '@' && this.#isHeadLine())) {
        if (!entry.broken) this.#fault(entry, entry.start, (name) => entryOpen(name, entry.close));
        return false;
      }
      const name = matchAt(NAME, this.#text, this.#at);
      const empty = name ? undefined : matchAt(EMPTY, this.#text, this.#at);
      if (empty) {
        this.#at += empty[0].length;
        continue;
      }
      if (!name) {
        this.#passOver(entry);
        return false;
      }
      const field = this.#readValue(entry, name);
      if (field === 'lost') return false;
      if (field) entry.fields.push(field);
    }
  }

  /** Undefined when the value is not closed and the entry goes on, `lost` when it does not. */
  #readValue(entry: OpenEntry, name: RegExpExecArray): BibField | 'lost' | undefined {
    const start = this.#at;
    this.#at += name[0].length;
    const pieces: BibPiece[] = [];
    for (;;) {
      this.#skipSpace();
      const piece = this.#readPiece();
      if (piece === 'open') {
        this.#fault(entry, start, (told) => valueOpen(told, name[1]!));
        return undefined;
      }
      if (piece) pieces.push(piece);
      const end = this.#at;
      this.#skipSpace();
      if (this.#text[this.#at] === '#') {
        this.#at++;
        continue;
      }
      if (this.#goesOn(entry.close)) return { name: name[1]!.toLowerCase(), pieces, start, end };
      this.#passOver(entry);
      return 'lost';
    }
  }

  /** Whether what stands here may follow a value; a missing comma is forgiven. */
  #goesOn(close: string): boolean {
    const char = this.#text[this.#at];
    if (char === undefined || char === ',' || char === '%' || char === close) return true;
    return char === '@' ? this.#isHeadLine() : matchAt(NAME, this.#text, this.#at) !== undefined;
  }

  #readPiece(): BibPiece | 'open' | undefined {
    const char = this.#text[this.#at];
    if (char === '{' || char === '"') {
      const start = this.#at + 1;
      const end = this.#closing(start, char === '"');
      if (end === undefined) return 'open';
      this.#at = end + 1;
      return { start, end, bare: false };
    }
    const bare = matchAt(BARE, this.#text, this.#at);
    if (!bare) return undefined;
    const start = this.#at;
    this.#at += bare[0].length;
    return { start, end: this.#at, bare: true };
  }

  /** Where the value that starts here closes; when it does not, `#at` is behind what can belong to it. */
  #closing(from: number, quoted: boolean): number | undefined {
    let depth = 0;
    for (let at = from; at < this.#text.length; at++) {
      const char = this.#text[at];
      if (char === '{') depth++;
      else if (char === '}') {
        if (depth === 0 && !quoted) return at;
        depth = Math.max(0, depth - 1);
      } else if (char === '"') {
        if (quoted && depth === 0) return at;
      } else if ((char === '\n' || char === '\r') && this.#breaksOff(at + 1)) {
        this.#at = at;
        return undefined;
      }
    }
    this.#at = this.#text.length;
    return undefined;
  }

  #breaksOff(at: number): boolean {
    return (
      matchAt(HEAD_LINE, this.#text, at) !== undefined || matchAt(FIELD_LINE, this.#text, at) !== undefined
    );
  }

  #isHeadLine(): boolean {
    return matchAt(HEAD_LINE, this.#text, this.#at) !== undefined;
  }

  /** Over white space, commas and comments. */
  #skipBetween(): void {
    for (;;) {
      this.#skipSpace();
      const char = this.#text[this.#at];
      if (char === ',') this.#at++;
      else if (char === '%') this.#at = this.#endOfLine(this.#at);
      else return;
    }
  }

  #skipSpace(): void {
    while (this.#at < this.#text.length && /\s/.test(this.#text[this.#at]!)) this.#at++;
  }

  #endOfLine(from: number): number {
    LINE_END.lastIndex = from;
    return LINE_END.exec(this.#text)?.index ?? this.#text.length;
  }

  #trimmedEnd(start: number): number {
    let end = this.#at;
    while (end > start + 1 && /\s/.test(this.#text[end - 1]!)) end--;
    return end;
  }

  /** What stands here is no field: the rest of the entry is passed over. */
  #passOver(entry: OpenEntry): void {
    this.#fault(entry, this.#at, entryBroken);
    NEXT_LINE.lastIndex = this.#at;
    const next = NEXT_LINE.exec(this.#text);
    this.#at = next ? next.index + 1 : this.#text.length;
  }

  #fault(entry: OpenEntry, start: number, told: (name: string) => BibMessage): void {
    entry.broken = true;
    const lineEnd = this.#text.slice(start, start + LONGEST_SHOWN).search(/[\r\n]/);
    const end = Math.min(start + (lineEnd < 0 ? LONGEST_SHOWN : lineEnd), this.#text.length);
    this.#faults.push({ start, end, ...told(this.#nameOf(entry)) });
  }

  #nameOf({ key }: OpenEntry): string {
    return key ? `The entry “${this.#text.slice(key.start, key.end)}”` : 'The entry';
  }
}
