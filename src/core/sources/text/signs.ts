/**
 * Which of many signs a text has, in one pass over it. A regular expression of alternatives costs some
 * microseconds a text, and there are dozens; nearly all are ruled out by letters that they cannot do without.
 */

/** What a text is told by. */
export interface Sign {
  /** Matches every text of the kind, and few others. */
  readonly sign: RegExp;
  /**
   * One of these stands in every match of `sign`, letter for letter, and near its ends (see `SignSearch`); the
   * longer and rarer, the better. `/Title\s?:|Abs(?:tract)?:/` has `Title` and `Abs`.
   */
  readonly literals: readonly string[];
}

interface Literal {
  readonly text: string;
  /** Indices of the signs that have it. */
  readonly of: readonly number[];
}

/** Seven bits of a UTF-16 code unit and five of the next: pairs that share a bucket cost a comparison, no more. */
const BUCKETS = 4096;
const NEXT_BITS = 5;
const NEXT = (1 << NEXT_BITS) - 1;

export class SignSearch<T extends Sign> {
  readonly #signs: readonly T[];
  readonly #reach: number;
  /** What is known of each sign, and how many letters were looked at for it, in the text at hand. */
  readonly #states: Uint8Array;
  readonly #spent: Uint32Array;
  /** For each bucket 0, or the index in `#sets` of the literals that may start there. */
  readonly #buckets = new Uint16Array(BUCKETS);
  readonly #sets: (readonly Literal[])[] = [[]];
  /** For each set the third letters of its literals, a bit for each by its last five bits. */
  readonly #thirds: number[] = [0];

  /** A match reaches `reach` letters at most to either side of its literal. */
  constructor(signs: readonly T[], reach = 80) {
    this.#signs = signs;
    this.#reach = reach;
    this.#states = new Uint8Array(signs.length);
    this.#spent = new Uint32Array(signs.length);
    const owners = new Map<string, number[]>();
    for (const [at, { literals }] of signs.entries())
      for (const literal of literals) owners.set(literal, [...(owners.get(literal) ?? []), at]);
    const literals = [...owners].map(([text, of]) => ({ text, of }));
    const sets = new Map<number, Literal[]>();
    for (const literal of literals)
      for (const bucket of bucketsOf(literal.text)) sets.set(bucket, [...(sets.get(bucket) ?? []), literal]);
    for (const [bucket, set] of sets) {
      this.#buckets[bucket] = this.#sets.push(set) - 1;
      this.#thirds.push(set.reduce((bits, { text }) => bits | thirdBit(text), 0));
    }
  }

  /** The signs that the text has, in the order they were given. */
  in(text: string): T[] {
    if (!this.#look(text)) return [];
    return this.#signs.filter(
      ({ sign }, at) => this.#states[at] === PRESENT || (this.#states[at] === UNDECIDED && sign.test(text)),
    );
  }

  /** Looks around every literal; false where there are none. */
  #look(text: string): boolean {
    const buckets = this.#buckets;
    let isFresh = true;
    let next = text.length === 0 ? 0 : text.charCodeAt(0);
    for (let at = 0; at < text.length; at++) {
      const unit = next;
      next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
      const set = buckets[bucketOf(unit, next)]!;
      if (set === 0) continue;
      const third = at + 2 < text.length ? text.charCodeAt(at + 2) : 0;
      if ((this.#thirds[set]! & (1 << (third & NEXT))) === 0) continue;
      for (const literal of this.#sets[set]!) {
        if (!text.startsWith(literal.text, at)) continue;
        if (isFresh) {
          this.#states.fill(ABSENT);
          this.#spent.fill(0);
          isFresh = false;
        }
        this.#lookAround(text, at, literal);
      }
    }
    return !isFresh;
  }

  #lookAround(text: string, at: number, literal: Literal): void {
    for (const index of literal.of) {
      if (this.#states[index] !== ABSENT) continue;
      const start = Math.max(0, at - this.#reach);
      const around = text.slice(start, at + literal.text.length + this.#reach);
      // Where a literal stands too often, to look around each would cost more than to look at all of the text once.
      this.#spent[index]! += around.length;
      this.#states[index] =
        this.#spent[index]! > at + ADVANCE
          ? UNDECIDED
          : stateAround(this.#signs[index]!.sign, around, start === 0, text.length - start);
    }
  }
}

/** Letters around literals that may be looked at beyond those already passed. */
const ADVANCE = 4096;

const ABSENT = 0;
const PRESENT = 1;
/** To be told from the whole text alone. */
const UNDECIDED = 2;

/** What an excerpt tells. A match that touches an end where the text was cut may owe it to the cut: `\b`, `^`. */
function stateAround(sign: RegExp, around: string, isStart: boolean, rest: number): number {
  const match = sign.exec(around);
  if (!match) return ABSENT;
  const isWithin =
    (isStart || match.index > 0) && (rest === around.length || match.index + match[0].length < around.length);
  return isWithin ? PRESENT : UNDECIDED;
}

function bucketOf(unit: number, next: number): number {
  return ((unit << NEXT_BITS) | (next & NEXT)) & (BUCKETS - 1);
}

/** Where a literal is looked for; one of a single letter, with any second. */
function bucketsOf(literal: string): number[] {
  const first = literal.charCodeAt(0);
  if (literal.length > 1) return [bucketOf(first, literal.charCodeAt(1))];
  return Array.from({ length: NEXT + 1 }, (_, next) => bucketOf(first, next));
}

function thirdBit(literal: string): number {
  return literal.length > 2 ? 1 << (literal.charCodeAt(2) & NEXT) : -1;
}
