/**
 * Plain data as one flat list of tokens and a table of shapes, for writing many objects of few kinds: what a
 * thousand records have in common, the names of their fields, stands once in the table.
 *
 * `{title: {text: 'A', place}, authors: [{family: 'Lee'}]}` is the tokens `1 2 "A" 0 0 0 1 1 3 "Lee"`: shape 1,
 * whose first field is an object (shape 2 with a text and a place of four numbers) and whose second is a list
 * (one object, of shape 3). It knows no type by name, so that a field added to the model is kept without a word
 * said here.
 */
import type { FileId, Place } from '../place';

/** The names of an object's fields, and for each the letter of how it is written, see `KIND`. */
export type Shape = readonly [kinds: string, ...names: string[]];

/** How a field stands among the tokens. */
const KIND = {
  /** One token, whatever JSON can say. */
  value: 'v',
  /** No token: the name of the file that is being written. */
  file: 'f',
  /** Four tokens: a place in that file. */
  place: 'p',
  /** The number of the shape, then its fields. */
  object: 'o',
  /** The count, then so many objects. */
  list: 'l',
} as const;

type Kind = (typeof KIND)[keyof typeof KIND];
type Fields = Record<string, unknown>;

export class TokenWriter {
  readonly tokens: unknown[] = [];
  readonly shapes: Shape[] = [];
  readonly #known = new Map<string, number>();

  /** Writes an object whose places are in this file. Fields that are undefined count as left out. */
  write(object: object, file: FileId): void {
    const { tokens } = this;
    const at = tokens.push(0) - 1;
    const fields = object as Fields;
    let kinds = '';
    let names = '';
    for (const name in fields) {
      const value = fields[name];
      if (value === undefined) continue;
      const kind = kindOf(value, file);
      kinds += kind;
      names += `,${name}`;
      if (kind === KIND.value) tokens.push(value);
      else if (kind === KIND.place) {
        const { line, column, endLine, endColumn } = value as Place;
        tokens.push(line, column, endLine, endColumn);
      } else if (kind === KIND.object) this.write(value as object, file);
      else if (kind === KIND.list) {
        tokens.push((value as object[]).length);
        for (const each of value as object[]) this.write(each, file);
      }
    }
    tokens[at] = this.#shape(kinds, names);
  }

  #shape(kinds: string, names: string): number {
    const id = kinds + names;
    let shape = this.#known.get(id);
    if (shape === undefined) {
      shape = this.shapes.push([kinds, ...names.split(',').slice(1)]) - 1;
      this.#known.set(id, shape);
    }
    return shape;
  }
}

function kindOf(value: unknown, file: FileId): Kind {
  if (typeof value !== 'object' || value === null) return value === file ? KIND.file : KIND.value;
  if (Array.isArray(value)) return value.length > 0 && value.every(isObject) ? KIND.list : KIND.value;
  return isPlaceIn(value as Fields, file) ? KIND.place : KIND.object;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlaceIn(value: Fields, file: FileId): boolean {
  const { line, column, endLine, endColumn } = value;
  return (
    value.file === file &&
    typeof line === 'number' &&
    typeof column === 'number' &&
    typeof endLine === 'number' &&
    typeof endColumn === 'number' &&
    Object.keys(value).length === 5
  );
}

export class TokenReader {
  readonly #tokens: readonly unknown[];
  readonly #shapes: readonly Shape[];
  #at = 0;

  constructor(tokens: readonly unknown[], shapes: readonly Shape[]) {
    this.#tokens = tokens;
    this.#shapes = shapes;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  next(): unknown {
    return this.#tokens[this.#at++];
  }

  /** The next object. What is not as a writer leaves it throws or gives another object. */
  read(file: FileId): Fields {
    const shape = this.#shapes[this.next() as number]!;
    const kinds = shape[0];
    const fields: Fields = {};
    for (let i = 0; i < kinds.length; i++) {
      const name = shape[i + 1]!;
      switch (kinds[i] as Kind) {
        case 'v':
          fields[name] = this.next();
          break;
        case 'f':
          fields[name] = file;
          break;
        case 'p':
          fields[name] = this.#place(file);
          break;
        case 'o':
          fields[name] = this.read(file);
          break;
        case 'l':
          fields[name] = this.#list(file);
      }
    }
    return fields;
  }

  #place(file: FileId): Place {
    const tokens = this.#tokens as readonly number[];
    const at = this.#at;
    this.#at += 4;
    return {
      file,
      line: tokens[at]!,
      column: tokens[at + 1]!,
      endLine: tokens[at + 2]!,
      endColumn: tokens[at + 3]!,
    };
  }

  #list(file: FileId): Fields[] {
    const list: Fields[] = [];
    for (let left = this.next() as number; left > 0; left--) list.push(this.read(file));
    return list;
  }
}
