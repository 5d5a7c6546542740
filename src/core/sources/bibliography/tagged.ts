/** Formats of one field a line under a short tag: RIS, MEDLINE, EndNote. Line by line, for no library tells lines. */
import type { Printed } from '../../model';
import { hull, type Place } from '../../place';
import { headerAbove } from '../text/header';
import type { Lines } from '../text/lines';
import type { Placed } from '../text/whole-text';
import { isTemplate } from './entry-values';

export interface TaggedFormat {
  /** Matches a line that opens a field: its tag is the first group; the value starts where the match ends. */
  readonly field: RegExp;
  /** The tag with which every entry starts. */
  readonly first: string;
  /** The tag of the line that ends an entry, where there is one. */
  readonly last?: string;
}

export interface TaggedField {
  readonly tag: string;
  readonly line: number;
  readonly column: number;
  /** Behind its last line: lines without a tag go on with the field above. */
  end: number;
}

export interface TaggedEntry {
  readonly start: number;
  readonly end: number;
  readonly fields: readonly TaggedField[];
  /** The line that ends it stands there, or the format has none. */
  readonly closed: boolean;
}

interface OpenEntry {
  readonly start: number;
  readonly fields: TaggedField[];
}

export function readTagged(lines: Lines, format: TaggedFormat): TaggedEntry[] {
  const entries: TaggedEntry[] = [];
  let open: OpenEntry | undefined;
  const close = (end: number, closed: boolean) => {
    if (open) entries.push({ ...open, end, closed });
    open = undefined;
  };
  for (let line = 0; line < lines.length; line++) {
    const raw = lines.texts[line]!;
    const match = format.field.exec(raw.slice(0, 40));
    const field = open?.fields.at(-1);
    if (!match) {
      if (field && raw.trim() !== '') field.end = line + 1;
      continue;
    }
    const tag = match[1]!;
    if (tag === format.first) {
      close(field?.end ?? line, format.last === undefined);
      open = { start: line, fields: [] };
    }
    if (tag === format.last) close(line + 1, true);
    else open?.fields.push({ tag, line, column: match[0].length, end: line + 1 });
  }
  close(open?.fields.at(-1)?.end ?? lines.length, format.last === undefined);
  return entries;
}

/** The line that opens the first entry; above it only an address may stand. */
export function opensTagged(lines: Lines, { field, first }: TaggedFormat): number | undefined {
  let filled: number | undefined;
  for (let line = 0; line < Math.min(lines.length, HIGHEST_HEADER); line++) {
    const text = lines.texts[line]!.slice(0, 40);
    if (text.trim() === '') continue;
    filled ??= line;
    if (field.exec(text)?.[1] === first)
      return line === filled || headerAbove(lines, line).from <= filled ? line : undefined;
  }
  return undefined;
}

const HIGHEST_HEADER = 80;

/** The fields of an entry by their tags. */
export class TaggedFields {
  readonly #lines: Lines;
  readonly #byTag = new Map<string, TaggedField[]>();

  constructor(lines: Lines, { fields }: TaggedEntry) {
    this.#lines = lines;
    for (const field of fields) {
      const others = this.#byTag.get(field.tag);
      if (others) others.push(field);
      else this.#byTag.set(field.tag, [field]);
    }
  }

  /** The first field under the first of the tags that has one with words. */
  printed(...tags: readonly string[]): Printed | undefined {
    for (const tag of tags)
      for (const field of this.#byTag.get(tag) ?? []) {
        const printed = printedOf(this.#lines, field);
        if (printed) return printed;
      }
    return undefined;
  }

  get(...tags: readonly string[]): Placed<string> | undefined {
    const printed = this.printed(...tags);
    return printed && placed(printed);
  }

  /** Every field under any of the tags, in the order of the tags. */
  all(...tags: readonly string[]): Placed<string>[] {
    return tags
      .flatMap((tag) => this.#byTag.get(tag) ?? [])
      .map((field) => printedOf(this.#lines, field))
      .filter((printed) => printed !== undefined)
      .map(placed);
  }
}

function placed({ text, place }: Printed): Placed<string> {
  return { value: text.replace(/\n/g, ' '), place };
}

function printedOf(lines: Lines, { line, column, end }: TaggedField): Printed | undefined {
  const parts = [lines.printed(line, column)];
  for (let index = line + 1; index < end; index++) parts.push(lines.printed(index));
  const first = parts.findIndex(({ text }) => text !== '');
  if (first < 0) return undefined;
  const kept = parts.slice(first);
  if (isTemplate(kept[0]!.text)) return undefined;
  return { text: kept.map(({ text }) => text).join('\n'), place: hull(kept[0]!.place, kept.at(-1)!.place) };
}

/** The terms of several fields as one list. */
export function listed(values: readonly Placed<string>[]): Placed<readonly string[]> | undefined {
  const places: Place[] = values.map(({ place }) => place);
  return values.length === 0
    ? undefined
    : { value: [...new Set(values.map(({ value }) => value))], place: places.reduce(hull) };
}
