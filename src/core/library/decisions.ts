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
    namedLike(decision, earlier).some((other) => areOpposed(decision, other)) ? CONTRADICTED : undefined,
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

/**
 * The decisions with this one added: one that says the contrary of the same two papers gives way, and one that says
 * nothing more. Another that says the same of papers named alike stands: they may be others.
 */
export function addDecision(decisions: readonly Decision[], added: Decision): Decision[] {
  const givesWay = (decision: Decision) =>
    decision.verdict === added.verdict ? isCovered(decision, added) : areOfTheSame(decision, added);
  return [...decisions.filter((decision) => !givesWay(decision)), added];
}

/** Whether the second names all that the first names. */
function isCovered({ papers: [one, other] }: Decision, { papers: [first, second] }: Decision): boolean {
  const areIn = (names: readonly string[], all: readonly string[]) =>
    names.every((name) => all.includes(name));
  return (areIn(one, first) && areIn(other, second)) || (areIn(one, second) && areIn(other, first));
}

/** The decisions without this one. */
export function removeDecision(decisions: readonly Decision[], removed: Decision): Decision[] {
  return decisions.filter((decision) => !isDecision(decision, removed));
}

export function isDecision(a: Decision, b: Decision): boolean {
  return a.verdict === b.verdict && JSON.stringify(a.papers) === JSON.stringify(b.papers);
}

/** Decisions by what names their papers, as far as a growing list of them was read. */
interface ByName {
  read: number;
  readonly byName: Map<string, Decision[]>;
}

const indices = new WeakMap<readonly Decision[], ByName>();

/** The earlier decisions that name a paper as this one does. Asked for each line of a file, so it is not to read them all. */
function namedLike(decision: Decision, earlier: readonly Decision[]): readonly Decision[] {
  let index = indices.get(earlier);
  if (!index || index.read > earlier.length) {
    index = { read: 0, byName: new Map() };
    indices.set(earlier, index);
  }
  for (; index.read < earlier.length; index.read++) {
    const other = earlier[index.read]!;
    for (const name of telling(other)[0]) {
      const known = index.byName.get(name);
      if (known) known.push(other);
      else index.byName.set(name, [other]);
    }
  }
  const { byName } = index;
  return [...new Set(telling(decision).flat())].flatMap((name) => byName.get(name) ?? []);
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

/** What names each of the two and not the other; several papers may have one title, so it does where nothing else does. */
function telling({ papers: [one, other] }: Decision): [string[], string[]] {
  return [namesIn(one, other), namesIn(other, one)];
}

function namesIn(ours: readonly string[], theirs: readonly string[]): string[] {
  const names = ours.filter((name) => !theirs.includes(name) && !/^(?:authors|year):/.test(name));
  const exact = names.filter((name) => !name.startsWith('title:'));
  return exact.length > 0 ? exact : names;
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((name) => b.includes(name));
}
