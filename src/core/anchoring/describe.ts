/** A passage described so that it can be found again in another state of the text. */
import type { TextPositionSelector, TextQuoteSelector } from '../model/annotation';
import type { Span } from '../place';
import { chainsOf } from './chains';
import { occurrences } from './occurrences';
import { patternOf } from './pattern';
import { lettersWithin, type PreparedText, prepared } from './prepared';
import { type Run, runsOf } from './runs';

/** What annotations keep of a passage. */
export interface Description {
  readonly quote: Required<TextQuoteSelector>;
  readonly position: TextPositionSelector;
}

/** Units of context on each side of a passage that stands in its text once; longer ones say that it did not. */
export const CONTEXT = 64;

/** Beyond this no context tells repeats apart: pages saved twice into one file. */
const LONGEST_CONTEXT = 2048;

/**
 * Describes `text` from `start` to `end`, in UTF-16 units; offsets beyond the text are brought into it. Of a passage
 * that repeats, as much context is kept as tells it from the others, and as much again, so that one edit there does
 * not make them alike.
 */
export function describe(text: string | PreparedText, span: Span): Description {
  const source = prepared(text);
  const [one, other] = [clamp(span.start, source.text.length), clamp(span.end, source.text.length)];
  const start = Math.min(one, other);
  const end = Math.max(one, other);
  const context = contextOf(source, start, end);
  const from = borderOf(source.text, Math.max(0, start - context), -1);
  const to = borderOf(source.text, Math.min(source.text.length, end + context), 1);
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: source.text.slice(start, end),
      prefix: source.text.slice(from, start),
      suffix: source.text.slice(end, to),
    },
    position: { type: 'TextPositionSelector', start, end, 'scholium:before': source.before(start) },
  };
}

function clamp(offset: number, length: number): number {
  return Number.isFinite(offset) ? Math.min(Math.max(0, Math.trunc(offset)), length) : 0;
}

function contextOf(source: PreparedText, start: number, end: number): number {
  const standsTwice = (from: number, to: number): boolean => {
    const letters = lettersWithin(source, from, to);
    return (
      letters.from < letters.to &&
      occurrences(source, source.letters.slice(letters.from, letters.to), 2).length > 1
    );
  };
  // Each side alone has to tell: the other may change, and the passage may go and leave its copy.
  const repeats = (context: number) => standsTwice(start - context, end) || standsTwice(start, end + context);
  if (!standsTwice(start, end) && !hasTwin(source, start, end)) return CONTEXT;
  let context = CONTEXT;
  while (context < LONGEST_CONTEXT && repeats(context)) context *= 2;
  return context * 2;
}

/** Whether another passage of the text would be taken for this one if this one were gone. */
function hasTwin(source: PreparedText, start: number, end: number): boolean {
  const { text } = source;
  const pattern = patternOf({
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  });
  const own = lettersWithin(source, start - CONTEXT, end + CONTEXT);
  const others = runsOf(source, pattern).filter(
    ({ place, length }) => place + length <= own.from || place >= own.to,
  );
  const isQuoted = ({ at }: Run) => at >= pattern.from && at < pattern.to;
  return chainsOf(others, pattern).some((chain) => {
    const alike = chain.filter(isQuoted).reduce((sum, { length }) => sum + length, 0);
    return alike >= ALIKE * (pattern.to - pattern.from);
  });
}

/** The share of its letters that makes another passage a twin. */
const ALIKE = 0.4;

/** Not between the halves of a character. */
function borderOf(text: string, offset: number, step: 1 | -1): number {
  const splits = isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));
  return splits ? offset + step : offset;
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;
