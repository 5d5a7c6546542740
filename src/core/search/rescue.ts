/**
 * What fuse.js is better at: a word so far from any other that no two mistakes explain it (`transfrmrs`,
 * `inforcemnt`), matched against a short list of titles letter by letter. Measured (PERFORMANCE.md): over a
 * whole library it is a hundred times slower than the index and ranks worse, as it knows nothing of words; so it
 * is asked only where the index is at a loss.
 */
import Fuse from 'fuse.js';
import type { Work } from '../model';

export interface Rescued {
  readonly work: Work;
  /** 0 to 1, 1 being a perfect match. */
  readonly likeness: number;
}

export function rescue(works: readonly Work[], text: string): Rescued[] {
  const fuse = new Fuse(works, {
    keys: ['title'],
    ignoreLocation: true,
    ignoreDiacritics: true,
    threshold: 0.35,
    includeScore: true,
  });
  return fuse.search(text).map(({ item, score }) => ({ work: item, likeness: 1 - (score ?? 1) }));
}
