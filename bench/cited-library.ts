/** A library whose citations are given by hand: what a suite hides from it, it does not know. */
import type { LiveLibrary } from '../src/core/library/live-library';
import type { Citation, Work } from '../src/core/model';

/** Gives the works of the library these citations, and no others; by citekeys. */
export function cite(library: LiveLibrary, cites: ReadonlyMap<string, readonly string[]>): void {
  const citers = new Map<Work, Citation[]>(library.works.map((work) => [work, []]));
  const cited = new Map<Work, Citation[]>(library.works.map((work) => [work, []]));
  for (const [from, to] of cites) {
    const citing = library.byCitekey(from);
    for (const key of citing ? to : []) {
      const other = library.byCitekey(key);
      if (!other || other === citing) continue;
      const place = citing!.records[0]!.place;
      const citation = {
        citing: citing!,
        cited: other,
        representative: false,
        places: [place],
        evidence: [],
      } as const;
      cited.get(citing!)!.push(citation);
      citers.get(other)!.push(citation);
    }
  }
  for (const work of library.works) {
    Object.defineProperty(work, 'citers', { value: citers.get(work), configurable: true });
    Object.defineProperty(work, 'cites', { value: cited.get(work), configurable: true });
    const othersAt = (end: 'citing' | 'cited') =>
      new Set(end === 'cited' ? work.citers.map(({ citing }) => citing) : work.cites.map((one) => one.cited));
    Object.defineProperty(work, 'othersAt', { value: othersAt, configurable: true });
  }
}
