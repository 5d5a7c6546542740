/**
 * Marks in running text that stand for letters or for nothing: LaTeX's commands, HTML's entities and tags. Unlike
 * `latex`, which makes text for reading, this says where each piece begins and ends, needs no matching braces and
 * keeps no sense: `\mathrm{x}` and `x` are to become the same letters, wherever a selection cuts them.
 */
import { ACCENTS, ALPHABETS, GREEK, HATS, LETTERS } from '../latex/letters';
import { own } from '../latex/reader';
import { SIGNS, SILENT, SPACES, STYLES } from '../latex/symbols';

/** What a stretch of markup stands for; `end` is behind it. */
export interface Mark {
  readonly letters: string;
  readonly end: number;
}

/** No command or entity that we know is longer, and a mark's length has to fit a byte. */
const LONGEST = 200;

/** Commands with two arguments: their names are not for reading, the arguments are. */
const SHAPES: ReadonlySet<string> = new Set(['frac', 'dfrac', 'tfrac', 'sqrt', 'binom', 'cfrac']);

/** The command at a backslash; undefined where none stands that we know. */
export function commandAt(text: string, at: number): Mark | undefined {
  COMMAND.lastIndex = at;
  const name = COMMAND.exec(text)?.[1];
  if (name === undefined) return undefined;
  const end = at + 1 + name.length;
  const letter = own(LETTERS, name) ?? own(GREEK, name);
  if (letter !== undefined) return { letters: letter, end };
  const isLook =
    STYLES.has(name) ||
    SILENT.has(name) ||
    SPACES.has(name) ||
    SHAPES.has(name) ||
    Object.hasOwn(ALPHABETS, name) ||
    Object.hasOwn(HATS, name) ||
    Object.hasOwn(ACCENTS, name);
  if (isLook) return { letters: '', end };
  const sign = own(SIGNS, name);
  return sign === undefined ? undefined : { letters: sign, end };
}

const COMMAND = /\\([A-Za-z]{1,24})/y;

/** The entity at an ampersand. */
export function entityAt(text: string, at: number): Mark | undefined {
  ENTITY.lastIndex = at;
  const match = ENTITY.exec(text);
  if (!match) return undefined;
  const [whole, decimal, hex, name] = match;
  const end = at + whole.length;
  if (name !== undefined) {
    const letters = namedEntity(name);
    return letters === undefined ? undefined : { letters, end };
  }
  const code = Number.parseInt((decimal ?? hex)!, decimal === undefined ? 16 : 10);
  const isChar = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isChar ? { letters: String.fromCodePoint(code), end } : undefined;
}

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,12}));/y;

/** Letters with marks are read without: `&eacute;` is `e`. */
function namedEntity(name: string): string | undefined {
  if (SIGN_ENTITIES.has(name)) return '';
  const marked = /^([A-Za-z])(?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash)$/.exec(name);
  if (marked) return marked[1];
  const ligature = /^([A-Za-z]{2})lig$/.exec(name);
  return ligature ? (name === 'szlig' ? 'ß' : ligature[1]) : own(GREEK, name);
}

const SIGN_ENTITIES: ReadonlySet<string> = new Set(
  'amp lt gt quot apos nbsp ensp emsp thinsp zwj zwnj shy ndash mdash minus hyphen lsquo rsquo ldquo rdquo sbquo bdquo laquo raquo lsaquo rsaquo hellip bull middot times divide plusmn le ge ne asymp sim rarr larr harr deg prime dagger copy reg trade sect para euro pound'.split(
    ' ',
  ),
);

/** Behind the tag at a `<`; undefined where none stands. */
export function tagEnd(text: string, at: number): number | undefined {
  TAG.lastIndex = at;
  const match = TAG.exec(text);
  return match && match[0].length < LONGEST ? at + match[0].length : undefined;
}

const TAG =
  /<\/?(?:i|b|em|strong|italic|bold|sc|scp|sub|sup|span|p|br|div|a|code|u|tt|li|ul|ol|jats:[a-z]{1,12}|mml:[a-z]{1,12})(?:\s[^<>\n]{0,150})?\s?\/?>/iy;
