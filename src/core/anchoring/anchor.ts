/**
 * A described passage found again in another state of its text. First where it stood, then to the letter, then by
 * alignment of its words and those around it; what cannot be told is an orphan, with the places that come nearest.
 */
import type { TextPositionSelector, TextQuoteSelector } from '../model/annotation';
import type { Span } from '../place';
import { spanOf } from './borders';
import type { Candidate } from './candidate';
import { candidatesOf } from './candidates';
import { CONTEXT } from './describe';
import { hasOtherFigures, saysOther } from './guard';
import { judged, scoreOf } from './judge';
import { occurrences } from './occurrences';
import { type Pattern, patternOf } from './pattern';
import { lettersWithin, type PreparedText, prepared } from './prepared';
import { runsOf } from './runs';
import { anchorToken, isToken } from './token';

/** What a W3C target says of its passage. */
export interface PassageSelectors {
  readonly quote?: TextQuoteSelector;
  readonly position?: TextPositionSelector;
}

/** A place in the text, in UTF-16 units, and how well it fits: from 0 to 1. */
export interface Anchored extends Span {
  readonly score: number;
}

export type Anchoring =
  | ({ readonly state: 'found' } & Anchored)
  | { readonly state: 'orphan'; readonly score: number; readonly candidates: readonly Anchored[] };

/** So many places are told of an orphan. */
const TOLD = 5;
/** Letters with context that stand in a text once by no accident. */
const ENOUGH = 16;

/** Where the passage stands. A position without the words that stood there proves nothing: that is an orphan. */
export function anchor(text: string | PreparedText, selectors: PassageSelectors): Anchoring {
  const source = prepared(text);
  const { quote, position } = selectors;
  if (!quote || quote.exact === '') return orphan(placeOf(source, position));
  const there = position && unmoved(source, quote, position);
  if (there) return found(there, 1);
  const pattern = patternOf(quote);
  if (isToken(pattern)) return anchorToken(source, pattern) ?? orphan([]);
  // Others do not say whether the passage stood there once: all places that are like it have to be looked at.
  const whole = isOurs(position) ? wholeAt(source, pattern) : undefined;
  if (whole) return found(spanOf(source, pattern, whole), 1);
  return bestOf(source, pattern, position);
}

/** The passages of one text, in the order given: the text is read once. */
export function anchorAll(text: string | PreparedText, list: readonly PassageSelectors[]): Anchoring[] {
  const source = prepared(text);
  return list.map((selectors) => anchor(source, selectors));
}

function found({ start, end }: Span, score: number): Anchoring {
  return { state: 'found', start, end, score };
}

function orphan(candidates: readonly Anchored[]): Anchoring {
  return { state: 'orphan', score: candidates[0]?.score ?? 0, candidates };
}

function placeOf({ text }: PreparedText, position: TextPositionSelector | undefined): Anchored[] {
  if (!position || position.start < 0 || position.end > text.length || position.start > position.end)
    return [];
  return [{ start: position.start, end: position.end, score: 0 }];
}

/**
 * The place where it stood, if its words stand there still and either nothing before has changed or the words around
 * it are the same. One that we described and that has moved may have made room for its copy: that needs more.
 */
function unmoved(
  source: PreparedText,
  { exact, prefix = '', suffix = '' }: TextQuoteSelector,
  { start, end, 'scholium:before': before }: TextPositionSelector,
): Span | undefined {
  const { text } = source;
  if (end - start !== exact.length || !text.startsWith(exact, start)) return undefined;
  const span = { start, end };
  if (before !== undefined) return source.before(start) === before ? span : undefined;
  const isSame =
    start >= prefix.length && text.startsWith(prefix, start - prefix.length) && text.startsWith(suffix, end);
  return isSame && prefix.length + exact.length + suffix.length >= ENOUGH ? span : undefined;
}

function isOurs(position: TextPositionSelector | undefined): boolean {
  return position?.['scholium:before'] !== undefined;
}

/** Quote and context to the letter, where the text has them once. */
function wholeAt(source: PreparedText, pattern: Pattern): Candidate | undefined {
  const { letters, from, to, quote } = pattern;
  if (letters.length < ENOUGH) return undefined;
  const [place, another] = occurrences(source, letters, 2);
  if (place === undefined || another !== undefined) return undefined;
  const side = { share: 1, agreement: 1, letters: ENOUGH, telling: true };
  const candidate: Candidate = {
    from: place + from,
    to: place + to,
    likeness: 1,
    matched: to - from,
    bordered: { start: true, end: true },
    prefix: side,
    suffix: side,
  };
  // Without context the figures are all there is.
  const isBare = from === 0 && to === letters.length;
  return isBare && hasOtherFigures(quote.exact, wordsOf(source, pattern, candidate)) ? undefined : candidate;
}

function wordsOf(source: PreparedText, pattern: Pattern, candidate: Candidate): string {
  const { start, end } = spanOf(source, pattern, candidate);
  return source.text.slice(start, end);
}

function bestOf(
  source: PreparedText,
  pattern: Pattern,
  position: TextPositionSelector | undefined,
): Anchoring {
  const { quote, from, to } = pattern;
  const runs = runsOf(source, pattern);
  const candidates = candidatesOf(source, pattern, runs);
  const repeated = Math.max(quote.prefix?.length ?? 0, quote.suffix?.length ?? 0) > CONTEXT + 1;
  const winner = judged(candidates, {
    length: to - from,
    repeated,
    stood: position && lettersWithin(source, position.start, position.end).from,
    byOthers: !isOurs(position),
    presence: Math.max(0, ...runs.filter(({ at }) => at < from || at >= to).map(({ length }) => length)),
    otherFigures: (candidate) => hasOtherFigures(quote.exact, wordsOf(source, pattern, candidate)),
    saysOther: (candidate) => saysOther(quote.exact, wordsOf(source, pattern, candidate)),
  });
  if (winner) return found(spanOf(source, pattern, winner), scoreOf(winner));
  return orphan(
    candidates
      .filter(({ likeness }) => likeness > 0.2)
      .slice(0, TOLD)
      .map((candidate) => ({ ...spanOf(source, pattern, candidate), score: scoreOf(candidate) })),
  );
}
