/** The lines of a map: citations between its papers, and who is near whom. */
import type { Work } from '../model';
import type { Nearness } from './chosen';
import type { MapGraph } from './model';

/** Papers looked at in one step. */
const STEP = 200;

type Edges = { -readonly [Column in keyof MapGraph['edges']]: MapGraph['edges'][Column][number][] };

/** Each citation once, and none of a paper by itself; `roles` holds the words of pages, the most frequent first. */
export function* edgesOf(
  works: readonly Work[],
  places: ReadonlyMap<Work, number>,
  near: readonly Nearness[],
): Generator<unknown, { edges: Edges; roles: string[] }> {
  const edges: Edges = { from: [], to: [], nearness: [], role: [] };
  const words = new Words();
  for (const [from, work] of works.entries()) {
    const seen = new Set<number>([from]);
    for (const { cited, role } of work.cites) {
      const to = places.get(cited);
      if (to === undefined || seen.has(to)) continue;
      seen.add(to);
      edges.from.push(from);
      edges.to.push(to);
      edges.nearness.push(null);
      edges.role.push(role === undefined ? -1 : words.numberOf(role));
    }
    if (from % STEP === STEP - 1) yield;
  }
  const { roles, rankOf } = words.byFrequency();
  edges.role = edges.role.map((number) => rankOf[number] ?? -1);
  yield;
  for (const {
    works: [first, second],
    nearness,
  } of near) {
    edges.from.push(places.get(first)!);
    edges.to.push(places.get(second)!);
    edges.nearness.push(nearness);
    edges.role.push(-1);
  }
  return { edges, roles };
}

/** Words numbered as they come, and how often each does. */
class Words {
  readonly #numbers = new Map<string, number>();
  readonly #counts: number[] = [];

  numberOf(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#counts.push(0) - 1;
      this.#numbers.set(word, number);
    }
    this.#counts[number]!++;
    return number;
  }

  /** The words, the most frequent first, and where the word of each number stands among them. */
  byFrequency(): { roles: string[]; rankOf: number[] } {
    const roles = byFrequency(
      new Map([...this.#numbers].map(([word, number]) => [word, this.#counts[number]!])),
    );
    const rankOf: number[] = [];
    for (const [rank, role] of roles.entries()) rankOf[this.#numbers.get(role)!] = rank;
    return { roles, rankOf };
  }
}

/** The most frequent first; equally frequent ones by their words. */
export function byFrequency(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, inA], [b, inB]) => inB - inA || (a < b ? -1 : 1)).map(([name]) => name);
}
