/** What is listed where nothing was typed but filters: the most cited first, then the newest. */
import type { Work } from '../model';
import { compileFilters } from './filter';
import { Heap } from './heap';
import type { Filter } from './query';
import type { SearchedLibrary } from './searchedLibrary';

interface Cited {
  readonly work: Work;
  /** How often. */
  readonly score: number;
}

export function mostCited(library: SearchedLibrary, filters: readonly Filter[], limit: number) {
  const passes = compileFilters(filters, library);
  const best = new Heap<Cited>(limit, isLess);
  let total = 0;
  for (const work of library.works) {
    if (passes && !passes(work)) continue;
    total++;
    const score = work.citers.length;
    if (score >= (best.least?.score ?? 0)) best.put({ work, score });
  }
  return { total, hits: best.sorted().map((cited) => ({ ...cited, matches: [] })) };
}

function isLess(a: Cited, b: Cited): boolean {
  if (a.score !== b.score) return a.score < b.score;
  const years = (a.work.item.issued?.year ?? 0) - (b.work.item.issued?.year ?? 0);
  return years === 0 ? a.work.citekey > b.work.citekey : years < 0;
}
