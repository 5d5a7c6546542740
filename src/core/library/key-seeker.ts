/** A work that seeks its citekey: the keys it would have, the dearest first. */
import { accountKeys, bibliographyKeys, type Keys, madeKey, suffix } from './citekeys';
import type { MatchedPin } from './match-pins';
import type { MergedWork } from './merge';
import { compareText } from './record-keys';

/** Before the key of a pin in the name of its slot: pins are compared as they are written, all else in lower case. */
const PINNED = '@';

const NONE: readonly string[] = [];

/**
 * The wishes of a work are numbered: 0 is its pin's key, then come those that bibliographies have for it, then the
 * made one, with `a`, `b` … behind it without end. Two keys that differ by case alone are one slot.
 */
export class KeySeeker {
  readonly work: MergedWork;
  /** The keys that bibliographies have for the work. */
  readonly own: readonly string[];
  /** Those that one of its accounts alone would give it, by which it may have been known before. */
  readonly former: readonly string[];
  readonly #ownSlots: readonly string[];
  readonly #base: string;
  readonly #baseSlot: string;
  /** The pin that was found to be this work's. */
  pinned: MatchedPin | undefined;
  /** The wish that was granted. */
  granted = 0;
  /** As they were told last. */
  keys: Keys | undefined;

  constructor(work: MergedWork) {
    this.work = work;
    this.own = bibliographyKeys(work);
    this.#ownSlots = this.own.length === 0 ? NONE : this.own.map((key) => key.toLowerCase());
    this.#base = madeKey(work);
    this.former = accountKeys(work, this.#base);
    this.#baseSlot = this.#base.toLowerCase();
  }

  get citekey(): string {
    const wish = this.granted;
    if (wish === 0) return this.pinned!.pin.citekey;
    return this.own[wish - 1] ?? this.#base + suffix(wish - 1 - this.own.length, this.work.id);
  }

  get firstWish(): number {
    return this.pinned ? 0 : 1;
  }

  /** What the nth wish asks for; undefined where the work does not have that wish, or had it before. */
  slot(wish: number): string | undefined {
    if (wish === 0) return this.pinned && PINNED + this.pinned.pin.citekey;
    const own = this.#ownSlots[wish - 1];
    if (own !== undefined) return this.#ownSlots.indexOf(own) === wish - 1 ? own : undefined;
    const made = this.#baseSlot + suffix(wish - 1 - this.#ownSlots.length, this.work.id);
    return this.#ownSlots.includes(made) ? undefined : made;
  }

  /** The wish that asks for a slot which this work was refused. */
  wishFor(slot: string): number {
    for (let wish = 0; wish < this.granted; wish++) if (this.slot(wish) === slot) return wish;
    throw new Error(`${this.work.id} was not refused ${slot}`);
  }

  /**
   * Negative where this one goes before the other in a slot: a key that a bibliography has before one that was
   * made, then by the ids of the works.
   */
  compare(other: KeySeeker, slot: string): number {
    return this.#phase(slot) - other.#phase(slot) || compareText(this.work.id, other.work.id);
  }

  #phase(slot: string): number {
    return this.#ownSlots.length > 0 && this.#ownSlots.includes(slot) ? 0 : 1;
  }
}
