/**
 * The entries of a BibTeX file one by one: only what is asked for is read, for a note cites five of five thousand.
 * Values have their macros put in; `resolved` has what an entry takes from others, too.
 */
import type { Span } from '../../place';
import type { BibField } from '../../sources/bibliography/bibtex-grammar';
import { scanBibtex } from '../../sources/bibliography/bibtex-scan';
import { inheritedFrom } from './bibtex-inheritance';

export interface BibtexField {
  /** In lower case. */
  readonly name: string;
  /** What stands between the braces, macros put in; of a month its macro. */
  readonly value: string;
  /** It is a number or a macro of a month, and stood without braces. */
  readonly bare?: true;
}

export interface BibtexEntry {
  /** In lower case. */
  readonly type: string;
  readonly key: string;
  /** Of a field that stands twice the first, as BibTeX has it. */
  readonly fields: readonly BibtexField[];
}

/** Macros may double each other: thirty lines of them would fill the memory. */
const LONGEST_JOINED = 20_000;
/** Entries that refer to each other in a row; a circle ends here, too. */
const LONGEST_CHAIN = 5;
const MONTH = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)$/i;

export class BibtexEntries {
  readonly #text: string;
  readonly #keys: ReadonlyMap<string, Span>;
  #stretches: ReadonlyMap<string, Span> | undefined;
  #folded: ReadonlyMap<string, string> | undefined;
  #macros: ReadonlyMap<string, string> | undefined;

  /** `keys` has the place of each key, in the order of the file. */
  constructor(text: string, keys: ReadonlyMap<string, Span>) {
    this.#text = text;
    this.#keys = keys;
  }

  /** As it stands; undefined where the file has no entry of the key. */
  entry(key: string): BibtexEntry | undefined {
    const stretch = this.#stretchOf(key);
    if (!stretch) return undefined;
    const text = this.#text.slice(stretch.start, stretch.end);
    const [entry] = scanBibtex(text).entries;
    if (!entry) return undefined;
    const fields = new Map<string, BibtexField>();
    for (const field of entry.fields)
      if (!fields.has(field.name)) fields.set(field.name, this.#read(field, text));
    return { type: entry.type, key, fields: [...fields.values()] };
  }

  /** With the fields that it takes from the entries it refers to. */
  resolved(key: string): BibtexEntry | undefined {
    return this.#resolved(key, LONGEST_CHAIN);
  }

  #resolved(key: string, depth: number): BibtexEntry | undefined {
    const own = this.entry(key);
    if (!own || depth === 0) return own;
    const fields = new Map(own.fields.map((field) => [field.name, field]));
    const parents = (name: string) =>
      (fields.get(name)?.value ?? '').split(',').flatMap((one) => this.#known(one.trim()) ?? []);
    for (const name of ['xdata', 'crossref'] as const)
      for (const parent of parents(name)) {
        const read = parent === key ? undefined : this.#resolved(parent, depth - 1);
        if (!read) continue;
        for (const field of name === 'xdata' ? read.fields : inheritedFrom(read, own.type))
          if (!fields.has(field.name)) fields.set(field.name, field);
        fields.delete(name);
      }
    return { ...own, fields: [...fields.values()] };
  }

  /** The key as the file writes it: BibTeX tells no capitals apart where an entry refers to another. */
  #known(key: string): string | undefined {
    if (this.#keys.has(key)) return key;
    this.#folded ??= new Map(Array.from(this.#keys.keys(), (each) => [each.toLowerCase(), each]));
    return this.#folded.get(key.toLowerCase());
  }

  /** From its `@` to that of the next entry with a key. */
  #stretchOf(key: string): Span | undefined {
    if (!this.#stretches) {
      const starts = Array.from(this.#keys.values(), ({ start }) => this.#text.lastIndexOf('@', start));
      this.#stretches = new Map(
        Array.from(this.#keys.keys(), (each, at) => [
          each,
          { start: starts[at]!, end: starts[at + 1] ?? this.#text.length },
        ]),
      );
    }
    return this.#stretches.get(key);
  }

  #read({ name, pieces }: BibField, text: string): BibtexField {
    const [first, ...more] = pieces;
    const words = first ? text.slice(first.start, first.end) : '';
    if (first?.bare && more.length === 0 && /^(?:\d+|[a-z]{3,4})$/i.test(words) && !this.#isMacro(words))
      return { name, value: words, bare: true };
    return { name, value: joined(pieces, text, () => this.#strings()) };
  }

  #isMacro(word: string): boolean {
    return !/^\d+$/.test(word) && !(MONTH.test(word) && !this.#strings().has(word.toLowerCase()));
  }

  /** The macros of the file, all of them: read when the first is asked for. */
  #strings(): ReadonlyMap<string, string> {
    if (this.#macros) return this.#macros;
    const macros = new Map<string, string>();
    let done = 0;
    for (const { index } of this.#text.matchAll(/@string\s{0,20}[{(]/gi)) {
      const line = this.#text.slice(this.#text.lastIndexOf('\n', index) + 1, index);
      if (index < done || line.includes('%')) continue;
      STRINGS_END.lastIndex = index;
      done = STRINGS_END.exec(this.#text)?.index ?? this.#text.length;
      const block = this.#text.slice(index, done);
      for (const { name, pieces } of scanBibtex(block).strings)
        macros.set(
          name,
          joined(pieces, block, () => macros),
        );
    }
    this.#macros = macros;
    return macros;
  }
}

/** What follows a block of macros. */
const STRINGS_END = /\n[ \t]*@(?!string\b)[A-Za-z]/gi;

function joined(pieces: BibField['pieces'], text: string, macros: () => ReadonlyMap<string, string>): string {
  let value = '';
  for (const { start, end, bare } of pieces) {
    const part = text.slice(start, end);
    const isWord = bare && !/^\d+$/.test(part);
    value += isWord ? (macros().get(part.toLowerCase()) ?? part) : part;
    if (pieces.length > 1 && value.length > LONGEST_JOINED) return value.slice(0, LONGEST_JOINED);
  }
  return value;
}
