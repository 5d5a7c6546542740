// Pages to damage: our own, and the seeds where they are; and passages of them such as readers mark.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../../../src/core/decode';
import type { Span } from '../../../src/core/place';
import { sentences } from '../../../src/core/prose';
import type { Random } from '../seeded';

export interface Page {
  readonly name: string;
  readonly text: string;
}

const SEEDS = process.env.SCHOLIUM_SEEDS ?? '../shared/seeds';

export function ownPages(): Page[] {
  return pagesBelow('test/pages', 700);
}

/** None where they are not. */
export function seedPages(): Page[] {
  return existsSync(SEEDS) ? pagesBelow(SEEDS, 700) : [];
}

export function pagesBelow(folder: string, least: number): Page[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt') && !/(?:^|\/)unread-/.test(name))
    .sort()
    .flatMap((name) => {
      const decoded = decodeText(readFileSync(join(folder, name)));
      return 'text' in decoded && decoded.text.length >= least ? [{ name, text: decoded.text }] : [];
    });
}

/** A sentence, a whole line, some words, two sentences: what readers mark. */
export function passage(text: string, random: Random): Span {
  for (;;) {
    const span = random.of([sentence, sentence, line, words, twoSentences])(text, random);
    const length = span.end - span.start;
    if (length >= 12 && length < 900 && /\p{L}{3}/u.test(text.slice(span.start, span.end))) return span;
  }
}

function sentence(text: string, random: Random): Span {
  return random.of(sentences(text));
}

function twoSentences(text: string, random: Random): Span {
  const all = sentences(text);
  const at = random.below(all.length);
  return { start: all[at]!.start, end: (all[at + 1] ?? all[at]!).end };
}

function line(text: string, random: Random): Span {
  const lines = [...text.matchAll(/[^\r\n]*\S[^\r\n]*/g)];
  const match = random.of(lines);
  return { start: match.index, end: match.index + match[0].trimEnd().length };
}

function words(text: string, random: Random): Span {
  const all = [...text.matchAll(/\S+/g)];
  const first = random.below(all.length);
  const last = Math.min(all.length - 1, first + 2 + random.below(10));
  return { start: all[first]!.index, end: all[last]!.index + all[last]![0].length };
}
