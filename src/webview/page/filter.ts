/** Which rows of a section bars and typed words let through. Pure. */
import type { Row } from '../../protocol/page';

export interface Filter {
  /** Facets of the bars that are pressed: `role:method`. */
  readonly pressed: ReadonlySet<string>;
  /** As typed. */
  readonly words: string;
}

/** What bars of one kind have in common: `role` of `role:method`. */
function kindOf(facet: string): string {
  return facet.slice(0, facet.indexOf(':'));
}

/** Bars of one kind widen each other, those of different kinds narrow each other. */
export function passes(filter: Filter): (row: Row) => boolean {
  const kinds = byKind(filter.pressed);
  const wanted = wordsOf(filter.words);
  return (row) =>
    [...kinds.values()].every((facets) => facets.some((facet) => row.facets.includes(facet))) &&
    (wanted.length === 0 || hasWords(row, wanted));
}

function byKind(facets: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  for (const facet of facets) kinds.set(kindOf(facet), [...(kinds.get(kindOf(facet)) ?? []), facet]);
  return kinds;
}

/** How many rows each bar would leave: those that what is pressed besides its own kind lets through. */
export function countsOf(rows: readonly Row[], filter: Filter): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of new Set(rows.flatMap(({ facets }) => facets.map(kindOf)))) {
    const pressed = new Set([...filter.pressed].filter((facet) => kindOf(facet) !== kind));
    const lets = passes({ ...filter, pressed });
    for (const row of rows) {
      if (!lets(row)) continue;
      for (const facet of row.facets)
        if (kindOf(facet) === kind) counts.set(facet, (counts.get(facet) ?? 0) + 1);
    }
  }
  return counts;
}

/** Letters without their accents, in lower case. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

const wordsOf = (typed: string) => folded(typed).split(/\s+/).filter(Boolean);

// Rows are folded once, however many letters are typed.
const texts = new WeakMap<Row, string>();

function hasWords(row: Row, wanted: readonly string[]): boolean {
  let text = texts.get(row);
  if (text === undefined) {
    const runs = [row.runs, ...(row.below ?? []).map((line) => line.runs)].flat();
    text = folded(runs.map((run) => run.text).join(' '));
    texts.set(row, text);
  }
  return wanted.every((word) => text.includes(word));
}
