/**
 * An item as citeproc can take it, whatever a file says it is: strings that are text, names that are names, dates that
 * are dates. Nothing in it can be taken for a mark, and nothing of it makes citeproc throw.
 */
import type { CslItem } from '../../bibliography/csl';
import { withoutMarks } from './marks';

/** The item under the id that the engine knows it by. */
export function textItem(item: CslItem, id: string): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item)) {
    if (!VARIABLE.test(name) || OWN.has(name)) continue;
    const kept = NAMES.has(name) ? namesOf(value) : DATES.has(name) ? dateOf(value) : textOf(value);
    if (kept !== undefined) clean[name] = kept;
  }
  return { ...clean, id, type: typeof clean.type === 'string' ? clean.type : 'document' };
}

/** The names of the item's author, or of whoever stands in for him, as they are sorted by. */
export function familyNames(item: Readonly<Record<string, unknown>>): readonly string[] {
  for (const role of ['author', 'editor', 'translator', 'director', 'collection-editor', 'composer']) {
    const names = item[role];
    if (Array.isArray(names) && names.length > 0)
      return names.map(
        ({ family, literal, given }: Record<string, string>) => family ?? literal ?? given ?? '',
      );
  }
  return [];
}

// `__proto__` and the like are no variables; the second are what citeproc itself keeps in an item.
const VARIABLE = /^[A-Za-z][A-Za-z_-]*$/;
const OWN = new Set(['id', 'multi', 'system-id', 'constructor', 'prototype']);

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = withoutMarks(clipped(value)).replace(CONTROLS, ' ').trim();
  return text === '' ? undefined : text;
}

/** citeproc takes time by the square of a field's length; what a style prints is shorter than a page. */
function clipped(text: string): string {
  if (text.length <= MOST_SIGNS) return text;
  return `${text.slice(0, MOST_SIGNS).replace(/[\uD800-\uDBFF]$|\s+\S{0,80}$/, '')}…`;
}

const MOST_SIGNS = 5000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;

function namesOf(value: unknown): readonly object[] | undefined {
  if (typeof value === 'string') return namesOf([{ literal: value }]);
  if (!Array.isArray(value)) return undefined;
  const names = value.map(nameOf).filter((name) => name !== undefined);
  return names.length > 0 ? names : undefined;
}

function nameOf(value: unknown): object | undefined {
  if (typeof value === 'string') return nameOf({ literal: value });
  if (typeof value !== 'object' || value === null) return undefined;
  const name: Record<string, unknown> = {};
  const said = value as Record<string, unknown>;
  for (const part of NAME_PARTS) {
    const text = textOf(said[part]);
    if (text !== undefined) name[part] = text;
  }
  for (const flag of ['comma-suffix', 'static-ordering'])
    if (said[flag] !== undefined && said[flag] !== false && said[flag] !== 'false') name[flag] = true;
  if (name.family === undefined && name.literal === undefined && name.given === undefined) return undefined;
  // A name of one part is a name as it is: citeproc looks for the family's.
  if (name.family === undefined && name.literal === undefined) return { literal: name.given };
  return name;
}

function dateOf(value: unknown): object | undefined {
  const raw = textOf(value);
  if (raw !== undefined) return { raw };
  if (typeof value !== 'object' || value === null) return undefined;
  const said = value as Record<string, unknown>;
  const parts = Array.isArray(said['date-parts']) ? said['date-parts'].map(datePart).filter(isSaid) : [];
  const date: Record<string, unknown> = parts.length > 0 ? { 'date-parts': evenRange(parts) } : {};
  for (const field of ['raw', 'literal', 'season']) {
    const text = textOf(said[field]);
    if (text !== undefined) date[field] = text;
  }
  if (said.circa !== undefined && said.circa !== false && said.circa !== 'false') date.circa = true;
  return Object.keys(date).length > 0 ? date : undefined;
}

/** Year, month and day, as far as they are numbers. */
function datePart(value: unknown): readonly number[] | undefined {
  const numbers: number[] = [];
  for (const part of Array.isArray(value) ? value.slice(0, 3) : [value]) {
    const number = typeof part === 'string' && part.trim() !== '' ? Number(part) : part;
    if (typeof number !== 'number' || !Number.isInteger(number)) break;
    numbers.push(number);
  }
  return numbers.length > 0 ? numbers : undefined;
}

/**
 * A date, or the two ends of a range, both as precise as the less precise one: of others citeproc makes nothing, but
 * throws. An open end is `[0]`, and stays one.
 */
function evenRange([start, end]: readonly (readonly number[])[]): readonly (readonly number[])[] {
  if (!end) return [start!];
  if (start![0] === 0) return [end.map(() => 0), end];
  if (end[0] === 0) return [start!, start!.map(() => 0)];
  const length = Math.min(start!.length, end.length);
  return [start!.slice(0, length), end.slice(0, length)];
}

function isSaid<T>(value: T | undefined): value is T {
  return value !== undefined;
}

const NAME_PARTS = [
  'family',
  'given',
  'literal',
  'suffix',
  'dropping-particle',
  'non-dropping-particle',
] as const;

/** https://docs.citationstyles.org/en/stable/specification.html#name-variables */
const NAMES = new Set(
  `author chair collection-editor compiler composer container-author contributor curator director editor
editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
original-author performer producer recipient reviewed-author script-writer series-creator translator`.split(
    /\s+/,
  ),
);

/** https://docs.citationstyles.org/en/stable/specification.html#date-variables */
const DATES = new Set('accessed available-date event-date issued original-date submitted'.split(' '));
