/**
 * The reader's word on whether two accounts are of one paper, as `.scholium/decisions.jsonl` keeps it. It wins
 * over every heuristic, for ever.
 */
import type { LineKind } from '../jsonl';
import { compareText } from './record-keys';

export interface Decision {
  readonly verdict: 'same' | 'apart';
  /**
   * What names each of the two: `arxiv:2509.25300`, `title:…`, `page:name.txt:12`, as pins do; `authors:…` and
   * `year:2019` tell apart what the others do not.
   */
  readonly papers: readonly [readonly string[], readonly string[]];
}

export const DECISIONS: LineKind<Decision> = {
  name: 'decisions',
  version: 1,
  read: readDecision,
  compare: (a, b) =>
    compareText(JSON.stringify(a.papers), JSON.stringify(b.papers)) || compareText(b.verdict, a.verdict),
  notAnEntry:
    'This line is no decision and was left alone. A line is {"verdict": "same" or "apart", "papers": [["arxiv:…"], ["title:…"]]}.',
  fault: (decision, earlier) =>
    earlier.some((other) => areOpposed(decision, other)) ? CONTRADICTED : undefined,
};

/** What is wrong with a decision to merge that another one keeps from being done. */
export const CONTRADICTED =
  'One decision says that these two papers are the same, another that they are not. They are kept apart; delete the line that is wrong, or undo it in the Duplicates view.';

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

/** The decisions with this one added: one on the same two papers gives way, whatever it said. */
export function addDecision(decisions: readonly Decision[], added: Decision): Decision[] {
  return [...decisions.filter((decision) => !areOfTheSame(decision, added)), added];
}

/** The decisions without this one. */
export function removeDecision(decisions: readonly Decision[], removed: Decision): Decision[] {
  return decisions.filter((decision) => !isDecision(decision, removed));
}

export function isDecision(a: Decision, b: Decision): boolean {
  return a.verdict === b.verdict && JSON.stringify(a.papers) === JSON.stringify(b.papers);
}

function areOpposed(a: Decision, b: Decision): boolean {
  return a.verdict !== b.verdict && areOfTheSame(a, b);
}

/** Whether two decisions are about the same two papers, in whatever order they name them. */
function areOfTheSame(a: Decision, b: Decision): boolean {
  const [one, other] = telling(a);
  const [first, second] = telling(b);
  return (share(one, first) && share(other, second)) || (share(one, second) && share(other, first));
}

/** The names of each of the two that the other has not; authors and years name no paper by themselves. */
function telling({ papers: [one, other] }: Decision): [string[], string[]] {
  const names = (ours: readonly string[], theirs: readonly string[]) =>
    ours.filter((name) => !theirs.includes(name) && !/^(?:authors|year):/.test(name));
  return [names(one, other), names(other, one)];
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((name) => b.includes(name));
}
