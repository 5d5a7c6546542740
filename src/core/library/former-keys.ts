/**
 * A note may use the key that a work had before another page or a bibliography was put into the folder. So the key
 * that one of its accounts alone would give leads to it, where no other work has that key or would have had it.
 */
import type { KeySeeker } from './key-seeker';

export class FormerKeys {
  /** By key as it is written. */
  readonly #claimants = new Map<string, KeySeeker | Set<KeySeeker>>();
  /** Keys that differ by case alone, by their slot: who has a key is asked in lower case. */
  readonly #spellings = new Map<string, string | Set<string>>();
  readonly #onChanged: (seeker: KeySeeker) => void;

  /** `onChanged` hears of each work that came to be the only one with a key, or is so no more. */
  constructor(onChanged: (seeker: KeySeeker) => void) {
    this.#onChanged = onChanged;
  }

  claim(seeker: KeySeeker): void {
    for (const key of seeker.former) {
      const only = this.claimantOf(key);
      add(this.#claimants, key, seeker);
      add(this.#spellings, key.toLowerCase(), key);
      if (only) this.#onChanged(only);
    }
  }

  unclaim(seeker: KeySeeker): void {
    for (const key of seeker.former) {
      remove(this.#claimants, key, seeker);
      if (!this.#claimants.has(key)) remove(this.#spellings, key.toLowerCase(), key);
      const only = this.claimantOf(key);
      if (only) this.#onChanged(only);
    }
  }

  /** The one work that claims a key; undefined where several do. */
  claimantOf(key: string): KeySeeker | undefined {
    const claimants = this.#claimants.get(key);
    return claimants instanceof Set ? undefined : claimants;
  }

  /** To be called when a key, in lower case, was taken or became free. */
  onTaken(slot: string): void {
    const spellings = this.#spellings.get(slot);
    if (spellings === undefined) return;
    for (const key of typeof spellings === 'string' ? [spellings] : spellings) {
      const only = this.claimantOf(key);
      if (only) this.#onChanged(only);
    }
  }
}

/** Nearly all keys have one value: a set of its own for each would be most of the memory. */
function add<T>(map: Map<string, T | Set<T>>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, value);
  else if (known instanceof Set) known.add(value);
  else if (known !== value) map.set(key, new Set([known, value]));
}

function remove<T>(map: Map<string, T | Set<T>>, key: string, value: T): void {
  const known = map.get(key);
  if (known === value) map.delete(key);
  if (!(known instanceof Set)) return;
  known.delete(value);
  if (known.size > 1) return;
  const [last] = known;
  if (last === undefined) map.delete(key);
  else map.set(key, last);
}
