/**
 * The citekeys of a library that changes. They are those that assigning all anew would give: pinned keys first, then
 * those of the reader's bibliographies, then the works' own pattern with `a`, `b`, `c` behind it where several share
 * one; within each in the order of the works' ids. A change costs what it changes.
 */
import type { Keys } from './citekeys';
import { FormerKeys } from './former-keys';
import { KeyMarket } from './key-market';
import { KeySeeker } from './key-seeker';
import type { MatchedPin } from './match-pins';
import type { MergedWork } from './merge';
import { PinIndex } from './pin-index';
import type { Pin } from './pins';

export class CitekeyTable {
  readonly #seekers = new Map<MergedWork, KeySeeker>();
  readonly #pins = new PinIndex();
  /** Those whose keys may be others than were told. */
  readonly #touched = new Set<KeySeeker>();
  readonly #former = new FormerKeys((seeker) => this.#touched.add(seeker));
  readonly #market = new KeyMarket(
    (seeker) => this.#touched.add(seeker),
    (slot) => this.#former.onTaken(slot),
  );

  /** The pins as the reader's files have them now; answers with the works whose keys are others than before. */
  setPins(pins: readonly Pin[]): ReadonlySet<MergedWork> {
    const concerned = this.#pins.replace(pins, this.#seekers.keys());
    this.#market.reserve(this.#pins.reserved);
    for (const [work, pin] of this.#pins.match(concerned)) this.#pin(this.#seekers.get(work)!, pin);
    this.#market.settle();
    return this.#told();
  }

  /**
   * Works that went and came; one that changed is in both, as it was and as it is, and may keep its id. Answers with
   * all works now here whose keys are new or others than before.
   */
  change(gone: Iterable<MergedWork>, came: Iterable<MergedWork>): ReadonlySet<MergedWork> {
    const leaving = [...gone];
    for (const work of leaving) this.#leave(work);
    const concerned = this.#pins.besides(leaving);
    const coming = Array.from(came, (work) => {
      const seeker = new KeySeeker(work);
      this.#seekers.set(work, seeker);
      this.#former.claim(seeker);
      if (this.#pins.add(work)) concerned.add(work);
      return seeker;
    });
    const matched = this.#pins.match(concerned);
    for (const seeker of coming) {
      seeker.pinned = matched.get(seeker.work);
      matched.delete(seeker.work);
    }
    this.#market.enter(coming);
    for (const [work, pin] of matched) this.#pin(this.#seekers.get(work)!, pin);
    this.#market.settle();
    return this.#told();
  }

  /** The keys of a work that is here. */
  keysOf(work: MergedWork): Keys {
    const keys = this.#seekers.get(work)?.keys;
    if (!keys) throw new Error(`${work.id} has no citekey: it did not come, or went`);
    return keys;
  }

  /** How often a work was offered a key, or a key a work: what all the changes cost until now. */
  get proposals(): number {
    return this.#market.proposals;
  }

  #leave(work: MergedWork): void {
    const seeker = this.#seekers.get(work);
    if (!seeker) throw new Error(`${work.id} went, and never came`);
    this.#seekers.delete(work);
    this.#pins.delete(work);
    this.#former.unclaim(seeker);
    this.#market.leave(seeker);
  }

  /** Gives the work its pin, or takes it away. */
  #pin(seeker: KeySeeker, pinned: MatchedPin | undefined): void {
    this.#touched.add(seeker);
    if (seeker.pinned?.pin.citekey === pinned?.pin.citekey) {
      seeker.pinned = pinned;
      return;
    }
    this.#market.leave(seeker);
    seeker.pinned = pinned;
    this.#market.enter([seeker]);
  }

  /** The works whose keys are others than were told last. */
  #told(): Set<MergedWork> {
    const changed = new Set<MergedWork>();
    for (const seeker of this.#touched) {
      if (this.#seekers.get(seeker.work) !== seeker) continue;
      const keys = { citekey: seeker.citekey, aliases: this.#aliasesOf(seeker) };
      if (seeker.keys && areSame(seeker.keys, keys)) continue;
      seeker.keys = keys;
      changed.add(seeker.work);
    }
    this.#touched.clear();
    return changed;
  }

  #aliasesOf(seeker: KeySeeker): readonly string[] {
    const claimed = seeker.former.filter(
      (key) => this.#former.claimantOf(key) === seeker && !this.#market.isTaken(key.toLowerCase()),
    );
    if (!seeker.pinned && seeker.own.length === 0 && claimed.length === 0) return NO_ALIASES;
    const aliases = new Set([...(seeker.pinned?.aliases ?? []), ...seeker.own]);
    aliases.delete(seeker.citekey);
    return [...aliases, ...claimed.filter((key) => !aliases.has(key))];
  }
}

const NO_ALIASES: readonly string[] = [];

function areSame(a: Keys, b: Keys): boolean {
  return (
    a.citekey === b.citekey &&
    a.aliases.length === b.aliases.length &&
    a.aliases.every((key, n) => key === b.aliases[n])
  );
}
