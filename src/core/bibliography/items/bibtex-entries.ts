/**
 * The entries of a BibTeX file one by one: only what is asked for is read, for a note cites five of five thousand.
 * Values have their macros put in; `resolved` has what an entry takes from others, too.
 */
import type { Span } from '../../place';
import type { BibField } from '../../sources/bibliography/bibtex-grammar';
import { scanBibtex } from '../../sources/bibliography/bibtex-scan';
import { inheritedFrom } from './bibtex-inheritance';
import type { KeyPlace } from './bibtex-keys';

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

/** Letters of macros put into one value: they may double each other, and thirty lines would fill the memory. */
const LONGEST_JOINED = 20_000;
/** Entries that refer to each other in a row; a circle ends here, too. */
const LONGEST_CHAIN = 5;
const MONTH = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)$/i;

export class BibtexEntries {
  readonly #text: string;
  readonly #keys: ReadonlyMap<string, KeyPlace>;
  #folded: ReadonlyMap<string, string> | undefined;
  #macros: ReadonlyMap<string, string> | undefined;
  /** Entries that others refer to, by what is left of the chain and their key: some list each other, all of them. */
  readonly #parents = new Map<string, BibtexEntry | undefined>();

  /** `keys` are those of `bibtexKeys`. */
  constructor(text: string, keys: ReadonlyMap<string, KeyPlace>) {
    this.#text = text;
    this.#keys = keys;
  }

  /** With the fields that it takes from the entries it refers to; undefined where the file has no entry of the key. */
  resolved(key: string): BibtexEntry | undefined {
    return this.#resolved(key, LONGEST_CHAIN);
  }

  /** The same of the entry that stands there, whatever its key: of two with one key, each is found. */
  resolvedAt(place: Span): BibtexEntry | undefined {
    const own = this.#entryAt(place);
    return own && this.#withParents(own, LONGEST_CHAIN);
  }

  #resolved(key: string, depth: number): BibtexEntry | undefined {
    const place = this.#keys.get(key)?.entry;
    const own = place && this.#entryAt(place);
    return own && this.#withParents({ ...own, key }, depth);
  }

  /** As it stands. */
  #entryAt({ start, end }: Span): BibtexEntry | undefined {
    const text = this.#text.slice(start, end);
    const [entry] = scanBibtex(text).entries;
    if (!entry) return undefined;
    const fields = new Map<string, BibtexField>();
    for (const field of entry.fields)
      if (!fields.has(field.name)) fields.set(field.name, this.#read(field, text));
    const key = entry.key ? text.slice(entry.key.start, entry.key.end) : '';
    return { type: entry.type, key, fields: [...fields.values()] };
  }

  #withParents(own: BibtexEntry, depth: number): BibtexEntry {
    if (depth === 0) return own;
    const fields = new Map(own.fields.map((field) => [field.name, field]));
    const parents = (name: string) =>
      (fields.get(name)?.value ?? '').split(',').flatMap((one) => this.#known(one.trim()) ?? []);
    for (const name of ['xdata', 'crossref'] as const)
      for (const parent of parents(name)) {
        const read = parent === own.key ? undefined : this.#parent(parent, depth - 1);
        if (!read) continue;
        for (const field of name === 'xdata' ? read.fields : inheritedFrom(read, own.type))
          if (!fields.has(field.name)) fields.set(field.name, field);
        fields.delete(name);
      }
    return { ...own, fields: [...fields.values()] };
  }

  #parent(key: string, depth: number): BibtexEntry | undefined {
    const asked = `${depth} ${key}`;
    if (!this.#parents.has(asked)) this.#parents.set(asked, this.#resolved(key, depth));
    return this.#parents.get(asked);
  }

  /** The key as the file writes it: BibTeX tells no capitals apart where an entry refers to another. */
  #known(key: string): string | undefined {
    if (this.#keys.has(key)) return key;
    this.#folded ??= new Map(Array.from(this.#keys.keys(), (each) => [each.toLowerCase(), each]));
    return this.#folded.get(key.toLowerCase());
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
      if (index < done || isRemark(this.#text, index)) continue;
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
const STRINGS_END = /[\r\n][ \t]*@(?!string\b)[A-Za-z]/gi;

/** Whether a `%` stands before it on its line. */
function isRemark(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_LINE), at);
  return before.slice(before.search(/[^\r\n]*$/)).includes('%');
}

const LONGEST_LINE = 400;

/** All that is written there; a macro for which there is no room any more stays as its name. */
function joined(pieces: BibField['pieces'], text: string, macros: () => ReadonlyMap<string, string>): string {
  let room = LONGEST_JOINED;
  return pieces
    .map(({ start, end, bare }) => {
      const part = text.slice(start, end);
      const macro = bare && !/^\d+$/.test(part) ? macros().get(part.toLowerCase()) : undefined;
      if (macro === undefined || (pieces.length > 1 && macro.length > room)) return part;
      room -= macro.length;
      return macro;
    })
    .join('');
}
