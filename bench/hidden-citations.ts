/**
 * How well what is near a paper is found, on papers whose citations are known: some citations are hidden, and what
 * is found without them is held against them.
 *
 * - Citers are hidden, as if they had not been written: of two papers that one cites, is one found by the other?
 * - Citations are hidden, as if pages had been saved without them: is the cited paper found from the citing one?
 *
 * What a tenth of all papers cites, or nearly (`Key words for use in RFCs`), is no answer to anything, right or wrong.
 */
import type { Paper } from './papers';
import { Random } from './random';
import { mean } from './rows';

/** Keys in, keys out: the nearest, best first; more than twenty, for some are passed over. */
export type Near = (key: string) => readonly string[];

interface Question {
  readonly key: string;
  readonly truth: ReadonlySet<string>;
  /** What is neither a right answer nor a wrong one: cited by everyone, or known already. */
  readonly passed: ReadonlySet<string>;
}

export interface Task {
  readonly name: string;
  /** What is not hidden. */
  readonly cites: ReadonlyMap<string, readonly string[]>;
  readonly questions: readonly Question[];
}

export interface Quality {
  /** Of the first ten, the share that is true. */
  readonly precision: number;
  /** Of what is true, the share among the first twenty. */
  readonly recall: number;
}

/** Weights were chosen with the papers at even places, and are looked at with those at odd ones. */
export type Half = 0 | 1;

/** Fewer references than these are no list of literature. */
const FEWEST = 5;
const QUESTIONS = 1000;
/** Of the papers, those that so many cite are cited by everyone. */
const EVERYONE = 0.03;

export function hiddenCiters(papers: readonly Paper[], half: Half): Task {
  const random = new Random(half + 1);
  const everyone = citedByEveryone(papers);
  const lists = papers.filter(({ cites = [] }, i) => i % 2 === half && cites.length >= FEWEST);
  const hidden = new Set(random.some(lists, Math.ceil(lists.length * 0.3)));
  const cites = new Map(papers.map((paper) => [paper.id, hidden.has(paper) ? [] : (paper.cites ?? [])]));
  const questions = [...hidden].flatMap(({ cites: all = [] }) => {
    const list = all.filter((key) => !everyone.has(key));
    return random.some(list, 2).map((key) => {
      return { key, truth: new Set(list.filter((other) => other !== key)), passed: everyone };
    });
  });
  return { name: 'hidden citers', cites, questions: asked(questions, random) };
}

export function hiddenCitations(papers: readonly Paper[], half: Half): Task {
  const random = new Random(half + 11);
  const everyone = citedByEveryone(papers);
  const questions: Question[] = [];
  const cites = new Map<string, readonly string[]>();
  for (const [i, { id, cites: list = [] }] of papers.entries()) {
    const gone = new Set(list.filter((key) => i % 2 === half && !everyone.has(key) && random.below(5) === 0));
    const kept = list.filter((key) => !gone.has(key));
    cites.set(id, kept);
    questions.push({ key: id, truth: gone, passed: new Set([...everyone, ...kept]) });
  }
  return { name: 'hidden citations', cites, questions: asked(questions, random) };
}

export function qualityOf({ questions }: Task, near: Near): Quality {
  const answers = questions.map(({ key, truth, passed }) => {
    const found = near(key).filter((other) => !passed.has(other));
    const right = (most: number) => found.slice(0, most).filter((other) => truth.has(other)).length;
    return { precision: right(10) / 10, recall: right(20) / truth.size };
  });
  return {
    precision: mean(answers.map((one) => one.precision)),
    recall: mean(answers.map((one) => one.recall)),
  };
}

function citedByEveryone(papers: readonly Paper[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const { cites = [] } of papers) for (const key of cites) times.set(key, (times.get(key) ?? 0) + 1);
  return new Set([...times].filter(([, count]) => count > papers.length * EVERYONE).map(([key]) => key));
}

function asked(questions: readonly Question[], random: Random): Question[] {
  return random.some(
    questions.filter(({ truth }) => truth.size > 0),
    QUESTIONS,
  );
}
