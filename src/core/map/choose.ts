/** Chooses the papers of a map by what it is to be of. */
import type { Library } from '../library/library';
import type { Work } from '../model';
import { filterWorks } from '../search/search';
import { around, beyond, mostCitedFirst } from './around';
import { type Chosen, LIMIT } from './chosen';
import { inTime } from './in-time';
import type { MapScope } from './model';
import { nearTo, type RelatedTo } from './near';

/** What a map is told besides the library. */
export interface MapContext {
  /** Citekeys that stand in a note. */
  readonly inNotes: ReadonlySet<string>;
  /** The keys that stand in this note, as written; none where it cannot be read. */
  readonly keysInNote: (note: string) => readonly string[];
  /** What is near a paper; without it a map of near papers shows its seeds alone. */
  readonly related?: RelatedTo | undefined;
  /** Papers at most, 100,000 unless told. */
  readonly limit?: number | undefined;
}

/** Ids, keys and queries that lead to no paper are passed over: the library may have changed since the map was made. */
export function* choose(library: Library, scope: MapScope, context: MapContext): Generator<unknown, Chosen> {
  const { limit = LIMIT } = context;
  const chosen = yield* byScope(library, scope, context, limit);
  return yield* withNeighbours(chosen, worksOf(library, scope.also ?? []), limit);
}

function* byScope(
  library: Library,
  scope: MapScope,
  context: MapContext,
  limit: number,
): Generator<unknown, Chosen> {
  switch (scope.of) {
    case 'papers': {
      const seeds = worksOf(library, scope.ids);
      return { seeds, by: 'nearest', ...(yield* around(seeds, scope.steps, limit)) };
    }
    case 'similar': {
      const seeds = worksOf(library, scope.ids);
      if (!context.related) return { seeds, by: 'nearest', works: seeds, total: seeds.length };
      const { works, near } = yield* nearTo(seeds, context.related);
      return { seeds, by: 'nearest', works, near, total: works.length };
    }
    case 'time': {
      const seeds = worksOf(library, scope.ids);
      return { seeds, by: 'nearest', ...(yield* inTime(seeds)) };
    }
    case 'query':
      return mostCited(yield* filterWorks(library, scope.query), limit);
    case 'note':
      return mostCited(citedIn(library, context.keysInNote(scope.note)), limit);
    case 'library':
      return mostCited(library.works, limit);
  }
}

function worksOf(library: Library, ids: readonly string[]): Work[] {
  const works = ids.map((id) => library.byId(id));
  return [...new Set(works.filter((work) => work !== undefined))];
}

function citedIn(library: Library, keys: readonly string[]): Work[] {
  const works = keys.map((key) => library.byCitekey(key));
  return [...new Set(works.filter((work) => work !== undefined))];
}

function mostCited(works: readonly Work[], limit: number): Chosen {
  const total = works.length;
  const shown = total > limit ? [...works].sort(mostCitedFirst).slice(0, limit) : works;
  return { works: shown, seeds: [], total, by: 'most cited' };
}

/** What the reader expanded is on the map, and with it what it cites and who cites it. */
function* withNeighbours(
  chosen: Chosen,
  expanded: readonly Work[],
  limit: number,
): Generator<unknown, Chosen> {
  if (expanded.length === 0) return chosen;
  const works = new Set([...chosen.works, ...expanded]);
  const come = [...(yield* beyond(expanded, works)).keys()];
  for (const work of come) works.add(work);
  // Not the sum: papers that were cut before may be among those that come.
  const total = Math.max(works.size, chosen.total);
  return { ...chosen, works: [...works].slice(0, limit), total };
}
