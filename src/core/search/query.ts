/**
 * The query language: free words, `"exact phrases"` and `field:value` filters, `-` before any of them excludes.
 *
 *     reinforcment author:tan year:2023..2025 -role:background "process reward"
 *     role:"=use"   the whole of a value and nothing else
 *
 * Non-goals: brackets, OR and AND. Words are ranked, not matched by rule, so a reader who wants "either" types
 * both; nobody in PEERS.md asked for more than one level, and brackets make a half-typed query ambiguous.
 *
 * A query is read while it is typed: nothing here throws, and what is only half there (`author:`, `year:20`)
 * is no problem.
 */
import { asIdentifier } from '../identifiers';
import type { Span } from '../place';
import { fold } from '../prose';
import { FIELDS, type Field, HAS, IS, isField } from './fields';
import { nearestWord } from './nearestWord';

export interface Query {
  /** The free words, as typed, separated by spaces; the words of phrases are not among them. */
  readonly words: string;
  /** Free `"phrases"`, as typed, without the quotes. */
  readonly phrases: readonly string[];
  readonly filters: readonly Filter[];
  readonly problems: readonly QueryProblem[];
}

export interface QueryProblem {
  /** In the text of the query. */
  readonly span: Span;
  /** Says what would be accepted. */
  readonly message: string;
}

interface FilterBase {
  readonly negated: boolean;
  readonly span: Span;
}
export type Filter =
  | (FilterBase & {
      /** `text` is an excluded free word or phrase. */
      readonly field: Exclude<Field, 'year' | 'importance' | 'has' | 'is'> | 'text';
      /** As typed. */
      readonly value: string;
      /** The value was in quotes: its words must stand side by side, and whole. */
      readonly exact: boolean;
    })
  | (FilterBase & { readonly field: 'year' | 'importance'; readonly from: number; readonly to: number })
  | (FilterBase & { readonly field: 'has'; readonly value: keyof typeof HAS })
  | (FilterBase & { readonly field: 'is'; readonly value: keyof typeof IS });

/** `-`, a field with its colon, then a quoted value (its closing quote may be still to come) or a bare one. */
const TOKEN = /(?<minus>-(?=[\p{L}"]))?(?:(?<field>\p{L}+):)?(?:"(?<quoted>[^"]*)"?|(?<bare>[^\s"]*))/gu;

/** Words before a colon that are part of what a reader pastes, not a field misspelt. */
const SCHEMES = new Set(['arxiv', 'doi', 'pith', 'pmid', 'pmcid', 'acl', 'openreview', 'http', 'https']);

export function parseQuery(text: string): Query {
  const words: string[] = [];
  const phrases: string[] = [];
  const filters: Filter[] = [];
  const problems: QueryProblem[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    if (token === '') continue;
    const { minus, field: typed, quoted, bare = '' } = match.groups!;
    const span = { start: match.index, end: match.index + token.length };
    const base = { negated: minus !== undefined, span };
    const value = (quoted ?? bare).trim();
    const name = typed?.toLowerCase();
    if (name === undefined || SCHEMES.has(name) || asIdentifier(token)) {
      const free = name === undefined ? value : token;
      if (fold(free) === '') continue;
      if (base.negated) filters.push({ ...base, field: 'text', value: free, exact: quoted !== undefined });
      else (quoted === undefined ? words : phrases).push(free);
    } else if (value === '') {
      // Half typed; or "Attention:" with a space behind it, which is a word with its punctuation.
      if (!isField(name) && !text.slice(span.end).startsWith('"')) words.push(typed!);
    } else if (isField(name)) {
      const filter = readFilter(name, value, quoted !== undefined, base);
      if (typeof filter === 'string') problems.push({ span, message: filter });
      else filters.push(filter);
    } else {
      problems.push({ span, message: unknownField(name) });
      words.push(typed!, value);
    }
  }
  return { words: words.join(' '), phrases, filters, problems };
}

/** The filter, or what is wrong with its value. */
function readFilter(field: Field, value: string, exact: boolean, base: FilterBase): Filter | string {
  switch (field) {
    case 'year': {
      const years = readYears(value);
      if (!years)
        return `"${value}" is no year. Write year:2024, year:2023..2025, year:..2024 or year:>=2023.`;
      if (years.from > years.to)
        return `No year lies in ${value}${RANGE.test(value) ? ', which runs backwards. Write the earlier year first' : ''}.`;
      return { ...base, field, ...years };
    }
    case 'importance': {
      const among = readImportance(value);
      return among
        ? { ...base, field, ...among }
        : `Importance goes from 1 to 5: importance:5, importance:>=3.`;
    }
    case 'has':
      return readWord(field, value, HAS, (word) => ({ ...base, field, value: word }));
    case 'is':
      return readWord(field, value, IS, (word) => ({ ...base, field, value: word }));
    default:
      return { ...base, field, value, exact };
  }
}

/** `4`, `>=3`, `<3`, `2..4`. */
function readImportance(value: string): { from: number; to: number } | undefined {
  const [, sign, first, last] = /^(>=?|<=?)?([1-5])(?:\.\.([1-5]))?$/.exec(value) ?? [];
  if (first === undefined || (sign && last)) return undefined;
  const at = Number(first);
  if (sign === undefined) return { from: at, to: Number(last ?? at) };
  if (sign.startsWith('>')) return { from: sign === '>' ? at + 1 : at, to: 5 };
  return { from: 1, to: sign === '<' ? at - 1 : at };
}

/** A word of a closed list; a beginning of one of them is taken for it, so that nothing flickers as it is typed. */
function readWord<T extends object>(
  field: string,
  value: string,
  table: T,
  make: (word: keyof T) => Filter,
): Filter | string {
  const words = Object.keys(table);
  const lower = value.toLowerCase();
  const word = words.includes(lower) ? lower : words.find((known) => known.startsWith(lower));
  if (word !== undefined) return make(word as keyof T);
  return `${didYouMean(field, lower, words)}${field}: takes one of ${words.join(', ')}.`;
}

/**
 * `2024`, `2023..2025`, `2023-2025`, `..2024`, `2023..`, `>=2023`, `<2020`; `202` is the decade being typed, and
 * `>20` may still become any year of that century.
 */
function readYears(value: string): { from: number; to: number } | undefined {
  const compared = /^(>=?|<=?)(\d{1,4})$/.exec(value);
  if (compared) {
    const { from, to } = yearsFrom(compared[2]!);
    switch (compared[1]) {
      case '>=':
        return { from, to: LAST_YEAR };
      case '>':
        return { from: from + 1, to: LAST_YEAR };
      case '<=':
        return { from: 0, to };
      default:
        return { from: 0, to: to - 1 };
    }
  }
  if (/^(?:>=?|<=?)$/.test(value)) return { from: 0, to: LAST_YEAR };
  const range = RANGE.exec(value);
  if (range) {
    return {
      from: range[1] === '' ? 0 : yearsFrom(range[1]!).from,
      to: range[2] === '' ? LAST_YEAR : yearsFrom(range[2]!).to,
    };
  }
  return /^\d{1,4}$/.test(value) ? yearsFrom(value) : undefined;
}

const RANGE = /^(\d{0,4})(?:\.{1,3}|…|-|–)(\d{0,4})$/;
const LAST_YEAR = 9999;

/** The years that begin with these digits. */
function yearsFrom(digits: string): { from: number; to: number } {
  return { from: Number(digits.padEnd(4, '0')), to: Number(digits.padEnd(4, '9')) };
}

function unknownField(name: string): string {
  return `${didYouMean('', name, FIELDS)}There is no field ${name}:, so it was searched for as words. Fields are ${FIELDS.join(', ')}.`;
}

function didYouMean(field: string, word: string, words: readonly string[]): string {
  const near = nearestWord(word, words);
  if (near === undefined) return '';
  return `Did you mean ${field === '' ? `${near}:` : `${field}:${near}`}? `;
}
