/**
 * Readers made of data, for whom it is known what else they want: some of what they cite is told, the rest is looked
 * for among all other papers.
 *
 * - Where papers' citations are known, a reader is somebody who writes one of the papers: it is taken out of the
 *   library, a third of what it cites stands in their note, the rest is what they would cite next.
 * - Else a reader follows one author, whose name no paper gives: a third of that author's papers stands in their note.
 */
import type { Paper } from './papers';
import { Random } from './random';

export interface BenchReader {
  /** Citekeys of what stands in the notes. */
  readonly cited: ReadonlySet<string>;
  /** What else they want. */
  readonly wanted: ReadonlySet<string>;
  /** Of the paper that they write: it is not in the library. */
  readonly writes?: string;
}

export interface Readers {
  readonly name: string;
  /** The papers of the library; names that would give the answer away are left out. */
  readonly papers: readonly Paper[];
  readonly readers: readonly BenchReader[];
}

const LEAST = 9;
const MOST = 60;
const TOLD = 1 / 3;

/** So many readers at most; another seed, other ones. */
export function readersOf(papers: readonly Paper[], count: number, seed: number): Readers {
  const random = new Random(seed);
  const hasCitations = papers.some(({ cites }) => cites && cites.length > 0);
  const { name, kept, lists } = hasCitations ? writersIn(papers) : followersIn(papers);
  const chosen = shuffled(lists, random).slice(0, count);
  const readers = chosen.map(({ keys, writes }): BenchReader => {
    const mixed = shuffled(keys, random);
    const told = Math.max(1, Math.round(mixed.length * TOLD));
    return {
      cited: new Set(mixed.slice(0, told)),
      wanted: new Set(mixed.slice(told)),
      ...(writes !== undefined && { writes }),
    };
  });
  return { name, papers: kept, readers };
}

interface List {
  readonly keys: readonly string[];
  readonly writes?: string;
}

function writersIn(papers: readonly Paper[]): { name: string; kept: readonly Paper[]; lists: List[] } {
  const known = new Set(papers.map(({ id }) => id));
  const lists = papers.flatMap(({ id, cites = [] }): List[] => {
    const keys = [...new Set(cites)].filter((key) => key !== id && known.has(key));
    return keys.length >= LEAST && keys.length <= MOST ? [{ keys, writes: id }] : [];
  });
  return { name: 'what a paper cites', kept: papers, lists };
}

function followersIn(papers: readonly Paper[]): { name: string; kept: readonly Paper[]; lists: List[] } {
  const byAuthor = new Map<string, Set<string>>();
  for (const { id, authors } of papers)
    for (const author of authors) byAuthor.set(author, (byAuthor.get(author) ?? new Set()).add(id));
  const followed = [...byAuthor].filter(([, keys]) => keys.size >= LEAST);
  const hidden = new Set(followed.map(([author]) => author));
  const kept = papers.map((paper) => ({
    ...paper,
    authors: paper.authors.filter((author) => !hidden.has(author)),
  }));
  return {
    name: 'papers of one author, the name left out',
    kept,
    lists: followed.map(([, keys]) => ({ keys: [...keys] })),
  };
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}

/** The mean, over all that is wanted, of the share of wanted ones down to it. */
export function averagePrecision(order: Iterable<string>, wanted: ReadonlySet<string>): number {
  let [seen, found, sum] = [0, 0, 0];
  for (const key of order) {
    seen++;
    if (wanted.has(key)) sum += ++found / seen;
  }
  return sum / Math.max(1, wanted.size);
}
