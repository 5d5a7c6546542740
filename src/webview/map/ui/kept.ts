/** What the map keeps of itself over a reload (`setState`). Pure. */
import * as v from 'valibot';
import { type MapScope, mapScope } from '../../../protocol/map';
import { filtersSchema } from './filters';

/** Above so many papers only those that the reader has moved are kept where they are: the others are laid out anew. */
const mostPositions = 20_000;

/** Far beyond any map: from there on nothing could be drawn. */
const farthest = 1e6;
const coordinate = v.pipe(v.number(), v.minValue(-farthest), v.maxValue(farthest));
const place = v.tuple([v.string(), coordinate, coordinate]);
const camera = v.object({
  x: coordinate,
  y: coordinate,
  ratio: v.pipe(v.number(), v.gtValue(0), v.maxValue(farthest)),
});

const keptSchema = v.object({
  scope: mapScope,
  // What cannot be is left out, and found anew; the rest stays as it was.
  positions: v.pipe(
    v.array(v.unknown()),
    v.transform((places) => places.filter((one) => v.is(place, one))),
  ),
  pinned: v.array(v.string()),
  camera: v.fallback(v.optional(camera), undefined),
  selected: v.array(v.string()),
  filters: filtersSchema,
  dims: v.boolean(),
  colouring: v.optional(v.picklist(['role', 'year', 'category', 'status'])),
  sizing: v.picklist(['citers', 'connects', 'same']),
  timeAxis: v.boolean(),
  panel: v.optional(v.picklist(['paper', 'filters', 'list'])),
  legend: v.boolean(),
});
export type Kept = v.InferOutput<typeof keptSchema>;

/** What was kept, or undefined when it is none of ours: another version may have written it. */
export function readKept(state: unknown): Kept | undefined {
  const { success, output } = v.safeParse(keptSchema, state);
  return success ? output : undefined;
}

/** Positions as they are kept: all, or of a large map those of pinned papers, to a hundredth. */
export function positionsToKeep(
  positions: ReadonlyMap<string, readonly [number, number]>,
  pinned: readonly string[],
): Kept['positions'] {
  const ids = positions.size <= mostPositions ? positions.keys() : pinned;
  return [...ids].flatMap((id): Kept['positions'] => {
    const at = positions.get(id);
    return at ? [[id, Math.round(at[0] * 100) / 100, Math.round(at[1] * 100) / 100]] : [];
  });
}

/** Two scopes are of one map: what was expanded may differ. */
export function sameMap(one: MapScope, other: MapScope): boolean {
  const bare = ({ also: _, ...scope }: MapScope) => JSON.stringify(Object.entries(scope).sort());
  return bare(one) === bare(other);
}
