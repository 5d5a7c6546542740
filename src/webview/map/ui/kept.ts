/** What the map keeps of itself over a reload (`setState`). Pure. */
import * as v from 'valibot';
import { type MapScope, mapScope } from '../../../protocol/map';
import { filtersSchema } from './filters';

/** Above so many papers only those that the reader has moved are kept where they are: the others are laid out anew. */
const mostPositions = 20_000;

const place = v.tuple([v.string(), v.number(), v.number()]);

const keptSchema = v.object({
  scope: mapScope,
  positions: v.array(place),
  pinned: v.array(v.string()),
  camera: v.optional(v.object({ x: v.number(), y: v.number(), ratio: v.number() })),
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
