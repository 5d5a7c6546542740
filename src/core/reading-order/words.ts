/** The words of papers that tell something, kept while the paper is: every model that is learnt weighs them anew. */
import type { Work } from '../model';
import { hashOf, type Scanner } from '../search/scanner';
import { SMALL_WORDS } from '../search/small-words';
import { comparedTexts, LONGEST_TEXT } from '../search/telling-words';
import { mayBePlural, singular } from '../search/word-forms';

const SHORTEST = 2;

/** Each word once, by its hash, and how much it counts: some 300 bytes an abstract. */
export class Words {
  /** How many count for more than one, each of them and how much it counts; then those that count for one. */
  readonly #packed: Int32Array;

  constructor(counts: ReadonlyMap<number, number>) {
    let several = 0;
    for (const count of counts.values()) if (count !== 1) several++;
    const packed = new Int32Array(1 + several + counts.size);
    packed[0] = several;
    let next = 1;
    let once = 1 + 2 * several;
    for (const [hash, count] of counts) {
      if (count === 1) packed[once++] = hash;
      else {
        packed[next++] = hash;
        packed[next++] = count;
      }
    }
    this.#packed = packed;
  }

  each(visit: (hash: number, counts: number) => void): void {
    const packed = this.#packed;
    const once = this.#once;
    for (let i = 1; i < once; i += 2) visit(packed[i]!, packed[i + 1]!);
    for (let i = once; i < packed.length; i++) visit(packed[i]!, 1);
  }

  hashes(): number[] {
    const found: number[] = [];
    this.each((hash) => found.push(hash));
    return found;
  }

  has(hash: number): boolean {
    const packed = this.#packed;
    const once = this.#once;
    for (let i = 1; i < once; i += 2) if (packed[i] === hash) return true;
    return packed.indexOf(hash, once) >= 0;
  }

  get #once(): number {
    return 1 + 2 * this.#packed[0]!;
  }
}

const known = new WeakMap<Work, Words>();

/** In the singular, without numbers and words that only hold sentences together. */
export function wordsOf(work: Work, scanner: Scanner): Words {
  let words = known.get(work);
  if (!words) {
    words = new Words(counted(work, scanner));
    known.set(work, words);
  }
  return words;
}

function counted(work: Work, scanner: Scanner): Map<number, number> {
  const words = new Map<number, number>();
  for (const { text, counts } of comparedTexts(work)) {
    scanner.scan(text);
    const most = Math.min(scanner.count, LONGEST_TEXT);
    for (let i = 0; i < most; i++) {
      const hash = wordAt(scanner, i);
      if (hash !== undefined) words.set(hash, (words.get(hash) ?? 0) + counts);
    }
  }
  return words;
}

/** The word of a scan in the singular, by its hash; undefined for one that tells nothing. */
export function wordAt({ bytes, at, hash }: Scanner, i: number): number | undefined {
  const [from, to] = [at[i]!, at[i + 1]!];
  if (to - from < SHORTEST || SMALL_WORDS.has(hash[i]!) || isNumber(bytes, from, to)) return undefined;
  if (!mayBePlural(bytes, from, to)) return hash[i]!;
  const one = singular(bytes, from, to);
  return hashOf(one, 0, one.length);
}

function isNumber(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i]! < 48 || bytes[i]! > 57) return false;
  return true;
}
