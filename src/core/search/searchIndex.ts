/**
 * The index: an immutable value of typed arrays, so that it lies off the JavaScript heap, is saved by one write
 * and loaded by one read. `indexBuilder.ts` makes it.
 *
 * - Words, sorted, in one pool of bytes: what begins with some letters is a range.
 * - For each word a row: in how many papers it stands, then for each paper the distance from the one before and
 *   the fields it stands in, as numbers of seven bits a byte. A word that stands in the abstract alone, as four
 *   of five do, costs no byte for its fields. Rejected: 32 bits a posting (480 bytes a paper instead of 190,
 *   and not faster: what it saves in decoding it loses in memory traffic).
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
  /** For each paper: how many words the title has, those words, then the authors' words. */
  readonly front: Uint32Array;
  readonly frontStart: Uint32Array;
  readonly pairs: Uint32Array;
  readonly pairStart: Uint32Array;
}

/** In the order of the file. */
const SECTIONS = [
  ['wordStart', Uint32Array],
  ['rowStart', Uint32Array],
  ['front', Uint32Array],
  ['frontStart', Uint32Array],
  ['pairs', Uint32Array],
  ['pairStart', Uint32Array],
  ['pool', Uint8Array],
  ['shared', Uint8Array],
  ['rows', Uint8Array],
] as const;

/** Changes whenever an older index would answer differently: what is folded, which words are made, how rows are laid. */
const VERSION = 2;
const MAGIC = 0x5363_684c;
const HEADER = 3 + SECTIONS.length;

/** The index as one stretch of bytes. */
export function toBytes(index: SearchIndex): Uint8Array {
  const size = SECTIONS.reduce((sum, [name]) => sum + padded(index[name].byteLength), HEADER * 4);
  const bytes = new Uint8Array(size);
  const header = new Uint32Array(bytes.buffer, 0, HEADER);
  header.set([MAGIC, VERSION, index.papers]);
  let at = HEADER * 4;
  SECTIONS.forEach(([name], i) => {
    const { buffer, byteOffset, byteLength, length } = index[name];
    header[3 + i] = length;
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  });
  return bytes;
}

/** The index in these bytes, as views of them; undefined when they are of another version or cut short. */
export function fromBytes(bytes: Uint8Array): SearchIndex | undefined {
  if (bytes.length < HEADER * 4) return undefined;
  // Views need an address that four divides; a reader of files may hand out any.
  const sound = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const header = new Uint32Array(sound.buffer, sound.byteOffset, HEADER);
  if (header[0] !== MAGIC || header[1] !== VERSION) return undefined;
  const index: Record<string, Uint8Array | Uint32Array> = {};
  let at = HEADER * 4;
  for (const [i, [name, ArrayType]] of SECTIONS.entries()) {
    const length = header[3 + i]!;
    const byteLength = length * ArrayType.BYTES_PER_ELEMENT;
    if (at + byteLength > sound.length) return undefined;
    index[name] = new ArrayType(sound.buffer as ArrayBuffer, sound.byteOffset + at, length);
    at += padded(byteLength);
  }
  return { papers: header[2]!, ...index } as unknown as SearchIndex;
}

export function byteSize(index: SearchIndex): number {
  return SECTIONS.reduce((sum, [name]) => sum + index[name].byteLength, 0);
}

function padded(size: number): number {
  return Math.ceil(size / 4) * 4;
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
