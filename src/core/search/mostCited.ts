/** What is listed where nothing was typed but filters: the most cited first, then the newest. */
import type { Work } from '../model';
import { Heap } from './heap';

interface Cited {
  readonly work: Work;
  /** How often. */
  readonly score: number;
}

export function mostCited(works: readonly Work[], limit: number) {
  const best = new Heap<Cited>(limit, isLess);
  for (const work of works) {
    const score = work.citers.length;
    if (score >= (best.least?.score ?? 0)) best.put({ work, score });
  }
  return { total: works.length, hits: best.sorted().map((cited) => ({ ...cited, matches: [] })) };
}

function isLess(a: Cited, b: Cited): boolean {
  if (a.score !== b.score) return a.score < b.score;
  const years = (a.work.item.issued?.year ?? 0) - (b.work.item.issued?.year ?? 0);
  return years === 0 ? a.work.citekey > b.work.citekey : years < 0;
}
