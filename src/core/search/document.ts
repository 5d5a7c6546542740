/** What of a work is indexed, and the bits that say where a word stands. */
import { displayIdentifier } from '../identifiers';
import type { Work } from '../model';
import { displayName } from '../names';
import { readable } from '../prose';

export interface Document {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year?: number;
  /** Citekey and identifiers. */
  readonly ids: readonly string[];
  readonly summaries: readonly string[];
  readonly abstracts: readonly string[];
}

/** One bit a field; a posting holds those of a word in a paper. */
export const TITLE = 1;
export const AUTHORS = 2;
export const YEAR = 4;
export const ID = 8;
export const SUMMARY = 16;
export const ABSTRACT = 32;
/** First letters of the title's words: `ocsm`. */
export const INITIALS = 64;

export function documentOf(work: Work): Document {
  const year = work.item.issued?.year;
  const { author } = work.item;
  return {
    title: work.title,
    authors: author.length > 0 || work.submitter === undefined ? author.map(displayName) : [work.submitter],
    ...(year !== undefined && { year }),
    ids: [work.citekey, ...work.aliases, ...work.identifiers.map(displayIdentifier)],
    summaries: work.summaries.map(({ text }) => running(text)),
    abstracts: work.abstracts.map(({ text }) => running(text)),
  };
}

/** The running text of a work, as `documentOf` has it: what stands side by side in the index stands so here. */
export function textsOf(work: Work): string[] {
  return [...work.summaries, ...work.abstracts].map(({ text }) => running(text));
}

/** Prose as it is shown and matched. Most has no LaTeX, and looking for it is cheaper than reading for it. */
export function running(text: string): string {
  return /[\\$^{\n]/.test(text) ? readable(text) : text;
}
