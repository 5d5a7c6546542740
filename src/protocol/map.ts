/**
 * What the extension and the citation map say to each other. The map never names a file, an address or a command:
 * it names papers by their ids, and the extension looks them up. What the columns mean is said in `core/map/model.ts`.
 */
import * as v from 'valibot';
import type { MapGraph, MapScope, PaperCard } from '../core/map/model';
import { isDrawing } from './drawing';
import { finite, index, list, places, shortText, workId, workIds } from './message';

export type { Colouring, MapGraph, MapScope, PaperCard } from '../core/map/model';

const also = { also: v.optional(workIds) };

export const mapScope: v.GenericSchema<unknown, MapScope> = v.variant('of', [
  v.object({ of: v.literal('papers'), ids: workIds, steps: v.pipe(index, v.maxValue(3)), ...also }),
  v.object({ of: v.literal('similar'), ids: workIds, ...also }),
  v.object({ of: v.literal('time'), ids: workIds, ...also }),
  v.object({ of: v.literal('query'), query: shortText, ...also }),
  v.object({ of: v.literal('note'), note: shortText, ...also }),
  v.object({ of: v.literal('library'), ...also }),
]);

const group = v.pipe(v.number(), v.integer(), v.minValue(-1));

const mapGraph: v.GenericSchema<unknown, MapGraph> = v.object({
  title: v.string(),
  scope: mapScope,
  nodes: v.object({
    id: list(v.string()),
    label: list(v.string()),
    title: list(v.string()),
    citers: list(index),
    date: list(v.nullable(finite)),
    inNote: list(v.boolean()),
    hidden: list(index),
    connects: list(finite),
  }),
  edges: v.object({
    from: list(index),
    to: list(index),
    nearness: list(v.nullable(finite)),
    role: list(group),
  }),
  roles: list(v.string()),
  colourings: list(
    v.object({
      id: v.picklist(['role', 'year', 'category', 'status']),
      label: v.string(),
      groups: list(v.string()),
      of: list(group),
      none: v.string(),
      ordered: v.boolean(),
    }),
  ),
  seeds: list(index),
});

const paperCard: v.GenericSchema<unknown, PaperCard> = v.object({
  id: workId,
  title: v.string(),
  lines: list(v.string()),
  abstract: v.optional(v.string()),
  machine: v.boolean(),
  marks: list(v.string()),
  citekey: v.string(),
});

/** From the extension to the map. */
export const toMap = v.variant('type', [
  /** Shows a map. With `keep`, papers that were on the map stay where they are. */
  v.object({ type: v.literal('show'), graph: mapGraph, keep: v.boolean() }),
  /** The reader chose these papers elsewhere. */
  v.object({ type: v.literal('select'), ids: workIds }),
  v.object({ type: v.literal('card'), card: paperCard }),
  /** There is no map to show; the words say why, and what to do. */
  v.object({ type: v.literal('fail'), message: v.string() }),
]);
export type ToMap = v.InferOutput<typeof toMap>;

const drawing = v.pipe(v.string(), v.check(isDrawing, 'This is no drawing.'));

/** From the map to the extension. */
export const fromMap = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  /** The reader selected these papers on the map. */
  v.object({ type: v.literal('select'), ids: workIds }),
  /** Asks for the card of a paper. */
  v.object({ type: v.literal('card'), id: workId }),
  /** Opens the paper's page, the line it was read from, or shows it in Papers. */
  v.object({ type: v.literal('open'), id: workId, what: v.picklist(['page', 'line', 'row']) }),
  /** Cites the papers in the note that was last active. */
  v.object({ type: v.literal('cite'), ids: workIds }),
  /** Brings the papers that cite it or that it cites onto the map. */
  v.object({ type: v.literal('expand'), id: workId }),
  /** Shows another map in this panel. */
  v.object({ type: v.literal('scope'), scope: mapScope }),
  /** Asks by the picker of the editor which papers the map is to start from. */
  v.object({ type: v.literal('chooseSeeds'), of: v.picklist(['papers', 'similar', 'time']) }),
  /** A drawing, made by the map: `data` is SVG, or PNG as base64. */
  v.variant('format', [
    v.object({ type: v.literal('picture'), format: v.literal('svg'), data: drawing }),
    v.object({ type: v.literal('picture'), format: v.literal('png'), data: v.string() }),
  ]),
  /** What is on the map and where it lies, for the extension to write. */
  v.object({
    type: v.literal('export'),
    format: v.picklist(['graphml', 'dot', 'json']),
    ids: workIds,
    x: places,
    y: places,
  }),
  /** For the log. */
  v.object({ type: v.literal('fault'), message: v.string() }),
]);
export type FromMap = v.InferOutput<typeof fromMap>;

/** What the map keeps of itself (`setState`) that the extension reads when the window comes back. */
export const mapState = v.object({ scope: mapScope });
