// Libraries of which only the citations matter, from a seed.
import type { Library } from '../../../src/core/library/library';
import type { Work } from '../../../src/core/model';
import { type CitationSketch, makeLibrary, makeWork } from '../builders';
import { type Random, seeded } from '../seeded';

const ROLES = ['method', 'background', 'dataset', undefined];

export interface RandomLibrary {
  readonly library: Library;
  readonly random: Random;
  /** Some of its papers, as a reader would choose them. */
  readonly some: (most: number) => Work[];
}

/** `citations`: how many there are for each paper, on the average; of a few, two rows tell. */
export function randomLibrary(seed: number, papers: number, citations: number): RandomLibrary {
  const random = seeded(seed);
  const works = Array.from({ length: papers }, (_, n) =>
    makeWork({
      title: `Paper number ${n}`,
      citekey: `key${n}`,
      ...(random.chance(0.8) && { year: 1990 + random.below(36) }),
      categories: random.chance(0.7) ? [random.of(['cs.LG', 'cs.CL', 'stat.ML', 'Optics'])] : [],
      marks: random.chance(0.3) ? { status: random.of(['read', 'reading', 'to-read', 'skimmed']) } : {},
    }),
  );
  const key = () => `key${random.below(papers)}`;
  const sketches = Array.from({ length: papers * citations }, (): CitationSketch => {
    const role = random.of(ROLES);
    return [key(), key(), role === undefined ? {} : { role }];
  });
  const library = makeLibrary(works, sketches);
  const some = (most: number) => Array.from({ length: 1 + random.below(most) }, () => random.of(works));
  return { library, random, some: (most) => [...new Set(some(most))] };
}

/** The papers next to a paper, plainly. */
export function beside(work: Work): Set<Work> {
  const others = [...work.citers.map(({ citing }) => citing), ...work.cites.map(({ cited }) => cited)];
  return new Set(others.filter((other) => other !== work));
}
