/**
 * The index: an immutable value of typed arrays, so that it lies off the JavaScript heap and is
 * saved and loaded without being read (`savedIndex.ts`). `indexBuilder.ts` makes it.
 *
 * - Words, sorted, in one pool of bytes: what begins with some letters is a range.
 * - For each word a row: for each paper the distance from the one before and the fields it stands in, as numbers
 *   of seven bits a byte. A word that stands in the abstract alone, as four of five do, costs no byte for its
 *   fields. Rejected: 32 bits a posting (480 bytes a paper instead of 190, and not faster: what it saves in
 *   decoding it loses in memory traffic).
 * - How many postings stand before each row. Unlike the lengths of rows, which depend on what lies between two
 *   papers, such counts add up over the segments of a library to what they are in one index of it all.
 * - For each paper its title and authors as word numbers: ranking compares numbers and never folds a title again.
 * - For each paper a small set of bits for the pairs of neighbouring words in its abstract (a Bloom filter with
 *   one hash). A phrase from an abstract is told among thousands of papers that hold all its words without
 *   reading one of them. Rejected: positions in the rows, twice the size of everything else together.
 */
export interface SearchIndex {
  readonly papers: number;
  readonly pool: Uint8Array;
  /** One more than there are words, as all the starts here: the last is the end. */
  readonly wordStart: Uint32Array;
  /** How many bytes each word shares with the one before it. */
  readonly shared: Uint8Array;
  readonly rows: Uint8Array;
  readonly rowStart: Uint32Array;
  readonly postingStart: Uint32Array;
  /** For each paper: how many words the title has, those words, then the authors' words. */
  readonly front: Uint32Array;
  readonly frontStart: Uint32Array;
  readonly pairs: Uint32Array;
  readonly pairStart: Uint32Array;
}

/** What it consists of, in the order of the file. */
export const SECTIONS = [
  ['wordStart', Uint32Array],
  ['rowStart', Uint32Array],
  ['postingStart', Uint32Array],
  ['front', Uint32Array],
  ['frontStart', Uint32Array],
  ['pairs', Uint32Array],
  ['pairStart', Uint32Array],
  ['pool', Uint8Array],
  ['shared', Uint8Array],
  ['rows', Uint8Array],
] as const;

export function byteSize(index: SearchIndex): number {
  return SECTIONS.reduce((sum, [name]) => sum + index[name].byteLength, 0);
}

/** Whether the pair of neighbouring words with these hashes may stand in the abstract of a paper. */
export function mayHavePair(index: SearchIndex, paper: number, pair: number): boolean {
  const from = index.pairStart[paper]!;
  const bits = (index.pairStart[paper + 1]! - from) * 32;
  if (bits === 0) return false;
  const bit = pairBit(pair, bits);
  return (index.pairs[from + (bit >>> 5)]! & (1 << (bit & 31))) !== 0;
}

/** A number for a pair of words, by their hashes. */
export function pairOf(first: number, second: number): number {
  let h = Math.imul(first, 0x9e3779b1) ^ second;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return h ^ (h >>> 13);
}

/** Fewer than 2^16 bits, so that this stays in whole numbers of 32. */
export const MOST_BITS = 0xffe0;

export function pairBit(pair: number, bits: number): number {
  return Math.imul(pair >>> 16, bits) >>> 16;
}
