/**
 * Which word stands in which paper and in which fields: collected paper by paper in one stream, then laid out
 * word by word. The size of each row is counted as the papers come, so the rows are written once, in place.
 */
import { ABSTRACT } from './document';
import { grown } from './scanner';

const LARGEST_CHUNK = 1 << 20;
const WORDS_A_STEP = 50_000;
const PAPERS_A_STEP = 500;
/** A word's number and its fields, as `writeNumber` has them, fit in these bytes. */
const LONGEST = 6;

export interface Rows {
  readonly rows: Uint8Array;
  readonly rowStart: Uint32Array;
  readonly postingStart: Uint32Array;
}

export class PostingStream {
  #paper = 0;
  /** By word: the paper (from 1) where it was met last, and how many bytes and papers its row has so far. */
  #last: Uint32Array;
  #bytes: Uint32Array;
  #papers: Uint32Array;
  /** By word: its fields in the paper at hand. */
  #fields: Uint8Array;
  /** The distinct words of the paper at hand, and the paper before it that had each. */
  #here = new Uint32Array(1 << 10);
  #before = new Uint32Array(1 << 10);
  #hereCount = 0;
  /**
   * For each posting the word's number, doubled, with a bit and a byte behind it where it has other fields than
   * the abstract. Words met first, which are the common ones, have the small numbers.
   */
  readonly #chunks: Uint8Array[];
  readonly #chunkBytes: number;
  #chunkSize = 0;
  /** How many words each paper has. */
  #counts: Uint32Array;

  constructor(expectedWords: number, expectedPapers: number) {
    this.#last = new Uint32Array(expectedWords);
    this.#bytes = new Uint32Array(expectedWords);
    this.#papers = new Uint32Array(expectedWords);
    this.#fields = new Uint8Array(expectedWords);
    this.#counts = new Uint32Array(expectedPapers);
    this.#chunkBytes = Math.min(LARGEST_CHUNK, expectedPapers * 512);
    this.#chunks = [new Uint8Array(this.#chunkBytes)];
  }

  put(word: number, field: number): void {
    if (word >= this.#last.length) this.#growWords(word);
    const here = this.#paper + 1;
    const last = this.#last[word]!;
    if (last === here) {
      this.#fields[word]! |= field;
      return;
    }
    const n = this.#hereCount++;
    if (n === this.#here.length) {
      this.#here = grown(this.#here, n * 2);
      this.#before = grown(this.#before, n * 2);
    }
    this.#here[n] = word;
    this.#before[n] = last;
    this.#last[word] = here;
    this.#fields[word] = field;
  }

  endPaper(): void {
    const paper = this.#paper++;
    if (paper === this.#counts.length) this.#counts = grown(this.#counts, paper * 2);
    this.#counts[paper] = this.#hereCount;
    let chunk = this.#chunks.at(-1)!;
    let size = this.#chunkSize;
    for (let i = 0; i < this.#hereCount; i++) {
      const word = this.#here[i]!;
      const fields = this.#fields[word]!;
      this.#bytes[word]! += postingBytes(paper + 1 - this.#before[i]!, fields);
      this.#papers[word]!++;
      if (size + LONGEST > this.#chunkBytes) {
        chunk = new Uint8Array(this.#chunkBytes);
        this.#chunks.push(chunk);
        size = 0;
      }
      size = writePosting(chunk, size, word, fields);
    }
    this.#chunkSize = size;
    this.#hereCount = 0;
  }

  /** The rows of the words in this order. */
  *rows(order: Uint32Array): Generator<void, Rows> {
    const rowStart = new Uint32Array(order.length + 1);
    const postingStart = new Uint32Array(order.length + 1);
    // From here on a word's bytes so far are where it is written next.
    const cursor = this.#bytes;
    for (let i = 0, at = 0, postings = 0; i < order.length; i++) {
      const word = order[i]!;
      const size = cursor[word]!;
      cursor[word] = at;
      at += size;
      postings += this.#papers[word]!;
      rowStart[i + 1] = at;
      postingStart[i + 1] = postings;
      if (i % WORDS_A_STEP === WORDS_A_STEP - 1) yield;
    }
    yield;
    const rows = new Uint8Array(rowStart[order.length]!);
    yield;
    const last = this.#last.fill(0);
    let chunks = 0;
    let chunk = this.#chunks[0]!;
    let read = 0;
    for (let paper = 0; paper < this.#paper; paper++) {
      for (let left = this.#counts[paper]!; left > 0; left--) {
        if (read + LONGEST > this.#chunkBytes) {
          chunk = this.#chunks[++chunks]!;
          read = 0;
        }
        let number = chunk[read++]!;
        if (number > 127) {
          number &= 127;
          for (let shift = 7; ; shift += 7) {
            const byte = chunk[read++]!;
            number |= (byte & 127) << shift;
            if (byte < 128) break;
          }
        }
        const word = number >>> 1;
        const fields = (number & 1) === 0 ? ABSTRACT : chunk[read++]!;
        const gap = paper + 1 - last[word]!;
        last[word] = paper + 1;
        cursor[word] = writePosting(rows, cursor[word]!, gap, fields);
      }
      if (paper % PAPERS_A_STEP === PAPERS_A_STEP - 1) yield;
    }
    return { rows, rowStart, postingStart };
  }

  #growWords(word: number): void {
    const size = Math.max(this.#last.length * 2, word + 1);
    this.#last = grown(this.#last, size);
    this.#bytes = grown(this.#bytes, size);
    this.#papers = grown(this.#papers, size);
    this.#fields = grown(this.#fields, size);
  }
}

/** A number, and its fields if there are others than the abstract; returns where it ends. */
function writePosting(bytes: Uint8Array, start: number, number: number, fields: number): number {
  const value = number * 2 + (fields === ABSTRACT ? 0 : 1);
  let at = start;
  if (value < 128) bytes[at++] = value;
  else at = writeNumber(bytes, at, value);
  if (fields !== ABSTRACT) bytes[at++] = fields;
  return at;
}

function postingBytes(gap: number, fields: number): number {
  return fields === ABSTRACT ? numberBytes(gap * 2) : numberBytes(gap * 2 + 1) + 1;
}

function numberBytes(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;
}

/** Seven bits a byte, the lowest first; returns where it ends. */
function writeNumber(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}
