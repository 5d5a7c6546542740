/**
 * What follows a key within a cluster, read as locator and suffix after Pandoc's rules
 * (`Text.Pandoc.Citeproc.Locator`; manual, "Citation syntax"): `, pp. 33-35 and *passim*` is the pages 33-35 and
 * the suffix `and *passim*`; `{ii, A}` forces a locator, `{}` forbids one.
 */
import type { Span } from '../place';
import type { Locator } from './cluster';
import { foldLabel, type LocatorTerms, locatorTerms } from './locator-terms';

export interface Tail {
  readonly locator?: Locator;
  readonly suffix?: string;
  readonly suffixSpan?: Span;
}

/** Reads the text between a key and the next `;` or `]`; `offset` is where it stands in the note. */
export function readTail(text: string, offset = 0, terms: LocatorTerms = locatorTerms()): Tail {
  const lead = /^\s*,?\s*/.exec(text)![0].length;
  const body = text.slice(lead);
  const found = body.startsWith('{') ? delimited(body, terms) : integrated(body, terms);
  const behind = found ? lead + found.end : 0;
  const gap = /^\s*,?\s*/.exec(text.slice(behind))![0].length;
  const suffix = text.slice(behind + gap).trimEnd();
  const suffixAt = offset + behind + gap;
  const span: Span | undefined = found && { start: offset + lead, end: offset + lead + found.end };
  return {
    ...(found?.value && { locator: { label: found.label, value: found.value, ...(span && { span }) } }),
    ...(suffix !== '' && { suffix, suffixSpan: { start: suffixAt, end: suffixAt + suffix.length } }),
  };
}

interface Found {
  readonly label: string;
  readonly value: string;
  /** Index behind the locator. */
  readonly end: number;
}

/** `{pp. iv, vi-xi} suffix`: anything within balanced braces, with or without a label. */
function delimited(text: string, terms: LocatorTerms): Found | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) {
      const inner = text.slice(1, i).trim();
      const label = labelAt(inner, terms);
      // Braces with nothing but a label in them hold a value that looks like one.
      const value = inner.slice(label?.length ?? 0).trim() || inner;
      return { label: label?.name ?? 'page', value, end: i + 1 };
    }
  }
  return undefined;
}

/** `pp. 33-35, 38 and so on`: a label and words with digits or Roman numerals, or a number, which means a page. */
function integrated(text: string, terms: LocatorTerms): Found | undefined {
  const label = labelAt(text, terms);
  const from = label?.length ?? 0;
  const fits = label ? hasNumeral : hasDigit;
  let end = from;
  for (let isFirst = true; ; isFirst = false) {
    WORD.lastIndex = end;
    const word = WORD.exec(text);
    if (!word || (isFirst && word[1]) || !fits(word[2]!)) break;
    end = WORD.lastIndex;
  }
  return end === from
    ? undefined
    : { label: label?.name ?? 'page', value: text.slice(from, end).trim(), end };
}

/** The label at the beginning, with the length of it and of the space behind it. */
function labelAt(
  text: string,
  { names, pattern }: LocatorTerms,
): { readonly name: string; readonly length: number } | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  return { name: names.get(foldLabel(match[1]!))!, length: match[0].length };
}

// A unit is a run without space and without punctuation other than `-`, `–`, `:`; units are joined by single
// full stops (`1.2`); a bracketed run counts whole: `(xv)-(xvii)`, `12(a)`.
const BARE = String.raw`[^\s\p{P}]|[-–—:_*'’/&#@%]`;
const UNIT = String.raw`(?:\([^()\s]*\)|\[[^[\]\s]*\]|(?:${BARE})+)+`;
const WORD = new RegExp(String.raw`(\s*,)?\s*(\.?${UNIT}(?:\.${UNIT})*)`, 'uy');

function hasDigit(word: string): boolean {
  return /\p{Nd}/u.test(word);
}

function hasNumeral(word: string): boolean {
  return hasDigit(word) || word.split(/[^\p{L}]+/u).some((part) => ROMAN.test(part));
}

const ROMAN = /^(?=[ivxlcdm])m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;
