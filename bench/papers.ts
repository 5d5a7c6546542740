/** Papers to measure with: a `.jsonl` or `.jsonl.gz` file, one object a line, as in `../shared/bench`. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface Paper {
  /** A citekey. */
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year?: number;
  readonly abstract: string;
  /** A one-line summary. */
  readonly tldr?: string;
  readonly doi?: string;
  /** Ids of papers that it cites, where that is known. */
  readonly cites?: readonly string[];
}

/** A query and the paper that is meant by it. */
export interface KnownItem {
  readonly cls: string;
  readonly q: string;
  readonly id: string;
}

export function readPapers(file: string): Paper[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Paper);
}

export function readKnownItems(file: string): KnownItem[] {
  return JSON.parse(readFileSync(file, 'utf8')) as KnownItem[];
}

/** What a suite is given: papers, and queries for known ones among them. */
export interface Material {
  readonly papers: readonly Paper[];
  readonly queries: () => readonly KnownItem[];
}
