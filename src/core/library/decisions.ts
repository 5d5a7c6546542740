/**
 * The reader's word on whether two accounts are of one paper, as `.scholium/decisions.jsonl` keeps it. It wins
 * over every heuristic, for ever.
 */
import type { LineKind } from '../jsonl';
import { compareText } from './identity';

export interface Decision {
  readonly verdict: 'same' | 'apart';
  /** What names each of the two: `arxiv:2509.25300`, `title:…`, `page:name.txt:12`, as pins do. */
  readonly papers: readonly [readonly string[], readonly string[]];
}

export const DECISIONS: LineKind<Decision> = {
  name: 'decisions',
  version: 1,
  read: readDecision,
  compare: (a, b) => compareText(JSON.stringify(a.papers), JSON.stringify(b.papers)),
  notAnEntry:
    'This line is no decision and was left alone. A line is {"verdict": "same" or "apart", "papers": [["arxiv:…"], ["title:…"]]}.',
};

function readDecision(value: object): Decision | undefined {
  const { verdict, papers } = value as Partial<Decision>;
  const isNames = (names: unknown) =>
    Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === 'string');
  const isSound =
    (verdict === 'same' || verdict === 'apart') &&
    Array.isArray(papers) &&
    papers.length === 2 &&
    papers.every(isNames);
  return isSound ? (value as Decision) : undefined;
}
