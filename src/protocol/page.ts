/**
 * What the extension and a page (of a paper, of an author) say to each other. Whatever can be clicked carries the
 * number of a link; what it does is a table that the extension keeps. The page names no file, address or command.
 */
import * as v from 'valibot';
import type {
  Action,
  Bar,
  Block,
  Line,
  PageSubject,
  PaperPage,
  Petal,
  Row,
  Run,
} from '../core/paper-page/model';
import { finite, index, list } from './message';

export type {
  Action,
  Bar,
  Block,
  Fact,
  Line,
  PageSubject,
  PaperPage,
  Petal,
  Row,
  Run,
  Section,
} from '../core/paper-page/model';

const run: v.GenericSchema<unknown, Run> = v.object({
  text: v.string(),
  link: v.optional(index),
  title: v.optional(v.string()),
  tone: v.optional(v.picklist(['dim', 'place', 'strong', 'chip'])),
});

const line: v.GenericSchema<unknown, Line> = v.object({ runs: list(run), machine: v.optional(v.boolean()) });

const row: v.GenericSchema<unknown, Row> = v.object({
  runs: list(run),
  below: v.optional(list(line)),
  facets: list(v.string()),
});

const bar: v.GenericSchema<unknown, Bar> = v.object({
  label: v.string(),
  count: index,
  facet: v.optional(v.string()),
});

const petal: v.GenericSchema<unknown, Petal> = v.object({
  label: v.string(),
  into: index,
  outOf: index,
  link: v.optional(index),
});

const action: v.GenericSchema<unknown, Action> = v.object({
  label: v.string(),
  link: index,
  title: v.optional(v.string()),
});

const block: v.GenericSchema<unknown, Block> = v.variant('kind', [
  v.object({ kind: v.literal('text'), runs: list(run), machine: v.boolean() }),
  v.object({ kind: v.literal('facts'), facts: list(v.object({ label: v.string(), values: list(line) })) }),
  v.object({ kind: v.literal('rows'), one: v.string(), rows: list(row) }),
  v.object({ kind: v.literal('bars'), label: v.string(), machine: v.boolean(), bars: list(bar) }),
  v.object({ kind: v.literal('columns'), label: v.string(), bars: list(bar) }),
  v.object({
    kind: v.literal('influence'),
    label: v.string(),
    middle: v.string(),
    ordered: v.boolean(),
    petals: list(petal),
  }),
  v.object({ kind: v.literal('actions'), actions: list(action) }),
]);

const paperPage: v.GenericSchema<unknown, PaperPage> = v.object({
  title: v.string(),
  kind: v.string(),
  head: list(block),
  sections: list(
    v.object({
      id: v.string(),
      heading: v.string(),
      count: v.optional(index),
      note: v.optional(v.string()),
      blocks: list(block),
    }),
  ),
});

const pageSubject: v.GenericSchema<unknown, PageSubject> = v.variant('of', [
  v.object({ of: v.literal('paper'), id: v.string(), names: list(v.string()) }),
  v.object({ of: v.literal('author'), name: v.string() }),
]);

/** From the extension to the page. */
export const toPage = v.variant('type', [
  v.object({ type: v.literal('show'), page: paperPage, subject: pageSubject }),
  /** There is nothing to show; the words say why, and what to do. */
  v.object({ type: v.literal('fail'), message: v.string() }),
]);
export type ToPage = v.InferOutput<typeof toPage>;

/** From the page to the extension. */
export const fromPage = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('follow'), link: index }),
  /** For the log. */
  v.object({ type: v.literal('fault'), message: v.string() }),
]);
export type FromPage = v.InferOutput<typeof fromPage>;

/** What the page keeps of itself (`setState`) that the extension reads when the window comes back. */
export const pageState = v.object({ subject: pageSubject });

/** What the page keeps for itself besides: where it is scrolled to, and by section what is pressed, typed, shown. */
export const pageLook = v.object({
  scroll: v.fallback(finite, 0),
  sections: v.fallback(
    v.record(v.string(), v.object({ pressed: list(v.string()), words: v.string(), shown: index })),
    {},
  ),
});
export type PageLook = v.InferOutput<typeof pageLook>;
