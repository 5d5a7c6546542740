/** The fixed words of a Pith review (pith.science/paper/…), by which its parts are told. */
import { SITE_LINE } from './labels';

/** `Pith reviewed 2026-05-22 13:39 UTC · model grok-4.3`: stands below title and authors in every extraction. */
export const REVIEWED = /^Pith reviewed \d{4}-\d{2}-\d{2}\b/;

export const PITH = 'The pith';
export const ABSTRACT = 'read the original abstract';

/** The parts that Pith's machine writes, as the page heads them. */
export const MACHINE_PARTS: ReadonlySet<string> = new Set([
  'Core claim',
  'What carries the argument',
  'If this is right',
  'Where Pith is reading between the lines',
  'Load-bearing premise',
  'What would settle it',
]);

/** What follows the abstract, or stands between the parts; none of it is read. */
const OTHER_PARTS: ReadonlySet<string> = new Set([
  'Figures',
  'Editorial analysis',
  'Referee Report',
  'Referee report',
  'Circularity Check',
  'Axiom & Free-Parameter Ledger',
  'Reference graph',
  'Forward citations',
]);

/** Whether the line heads a part of the page. */
export function isHeading(text: string): boolean {
  return text === PITH || text === ABSTRACT || MACHINE_PARTS.has(text) || OTHER_PARTS.has(text);
}

/** Stands below the sentence of "The pith" on every page. */
export const FIXED_LINE = /^A machine-rendered reading\b/;

/** `Recognition: 2 theorem links`, `Recognition: unknown`; an extraction may glue what follows behind it. */
export const RECOGNITION = /^Recognition: ?(?:unknown|no theorem links?|\d+ theorem links?)\s?(.*)$/;

/** `· Lean Theorem`, with the title close behind in one extraction: `· Lean TheoremClassification Fields: …`. */
export const LEAN = /^·\s?Lean Theorem(.*)$/;

/** Lines between the title and "The pith" that say nothing to us; keywords are glued beyond parting. */
export const ASIDE =
  /^(?:Authors on Pith\b.{0,40}|no claims yet|\d{1,6} claimed|classification\b.{0,400}|keywords\b.{0,2000}|\d{1,6}|\d{1,6} comments?\b.{0,10}|[𝕏X])$/u;

/** `arxiv: 2505.14838 · v2 · submitted 2025-05-20 · 💻 cs.DL · cs.AI`, `MDPI Entropy: entropy-28-477 · published …`. */
export const DATELINE =
  /^(?:ar[xX]iv: ?\S{7,24} ?· ?(?:v\d|pith:|submitted |published )|\p{L}[\p{L}\p{N} .&-]{0,60}: \S{2,60} ?· ?.{0,60}(?:submitted|published) \d{4}-)/u;

export { SITE_LINE };
