/** Which of the places is the passage's, if any. In doubt none is: a note at a wrong place is worse than one at none. */
import type { Candidate, Side } from './candidate';

export interface Evidence {
  /** Letters of the quote. */
  readonly length: number;
  /** The passage, or one that is nearly the same, stood in its text more than once. */
  readonly repeated: boolean;
  /** The longest stretch of its context that stands anywhere in the text, in letters: tells that it is the same page. */
  readonly presence: number;
  /** The letter at which it stood, if that is known. */
  readonly stood: number | undefined;
  /** Others described it: they do not say whether it stood there once. */
  readonly byOthers: boolean;
  /** Whether a place says something else: other figures; other figures, negations or names. */
  readonly otherFigures: (candidate: Candidate) => boolean;
  readonly saysOther: (candidate: Candidate) => boolean;
}

/** Fewer letters than these of a context decide nothing between two places. */
const MARGIN = 12;
/** Two places differ in how much of the quote they have by more, or both have it. */
const SIMILAR = 0.15;

/** From 0 to 1: how surely the passage stands there. */
export function scoreOf({ likeness, prefix, suffix }: Candidate): number {
  const sides = [prefix, suffix].filter((side) => side !== undefined);
  const context = sides.length === 0 ? likeness : sum(sides.map(({ agreement }) => agreement)) / sides.length;
  return Math.min(1, 0.65 * likeness + 0.35 * context);
}

/** The passage among the places, the best first; undefined where none is, or where two may be. */
export function judged(ranked: readonly Candidate[], evidence: Evidence): Candidate | undefined {
  const good = ranked.filter((candidate) => isGood(candidate, evidence));
  // Where both sides of the context agree, an edited passage stands rather than a faithful copy elsewhere.
  const winner = good.find(isSettled) ?? good[0];
  if (!winner) return undefined;
  if (ranked.some((other) => other !== winner && rivals(winner, other))) return undefined;
  if (ranked.some((other) => !holds(other, winner) && hasLeft(winner, other))) return undefined;
  const { stood, byOthers } = evidence;
  return byOthers && stood !== undefined && ranked.some((other) => isNearer(winner, other, stood))
    ? undefined
    : winner;
}

/** Whether the passage rather stood at the other place, of two that are alike. */
function isNearer(winner: Candidate, other: Candidate, stood: number): boolean {
  if (other === winner || holds(other, winner)) return false;
  if (Math.abs(other.from - stood) + NEAR >= Math.abs(winner.from - stood)) return false;
  if (isVacancy(other)) return true;
  const isSure = sidesOf(winner).every(({ agreement }) => agreement >= 0.9);
  const isBeside = ({ share, agreement, letters }: Side) => agreement === share && letters >= 8;
  return other.likeness >= 0.5 && (!isSure || sidesOf(other).some(isBeside));
}

/** Letters that a passage moves when a word before it is replaced. */
const NEAR = 24;

/** Cut out here and standing there, it may have been moved; or it was taken out, and that is a copy. */
function hasLeft(winner: Candidate, other: Candidate): boolean {
  if (isVacancy(other)) return bestSide(winner) < 0.5 || contextLetters(winner) < contextLetters(other);
  return isLeft(other) && bestSide(winner) < 0.3;
}

/** Whether one place lies within another: what looks empty between its context may have been added to. */
function holds(outer: Candidate, inner: Candidate): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

function isSettled(candidate: Candidate): boolean {
  const sides = sidesOf(candidate);
  return (
    sides.length === 2 && sides.every(({ share }) => share >= 0.8) && sides.some(({ telling }) => telling)
  );
}

function isGood(candidate: Candidate, evidence: Evidence): boolean {
  const { likeness } = candidate;
  const sides = sidesOf(candidate);
  const best = bestSide(candidate);
  const isWhole = likeness === 1 && !evidence.otherFigures(candidate);
  // Without context nothing but its place tells an edited passage from a similar one of another paper.
  if (sides.length === 0)
    return isWhole || (likeness >= 0.9 && isThere(candidate, evidence) && !evidence.saysOther(candidate));
  if (evidence.repeated) return isGoodTwin(candidate, isWhole);
  const isTold = sides.some(({ telling, agreement }) => telling && agreement >= 0.5);
  const isStrong =
    isTold && sides.length === 2 && sides.every(({ agreement }) => agreement >= 0.75) && letters(sides) >= 24;
  if (isWhole) return isWholeEnough(candidate, evidence);
  if (isStrong) return likeness >= 0.5;
  if (isTold && best >= 0.9) return likeness >= 0.7;
  if (isTold && best >= 0.6) return likeness >= 0.75 && !evidence.saysOther(candidate);
  return (
    likeness >= 0.85 && evidence.length >= 24 && evidence.presence >= 24 && !evidence.saysOther(candidate)
  );
}

/** Where the page has the passage twice or nearly so, the context right beside it decides. */
function isGoodTwin(candidate: Candidate, isWhole: boolean): boolean {
  const sides = sidesOf(candidate);
  const isBeside = sides.some(
    ({ share, agreement, telling, letters }) =>
      telling && letters >= MARGIN && share >= 0.9 && agreement === share,
  );
  if (isWhole || !isBeside) return isBeside;
  if (sides.length === 2 && sides.every(({ agreement }) => agreement >= 0.95))
    return candidate.likeness >= 0.55;
  return candidate.likeness >= 0.7 && sides.length === 2 && sides.every(({ share }) => share >= 0.8);
}

/** Its words stand there to the letter: how much of the context has to? */
function isWholeEnough(candidate: Candidate, evidence: Evidence): boolean {
  const { length, presence } = evidence;
  if (bestSide(candidate) >= 0.5 || length >= 120) return true;
  if (length < 16) return false;
  return isThere(candidate, evidence) || presence >= 24 || contextLetters(candidate) >= 16;
}

/** Whether it is long enough to be no accident, and near to where the passage stood. */
function isThere({ from }: Candidate, { stood, length }: Evidence): boolean {
  return stood !== undefined && Math.abs(from - stood) <= FAR && length >= 24;
}

/** Letters that a page of the same text moves by when what stands around the passage changes. */
const FAR = 120;

/** Whether the other place may as well be the passage's. */
function rivals(winner: Candidate, other: Candidate): boolean {
  const ahead = contextLetters(winner) - contextLetters(other);
  // One has the context, the other the words: an edited passage, and a faithful copy of it.
  const isFar = isSettled(winner) && contextLetters(other) < 0.75 * contextLetters(winner);
  if (other.likeness > winner.likeness + 0.05 && !isFar) return true;
  if (other.likeness >= 0.5 && ahead <= -MARGIN) return true;
  if (other.likeness >= 0.5 && ahead < MARGIN && winner.likeness < 0.95) return true;
  if (other.likeness < Math.max(0.6, winner.likeness - SIMILAR)) return false;
  if (ahead < MARGIN) return true;
  if (other.likeness >= TWIN) return !isBetween(winner);
  if (bestSide(other) < 0.5) return false;
  return !sidesOf(winner).every(({ share }) => share >= 0.8);
}

/** Of two places with the words of the passage it stands at neither, unless one has all of the context beside it. */
const TWIN = 0.95;

function isBetween(candidate: Candidate): boolean {
  return sidesOf(candidate).every(({ share, agreement }) => share >= 0.9 && agreement === share);
}

/** Two readings of one place. A place where the passage is missing has no letters, and is like no other. */
export function isOnePlace(a: Candidate, b: Candidate): boolean {
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return shared > 0 && shared * 2 > Math.min(a.to - a.from, b.to - b.from);
}

/** Where both sides of the context stand together and the passage does not stand between. */
function isVacancy(candidate: Candidate): boolean {
  const sides = sidesOf(candidate);
  return candidate.likeness < 0.4 && sides.length === 2 && sides.every(({ agreement }) => agreement >= 0.7);
}

/** Where all the context there is stands without the passage: one side, of a passage at an end of its text. */
function isLeft(candidate: Candidate): boolean {
  const sides = sidesOf(candidate);
  return (
    candidate.likeness < 0.4 &&
    sides.length === 1 &&
    sides.every(({ share, letters }) => share >= 0.9 && letters >= MARGIN)
  );
}

function sidesOf({ prefix, suffix }: Candidate): Side[] {
  return [prefix, suffix].filter((side) => side !== undefined);
}

function bestSide(candidate: Candidate): number {
  return Math.max(0, ...sidesOf(candidate).map(({ agreement }) => agreement));
}

/** How many letters of the context agree. */
function contextLetters(candidate: Candidate): number {
  return letters(sidesOf(candidate));
}

function letters(sides: readonly Side[]): number {
  return sum(sides.map((side) => side.letters));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
