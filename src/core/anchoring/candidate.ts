/** A place where a passage may stand, and how much of it and of its context stands there. */
import type { Alignment } from './alignment';
import { GRAM } from './grams';
import type { Pattern } from './pattern';
import type { PreparedText } from './prepared';

/** How the context agrees on one side of a place. */
export interface Side {
  /** From 0 to 1: the share of its letters that stand there, less what stands between them. */
  readonly share: number;
  /** From 0 to 1: that share, less where they stand away from the passage. */
  readonly agreement: number;
  /** How many letters agree, counted alike. */
  readonly letters: number;
  /** Some of what agrees, the seam to the passage included, stands nowhere else in the text. */
  readonly telling: boolean;
}

export interface Candidate {
  /** Letters of the text from here … */
  readonly from: number;
  /** … to before here. */
  readonly to: number;
  /** From 0 to 1: the share of the quote's letters that stand here, in order, less what stands between them. */
  readonly likeness: number;
  /** How many letters of the quote that are. */
  readonly matched: number;
  /** The first and the last letter of the quote stand at the borders. */
  readonly bordered: { readonly start: boolean; readonly end: boolean };
  /** Undefined where the quote came without context on that side. */
  readonly prefix: Side | undefined;
  readonly suffix: Side | undefined;
}

export function candidateOf(text: PreparedText, pattern: Pattern, places: Alignment): Candidate {
  const { from: quoteFrom, to: quoteTo } = pattern;
  const firstAt = firstPlaced(places, quoteFrom, quoteTo);
  const lastAt = lastPlaced(places, quoteFrom, quoteTo);
  const preAt = lastPlaced(places, 0, quoteFrom);
  const sufAt = firstPlaced(places, quoteTo, places.length);
  // Without context on one side it stood at an end of its text.
  const behindPrefix =
    preAt >= 0 ? places[preAt]! + quoteFrom - preAt : quoteFrom === 0 && sufAt >= 0 ? 0 : undefined;
  const beforeSuffix =
    sufAt >= 0
      ? places[sufAt]! - (sufAt - quoteTo)
      : quoteTo === places.length && preAt >= 0
        ? text.letters.length
        : undefined;
  let from: number;
  let to: number;
  if (firstAt < 0) {
    from = behindPrefix ?? beforeSuffix ?? 0;
    to = Math.max(from, behindPrefix === undefined ? from : (beforeSuffix ?? from));
  } else {
    from = border(places[firstAt]!, firstAt - quoteFrom, behindPrefix, -1);
    to = border(places[lastAt]! + 1, quoteTo - 1 - lastAt, beforeSuffix, 1);
  }
  from = Math.max(0, from);
  to = Math.min(Math.max(from, to), text.letters.length);
  let matched = 0;
  for (let i = quoteFrom; i < quoteTo; i++) if (places[i]! >= 0) matched++;
  const longer = Math.max(quoteTo - quoteFrom, to - from);
  const before = behindPrefix === undefined ? 0 : from - behindPrefix;
  const behind = beforeSuffix === undefined ? 0 : beforeSuffix - to;
  const prefix = side(text, pattern, places, 0, quoteFrom, before);
  const suffix = side(text, pattern, places, quoteTo, places.length, behind);
  return {
    from,
    to,
    likeness: longer === 0 ? 0 : matched / longer,
    matched,
    bordered: { start: firstAt === quoteFrom && firstAt >= 0, end: lastAt === quoteTo - 1 && lastAt >= 0 },
    prefix: prefix ?? (suffix && from <= NEAR ? EDGE : undefined),
    suffix: suffix ?? (prefix && to >= text.letters.length - NEAR ? EDGE : undefined),
  };
}

/** A passage without context on one side stood at an end of its text; here it does again. */
const EDGE: Side = { share: 1, agreement: 1, letters: 0, telling: false };
/** Letters so near are beside the passage. */
const NEAR = 6;

/**
 * Where the passage ends on one side: at its outermost letter that was found; where letters further out were
 * replaced, at its neighbour if that is near enough for them to lie between.
 */
function border(found: number, lost: number, neighbour: number | undefined, step: 1 | -1): number {
  if (lost === 0) return found;
  const between = neighbour === undefined ? -1 : (neighbour - found) * step;
  return between >= 0 && between <= 2 * lost + 12 ? neighbour! : found + step * lost;
}

function firstPlaced(places: Alignment, from: number, to: number): number {
  for (let i = from; i < to; i++) if (places[i]! >= 0) return i;
  return -1;
}

function lastPlaced(places: Alignment, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (places[i]! >= 0) return i;
  return -1;
}

/** The context from `from` to `to` of the pattern, where `gap` letters came between it and the passage. */
function side(
  text: PreparedText,
  pattern: Pattern,
  places: Alignment,
  from: number,
  to: number,
  gap: number,
): Side | undefined {
  if (from === to) return undefined;
  let matched = 0;
  for (let i = from; i < to; i++) if (places[i]! >= 0) matched++;
  const first = firstPlaced(places, from, to);
  const length = first < 0 ? 0 : places[lastPlaced(places, from, to)]! + 1 - places[first]!;
  const share = matched / Math.max(to - from, length);
  const agreement = share * nearness(gap);
  return {
    share,
    agreement,
    letters: agreement * (to - from),
    telling: isTelling(text, pattern, places, from, to),
  };
}

/** Whether some of what agrees, the seam to the passage included, stands nowhere else in the text. */
function isTelling(
  text: PreparedText,
  { letters, from: quoteFrom, to: quoteTo }: Pattern,
  places: Alignment,
  from: number,
  to: number,
): boolean {
  const seam = GRAM - 1;
  const first = from === quoteTo ? Math.max(quoteFrom, from - seam) : from;
  const end = to === quoteFrom ? Math.min(quoteTo, to + seam) : to;
  let inRow = 0;
  for (let i = first; i < end; i++) {
    if (places[i]! < 0) inRow = 0;
    else inRow = i > first && places[i] === places[i - 1]! + 1 ? inRow + 1 : 1;
    if (inRow >= GRAM && text.grams.places(letters, i - GRAM + 1, 32)?.length === 1) return true;
  }
  return false;
}

/** What came between passage and context takes from what the context says. */
function nearness(gap: number): number {
  if (gap <= NEAR) return 1;
  if (gap <= 40) return 0.9;
  return gap <= 240 ? 0.75 : 0.4;
}
