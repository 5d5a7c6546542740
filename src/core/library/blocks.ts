/** Papers by what they have in common: those of one block may be one. */
import { fold } from '../prose';
import { factsOf } from './accounts';
import type { Half } from './doubts';

type Key = string | number;

/** The keys of blocks, and how large one may be: where more papers have it in common, it tells nothing. */
export interface InCommon {
  readonly most: number;
  readonly keysOf: (half: Half) => readonly Key[];
}

export class Blocks {
  readonly #inCommon: InCommon;
  // Most papers are alone in theirs, and then need no list.
  readonly #blocks = new Map<Key, Half | Half[]>();
  /** How large blocks were before the changes that nobody asked for yet. */
  readonly #before = new Map<Key, number>();

  constructor(inCommon: InCommon) {
    this.#inCommon = inCommon;
  }

  add(half: Half): void {
    for (const key of this.#inCommon.keysOf(half)) {
      const block = this.#noted(key);
      if (block === undefined) this.#blocks.set(key, half);
      else if (Array.isArray(block)) block.push(half);
      else this.#blocks.set(key, [block, half]);
    }
  }

  delete(half: Half): void {
    for (const key of this.#inCommon.keysOf(half)) {
      const block = this.#noted(key);
      if (block === half) this.#blocks.delete(key);
      if (!Array.isArray(block)) continue;
      const at = block.indexOf(half);
      const last = block.pop()!;
      if (at < block.length) block[at] = last;
      if (block.length === 0) this.#blocks.delete(key);
    }
  }

  /** The blocks that changed since this was asked last, and whether they were small enough to tell something before. */
  *takeChanged(): Generator<{
    readonly members: readonly Half[];
    readonly told: boolean;
    readonly tells: boolean;
  }> {
    const changed = [...this.#before];
    this.#before.clear();
    for (const [key, before] of changed) {
      const block = this.#blocks.get(key);
      if (!Array.isArray(block)) continue;
      const { most } = this.#inCommon;
      yield { members: block, told: before <= most, tells: block.length <= most };
    }
  }

  /** Both are in one block that tells something. */
  holdBoth(a: Half, b: Half): boolean {
    const theirs = this.#inCommon.keysOf(b);
    return this.#inCommon
      .keysOf(a)
      .some((key) => theirs.includes(key) && this.#sizeOf(key) <= this.#inCommon.most);
  }

  #noted(key: Key): Half | Half[] | undefined {
    if (!this.#before.has(key)) this.#before.set(key, this.#sizeOf(key));
    return this.#blocks.get(key);
  }

  #sizeOf(key: Key): number {
    const block = this.#blocks.get(key);
    return block === undefined ? 0 : Array.isArray(block) ? block.length : 1;
  }
}

export const SAME_TITLE: InCommon = {
  most: 8,
  keysOf: ({ work }) =>
    distinct(
      work.records
        .map(factsOf)
        .filter(({ title, guessed }) => title !== '' && !guessed)
        .map(({ title }) => title),
    ),
};

export const SAME_IDENTIFIER: InCommon = {
  most: 2,
  keysOf: ({ work }) => distinct(work.records.flatMap((record) => factsOf(record).ids)),
};

export const SAME_CITEKEY: InCommon = {
  most: 4,
  keysOf: ({ work }) =>
    distinct(work.records.map(({ citekey }) => citekey?.toLowerCase()).filter((key) => key !== undefined)),
};

/** The longer words of a title, as numbers: a hundred thousand titles have a million words to be kept. */
export const SHARED_WORD: InCommon = {
  most: 30,
  keysOf: ({ facts, work }) => {
    if (!facts) return NONE;
    const words = fold(work.title)
      .split(' ')
      .filter((word) => word.length > 3);
    return distinct(words.map(numberOf));
  },
};

/** Two words in some billion get the same number: then two titles are compared for nothing. FNV-1a. */
function numberOf(word: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) number = Math.imul(number ^ word.charCodeAt(at), 0x01000193);
  // So many bits are a small integer to every engine.
  return number >> 2;
}

/** The first words of the abstract. Shorter ones are the same in papers that are not. */
export const SAME_OPENING: InCommon = {
  most: 6,
  keysOf: ({ work }) => {
    const record = work.abstracts[0]?.records[0];
    const text = record?.abstract?.text;
    if (text === undefined || text.length < 100) return NONE;
    return [fold(text.slice(0, 200)).split(' ').slice(0, 12).join(' ')];
  },
};

const NONE: readonly Key[] = [];

function distinct(keys: readonly Key[]): readonly Key[] {
  return keys.length > 1 ? [...new Set(keys)] : keys;
}
