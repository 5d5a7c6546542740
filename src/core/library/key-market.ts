/**
 * Who has which key, found by deferred acceptance (Gale and Shapley, "College Admissions and the Stability of
 * Marriage", 1962): each work asks for its wishes in turn; a slot keeps the first by rank of all that asked and
 * remembers those it refused. Since all slots rank works by one order, the stable outcome is the only one, and it is
 * that of serving the works one after another in this order, whatever came and went before.
 */
import type { KeySeeker } from './key-seeker';
import { compareText } from './record-keys';

export class KeyMarket {
  readonly #holders = new Map<string, KeySeeker>();
  /** By slot, those that asked for it and did not get it, the first by rank first. */
  readonly #refused = new Map<string, KeySeeker[]>();
  #reserved: ReadonlySet<string> = new Set();
  /** Slots that lost their holder: one that was refused may move up. */
  readonly #vacant = new Set<string>();
  readonly #onGranted: (seeker: KeySeeker) => void;
  readonly #onTaken: (slot: string) => void;
  /** How often a work was offered a slot, or a slot a work. */
  proposals = 0;

  /** `onGranted` hears of each work that got another key, `onTaken` of each slot that was taken or became free. */
  constructor(onGranted: (seeker: KeySeeker) => void, onTaken: (slot: string) => void) {
    this.#onGranted = onGranted;
    this.#onTaken = onTaken;
  }

  /** Whether a key, in lower case, is a work's or kept for one. */
  isTaken(slot: string): boolean {
    return this.#holders.has(slot) || this.#reserved.has(slot);
  }

  /** The works ask for their wishes from the first on; whoever has to give way asks on. */
  enter(seekers: readonly KeySeeker[]): void {
    const crowded: KeySeeker[] = [];
    for (const seeker of seekers) {
      seeker.granted = -1;
      if (this.#holders.has(seeker.slot(seeker.firstWish)!)) crowded.push(seeker);
      else this.#place(seeker);
    }
    // In the order in which they are served fewest have to give way; most never meet another, and need no order.
    crowded.sort((a, b) => compareText(a.work.id, b.work.id));
    for (const seeker of crowded) this.#place(seeker);
  }

  /** The work asks on until it has a key, and so do those that have to give way. */
  #place(seeker: KeySeeker): void {
    for (let asking: KeySeeker | undefined = seeker; asking; ) asking = this.#askOn(asking);
  }

  /** The work gives up its key and all claims to others. */
  leave(seeker: KeySeeker): void {
    this.#forget(seeker, 0);
    this.#free(seeker.slot(seeker.granted)!);
  }

  /** These keys, in lower case, are no work's from now on, and those of before may be had again. */
  reserve(reserved: ReadonlySet<string>): void {
    const before = this.#reserved;
    this.#reserved = reserved;
    for (const slot of before) {
      if (reserved.has(slot)) continue;
      this.#vacant.add(slot);
      this.#onTaken(slot);
    }
    for (const slot of reserved) {
      if (before.has(slot)) continue;
      this.#onTaken(slot);
      const evicted = this.#holders.get(slot);
      if (!evicted) continue;
      this.#holders.delete(slot);
      this.#refuse(evicted, slot);
      this.#place(evicted);
    }
  }

  /** Grants what became free to the best of those that were refused it, and what they leave to others. */
  settle(): void {
    // A set is walked in order, and what is added meanwhile is walked too.
    for (const slot of this.#vacant) {
      this.#vacant.delete(slot);
      const best = this.#reserved.has(slot) ? undefined : this.#refused.get(slot)?.[0];
      const holder = this.#holders.get(slot);
      if (!best || (holder && holder.compare(best, slot) < 0)) continue;
      this.#moveUp(best, slot);
      if (!holder) continue;
      this.#refuse(holder, slot);
      this.#place(holder);
    }
  }

  #moveUp(seeker: KeySeeker, slot: string): void {
    this.proposals++;
    const wish = seeker.wishFor(slot);
    this.#forget(seeker, wish);
    this.#free(seeker.slot(seeker.granted)!);
    this.#grant(seeker, slot, wish);
  }

  /** Asks for the wishes behind the last one until one is granted; the work that had to give way for it. */
  #askOn(seeker: KeySeeker): KeySeeker | undefined {
    for (let wish = seeker.granted + 1; ; wish++) {
      const slot = seeker.slot(wish);
      if (slot === undefined) continue;
      this.proposals++;
      const holder = this.#holders.get(slot);
      if (this.#reserved.has(slot) || (holder && holder.compare(seeker, slot) < 0)) {
        this.#refuse(seeker, slot);
        continue;
      }
      if (holder) this.#refuse(holder, slot);
      this.#grant(seeker, slot, wish);
      return holder;
    }
  }

  #grant(seeker: KeySeeker, slot: string, wish: number): void {
    const isTaken = this.#holders.has(slot);
    this.#holders.set(slot, seeker);
    seeker.granted = wish;
    this.#onGranted(seeker);
    if (!isTaken) this.#onTaken(slot);
  }

  #free(slot: string): void {
    this.#holders.delete(slot);
    this.#vacant.add(slot);
    this.#onTaken(slot);
  }

  #refuse(seeker: KeySeeker, slot: string): void {
    const refused = this.#refused.get(slot);
    if (refused) refused.splice(position(refused, seeker, slot), 0, seeker);
    else this.#refused.set(slot, [seeker]);
  }

  /** The work takes back what it asked for in vain, from this wish to that which was granted. */
  #forget(seeker: KeySeeker, from: number): void {
    for (let wish = from; wish < seeker.granted; wish++) {
      const slot = seeker.slot(wish);
      const refused = slot === undefined ? undefined : this.#refused.get(slot);
      if (slot === undefined || !refused) continue;
      refused.splice(position(refused, seeker, slot), 1);
      if (refused.length === 0) this.#refused.delete(slot);
    }
  }
}

/** Where a work stands, or would stand, among those refused: found by halves, since there may be thousands. */
function position(refused: readonly KeySeeker[], seeker: KeySeeker, slot: string): number {
  let [from, to] = [0, refused.length];
  // Many come in the order of their ids.
  if (to > 0 && refused[to - 1]!.compare(seeker, slot) < 0) return to;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (refused[middle]!.compare(seeker, slot) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
