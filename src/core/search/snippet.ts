/** The stretch of a long text that answers a query best, cut to be read in one line. */
import type { Span } from '../place';
import type { Highlighter } from './highlight';
import type { Scanner } from './scanner';

export interface Snippet {
  readonly text: string;
  readonly spans: readonly Span[];
  /** How many words of the query stand in it, and a little more where they do so side by side. */
  readonly worth: number;
}

const TOKENS = 26;
/** What stands before the first answer, so that it is not read without its sentence. */
const LEAD = 5;
/** Two answers side by side are worth this much more than two apart. */
const SIDE_BY_SIDE = 0.3;

/** The best stretch, for the words whose bits are `wanted`; undefined when none of them stands in the text. */
export function snippetOf(
  text: string,
  wanted: number,
  highlighter: Highlighter,
  scanner: Scanner,
): Snippet | undefined {
  highlighter.read(text);
  const { answers } = highlighter;
  const answering = answers.map((_, i) => i).filter((i) => answers[i] !== 0);
  let best = -1;
  let worth = 0;
  for (const first of answering) {
    const here = windowWorth(answers, first, wanted);
    if (here > worth) {
      worth = here;
      best = first;
    }
  }
  if (best < 0) return undefined;
  const from = best <= LEAD || scanner.count <= TOKENS ? 0 : best - LEAD;
  const to = Math.min(scanner.count - 1, from + TOKENS);
  const start = from === 0 ? 0 : scanner.start[from]!;
  const end = to === scanner.count - 1 ? text.length : scanner.end[to]!;
  const lead = start > 0 ? '… ' : '';
  const shift = lead.length - start;
  const spans = answering
    .filter((token) => token >= from && token <= to)
    .map((token) => highlighter.span(token))
    .map((span) => ({ start: span.start + shift, end: span.end + shift }));
  return { text: `${lead}${text.slice(start, end)}${end < text.length ? ' …' : ''}`, spans, worth };
}

function windowWorth(answers: readonly number[], first: number, wanted: number): number {
  let seen = 0;
  let worth = 0;
  for (let i = first; i < Math.min(answers.length, first + TOKENS - LEAD); i++) {
    const bits = answers[i]!;
    if (bits === 0) continue;
    const fresh = bits & ~seen;
    if (fresh !== 0) worth += (fresh & wanted) !== 0 ? 1 : 0.2;
    if (fresh !== 0 && i > first && answers[i - 1] !== 0) worth += SIDE_BY_SIDE;
    seen |= bits;
  }
  return (seen & wanted) === 0 ? 0 : worth;
}
