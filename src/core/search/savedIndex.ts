/**
 * Segments as one stretch of bytes, and back without reading them: a head, for each segment the lengths of what
 * it consists of, then all that, each stretch at an address that eight divides.
 *
 * A sum over everything stands in the head, so that a file that was cut short or changed is refused.
 */
import { SECTIONS, type SearchIndex } from './searchIndex';

export interface SavedSegment {
  readonly index: SearchIndex;
  /** How many of its papers are no more. */
  readonly dead: number;
  /** By what the work of each paper is known again (signature.ts); not a number where it is no more. */
  readonly signatures: Float64Array;
  /** See `Segment.deadPostings`; empty where no paper is dead. */
  readonly deadPostings: Uint32Array;
}

/** Changes whenever an older index would answer differently: what is folded, which words are made, how rows are laid. */
const VERSION = 3;
const MAGIC = 0x5363_684c;
/** Words of 32 bits: magic, version, sum, size of all in words, how many segments, nothing. */
const HEAD = 6;
const SUMMED = 3;
/** For each segment: papers, the dead among them, the lengths of its sections, of signatures and dead postings. */
const SEGMENT_HEAD = Math.ceil((SECTIONS.length + 4) / 2) * 2;
/** Words summed up or copied in one step: about two milliseconds. */
const STEP = 1 << 20;

/** In steps of a few milliseconds. */
export function* toBytes(segments: readonly SavedSegment[]): Generator<void, Uint8Array> {
  const headWords = HEAD + segments.length * SEGMENT_HEAD;
  const parts = segments.flatMap(partsOf);
  const size = parts.reduce((sum, { byteLength }) => sum + padded(byteLength), headWords * 4);
  const bytes = new Uint8Array(size);
  const head = new Uint32Array(bytes.buffer, 0, headWords);
  head.set([MAGIC, VERSION, 0, size / 4, segments.length]);
  for (const [i, segment] of segments.entries()) {
    const lengths = partsOf(segment).map(({ length }) => length);
    head.set([segment.index.papers, segment.dead, ...lengths], HEAD + i * SEGMENT_HEAD);
  }
  let at = headWords * 4;
  for (const { buffer, byteOffset, byteLength } of parts) {
    for (let from = 0; from < byteLength; from += STEP * 4) {
      const length = Math.min(STEP * 4, byteLength - from);
      bytes.set(new Uint8Array(buffer, byteOffset + from, length), at + from);
      yield;
    }
    at += padded(byteLength);
  }
  head[2] = yield* sumOf(new Uint32Array(bytes.buffer));
  return bytes;
}

/** The segments in these bytes, as views of them; undefined when they are of another version or damaged. */
export function fromBytes(bytes: Uint8Array): SavedSegment[] | undefined {
  // Views need an address that eight divides; a reader of files may hand out any.
  const sound = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (sound.length < HEAD * 4 || sound.length % 8 !== 0) return undefined;
  const words = new Uint32Array(sound.buffer, sound.byteOffset, sound.length / 4);
  const [magic, version, sum, size, count] = words;
  if (magic !== MAGIC || version !== VERSION || size !== words.length) return undefined;
  const adding = sumOf(words);
  let added = adding.next();
  while (!added.done) added = adding.next();
  if (added.value !== sum) return undefined;
  const segments: SavedSegment[] = [];
  let at = (HEAD + count! * SEGMENT_HEAD) * 4;
  const take = <T>(ArrayType: ArrayOf<T>, length: number): T => {
    const part = new ArrayType(sound.buffer as ArrayBuffer, sound.byteOffset + at, length);
    at += padded(length * ArrayType.BYTES_PER_ELEMENT);
    return part;
  };
  for (let i = 0; i < count!; i++) {
    const head = words.subarray(HEAD + i * SEGMENT_HEAD);
    const sections = SECTIONS.map(([name, ArrayType], k) => [
      name,
      take<Uint8Array | Uint32Array>(ArrayType, head[k + 2]!),
    ]);
    const index = { papers: head[0], ...Object.fromEntries(sections) } as SearchIndex;
    const signatures = take(Float64Array, head[SECTIONS.length + 2]!);
    const deadPostings = take(Uint32Array, head[SECTIONS.length + 3]!);
    segments.push({ index, dead: head[1]!, signatures, deadPostings });
  }
  return segments;
}

type ArrayOf<T> = { new (buffer: ArrayBuffer, at: number, length: number): T; BYTES_PER_ELEMENT: number };

function partsOf({ index, signatures, deadPostings }: SavedSegment) {
  return [...SECTIONS.map(([name]) => index[name]), signatures, deadPostings];
}

function padded(size: number): number {
  return Math.ceil(size / 8) * 8;
}

/** Of all words behind the sum itself. */
function* sumOf(words: Uint32Array): Generator<void, number> {
  let sum = 0;
  for (let from = SUMMED; from < words.length; from += STEP) {
    sum = summed(sum, words, from, Math.min(words.length, from + STEP));
    yield;
  }
  return sum;
}

/** Goes on with a sum: four side by side, each of which a change in any one word changes. */
function summed(before: number, words: Uint32Array, from: number, to: number): number {
  let a = before | 0;
  let b = 1;
  let c = 2;
  let d = 3;
  let i = from;
  for (; i + 3 < to; i += 4) {
    a = Math.imul(a ^ words[i]!, 0x01000193);
    b = Math.imul(b ^ words[i + 1]!, 0x5bd1e995);
    c = Math.imul(c ^ words[i + 2]!, 0x9e3779b1);
    d = Math.imul(d ^ words[i + 3]!, 0x85ebca6b);
  }
  for (; i < to; i++) a = Math.imul(a ^ words[i]!, 0x01000193);
  a = Math.imul(a ^ (b >>> 15) ^ b, 0x01000193);
  a = Math.imul(a ^ (c >>> 15) ^ c, 0x01000193);
  return Math.imul(a ^ (a >>> 15) ^ (d >>> 15) ^ d, 0x01000193) >>> 0;
}
