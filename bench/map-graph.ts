/** A citation map over real titles: who cites whom is made up, in fields that cite themselves most of the time. */
import type { MapGraph } from '../src/core/map/model';
import type { Paper } from './papers';
import { Random } from './random';

/** References of a paper within the library, at most; of ten, so many stay within its field. */
const REFERENCES = 6;
const OWN_FIELD = 9;
/** Papers of a field, about. */
const FIELD = 350;

/** The more often a paper is cited the likelier it is cited again, within a field and beyond it. */
export function mapGraph(papers: readonly Paper[], seed: number): MapGraph {
  const random = new Random(seed);
  const fields = Math.max(1, Math.round(papers.length / FIELD));
  const cited: number[][] = Array.from({ length: fields }, () => []);
  const citers = papers.map(() => 0);
  const edges = { from: [] as number[], to: [] as number[], role: [] as number[] };
  for (const [paper] of papers.entries()) {
    const field = paper % fields;
    const chosen = new Set<number>();
    for (let left = random.below(REFERENCES + 1); left > 0; left--) {
      const pool = cited[random.below(10) < OWN_FIELD ? field : random.below(fields)]!;
      if (pool.length > 0) chosen.add(random.pick(pool));
    }
    for (const other of chosen) {
      edges.from.push(paper);
      edges.to.push(other);
      edges.role.push(random.below(4) === 0 ? random.below(4) : -1);
      citers[other]!++;
      cited[other % fields]!.push(other);
    }
    cited[field]!.push(paper);
  }
  return {
    title: 'Made-up citations',
    scope: { of: 'library' },
    nodes: {
      id: papers.map(({ id }) => id),
      label: papers.map(({ authors, year }) => `${authors[0]?.split(' ').at(-1) ?? ''} ${year ?? ''}`),
      title: papers.map(({ title }) => title),
      citers,
      date: papers.map(({ year }) => year ?? null),
      inNote: papers.map(() => random.below(20) === 0),
      hidden: papers.map(() => 0),
      connects: papers.map(() => 0),
    },
    edges: { ...edges, nearness: edges.from.map(() => null) },
    roles: ['background', 'uses', 'extends', 'contrasts'],
    colourings: [],
    seeds: [],
  };
}
