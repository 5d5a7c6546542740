/** The values of BibTeX fields: macros put in, parts joined, and what a child takes from the entry it refers to. */

import { parseDate } from '../../dates';
import type { PartialDate, Printed } from '../../model';
import type { Placed, WholeText } from '../text/whole-text';
import type { BibEntry, BibField, BibFile, BibPiece } from './bibtex-grammar';
import { withinBraces } from './bibtex-names';
import { isTemplate } from './entry-values';

/** Macros that every style defines. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Macros may double each other: thirty lines of them would fill the memory. */
const LONGEST_JOINED = 20_000;

/** What an entry takes from the one it refers to: where and when that appeared, never what names the paper. */
const INHERITED: ReadonlySet<string> = new Set(
  'booktitle journal journaltitle year month date volume number series publisher school institution'.split(
    ' ',
  ),
);

export class BibValues {
  readonly #whole: WholeText;
  readonly #macros = new Map<string, string>(MONTHS.map((month) => [month, month]));
  readonly #entries = new Map<string, BibEntry>();

  constructor(whole: WholeText, file: BibFile) {
    this.#whole = whole;
    for (const { name, pieces } of file.strings) this.#macros.set(name, this.#join(pieces));
    for (const entry of file.entries) {
      const key = this.keyOf(entry)?.value.toLowerCase();
      if (key !== undefined && !this.#entries.has(key)) this.#entries.set(key, entry);
    }
  }

  keyOf({ key }: BibEntry): Placed<string> | undefined {
    return (
      key && {
        value: this.#whole.text.slice(key.start, key.end),
        place: this.#whole.place(key.start, key.end),
      }
    );
  }

  /** The fields of an entry by name; of a field that stands twice, the first, as BibTeX has it. */
  fieldsOf(entry: BibEntry): BibFields {
    const own = new Map<string, BibField>();
    for (const field of entry.fields) if (!own.has(field.name)) own.set(field.name, field);
    const reference = this.value(own.get('crossref'));
    const parent = reference && this.#entries.get(reference.value.trim().toLowerCase());
    const inherited = new Map<string, BibField>();
    for (const field of parent && parent !== entry ? parent.fields : []) {
      if (field.name === 'title' && !inherited.has('booktitle')) inherited.set('booktitle', field);
      else if (INHERITED.has(field.name) || (field.name === 'author' && entry.type === 'inbook'))
        inherited.set(field.name, field);
    }
    return {
      get: (...names) => {
        for (const name of names) {
          const value = this.value(own.get(name));
          if (value && value.value.trim() !== '') return value;
        }
        for (const name of names) {
          const value = this.value(inherited.get(name));
          // The place is that of the reference: a record lies within its own entry.
          if (value && value.value.trim() !== '') return { value: value.value, place: reference!.place };
        }
        return undefined;
      },
      printed: (name) => this.printed(own.get(name)),
    };
  }

  value(field: BibField | undefined): Placed<string> | undefined {
    const [first] = field?.pieces ?? [];
    if (!field || !first) return undefined;
    const span = field.pieces.length === 1 ? first : { start: first.start, end: field.end };
    const value = this.#join(field.pieces);
    if (isTemplate(value)) return undefined;
    return { value, place: this.#whole.place(span.start, span.end) };
  }

  /** The words between the outermost braces, as they stand. */
  printed(field: BibField | undefined): Printed | undefined {
    const [first, second] = field?.pieces ?? [];
    if (!field || !first || isTemplate(this.#join(field.pieces))) return undefined;
    if (second)
      return this.#whole.printedValue(this.#join(field.pieces), { start: first.start, end: field.end });
    if (first.bare) {
      const known = this.#macros.get(this.#slice(first).toLowerCase());
      return known === undefined ? undefined : this.#whole.printedValue(known, first);
    }
    let { start, end } = first;
    for (let level = 0; level < 4; level++) {
      const text = this.#whole.text.slice(start, end);
      const inner = withinBraces(text.trim());
      if (inner === undefined) break;
      start += text.length - text.trimStart().length + 1;
      end = start + inner.length;
    }
    return this.#whole.printed({ start, end });
  }

  #join(pieces: readonly BibPiece[]): string {
    let text = '';
    for (const piece of pieces) {
      const part = this.#slice(piece);
      text += piece.bare ? (this.#macros.get(part.toLowerCase()) ?? part) : part;
      if (pieces.length > 1 && text.length > LONGEST_JOINED) return text.slice(0, LONGEST_JOINED);
    }
    return text;
  }

  #slice({ start, end }: BibPiece): string {
    return this.#whole.text.slice(start, end);
  }
}

export interface BibFields {
  /** The value of the first of the names that the entry has, or inherits. */
  get(...names: string[]): Placed<string> | undefined;
  printed(name: string): Printed | undefined;
}

/** `date = {2019-06-02}`, or year, month and day; of a range the months and years that both ends share are kept. */
export function dateIn(fields: BibFields): Placed<PartialDate> | undefined {
  const whole = fields.get('date');
  const iso =
    whole &&
    parseDate(
      whole.value
        .trim()
        .split('/')[0]!
        .replace(/[~?%]+$/, ''),
    );
  if (iso?.year !== undefined) return { value: iso, place: whole!.place };
  const year = fields.get('year', 'date');
  const digits = year && /^\D{0,4}(1[5-9]\d\d|2[01]\d\d)(?!\d)/.exec(year.value.trim())?.[1];
  if (digits === undefined) return undefined;
  const value = {
    year: Number(digits),
    ...monthAndDay(fields.get('month')?.value ?? '', fields.get('day')?.value),
  };
  return { value, place: year!.place };
}

function monthAndDay(text: string, day: string | undefined): PartialDate {
  const words = text.replace(/[~{}\s]+/g, ' ').trim();
  const numbered = /^(0?[1-9]|1[0-2])$/.exec(words);
  const named = /(?:^|[^A-Za-z])([A-Za-z]{3})[a-z]{0,6}\.?(?![A-Za-z])/.exec(words);
  const month = numbered ? Number(words) : named ? MONTHS.indexOf(named[1]!.toLowerCase()) + 1 : 0;
  // May/June, "Dec. 3 -- Jan. 2": no month is the paper's own.
  if (month === 0 || (words.match(/[A-Za-z]{3,}/g)?.length ?? 0) > 1) return {};
  const single = /^(\d{1,2})$/.exec((day ?? words.replace(/[A-Za-z.,]+/g, ' ')).trim());
  const number = numbered && day === undefined ? 0 : Number(single?.[1] ?? 0);
  return number >= 1 && number <= 31 ? { month, day: number } : { month };
}
