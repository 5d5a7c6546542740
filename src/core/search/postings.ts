/**
 * Which word stands in which paper and in which fields: collected paper by paper in one stream, then laid out
 * word by word. The size of each row is counted as the papers come, so the rows are written once, in place.
 */
import { ABSTRACT } from './document';
import { grown } from './scanner';

const CHUNK = 1 << 19;
const FIELD_BITS = 128;

export class PostingStream {
  #paper = 0;
  /** By word: the paper (from 1) where it was met last, and how many bytes and papers its row has so far. */
  #last = new Uint32Array(1 << 12);
  #bytes = new Uint32Array(1 << 12);
  #papers = new Uint32Array(1 << 12);
  /** By word: its fields in the paper at hand. */
  #fields = new Uint8Array(1 << 12);
  /** The distinct words of the paper at hand, and the paper before it that had each. */
  #here = new Uint32Array(1 << 10);
  #before = new Uint32Array(1 << 10);
  #hereCount = 0;
  /** Word × 128 + fields, in chunks. */
  #chunks: Uint32Array[] = [];
  #chunkSize = CHUNK;
  /** How many words each paper has. */
  #counts = new Uint32Array(1 << 10);

  put(word: number, field: number): void {
    if (word >= this.#last.length) this.#growWords(word);
    if (this.#last[word] === this.#paper + 1) {
      this.#fields[word]! |= field;
      return;
    }
    const n = this.#hereCount++;
    if (n === this.#here.length) {
      this.#here = grown(this.#here, n * 2);
      this.#before = grown(this.#before, n * 2);
    }
    this.#here[n] = word;
    this.#before[n] = this.#last[word]!;
    this.#last[word] = this.#paper + 1;
    this.#fields[word] = field;
  }

  endPaper(): void {
    const paper = this.#paper++;
    if (paper === this.#counts.length) this.#counts = grown(this.#counts, paper * 2);
    this.#counts[paper] = this.#hereCount;
    for (let i = 0; i < this.#hereCount; i++) {
      const word = this.#here[i]!;
      const fields = this.#fields[word]!;
      this.#bytes[word]! += postingBytes(paper + 1 - this.#before[i]!, fields);
      this.#papers[word]!++;
      if (this.#chunkSize === CHUNK) {
        this.#chunks.push(new Uint32Array(CHUNK));
        this.#chunkSize = 0;
      }
      this.#chunks.at(-1)![this.#chunkSize++] = word * FIELD_BITS + fields;
    }
    this.#hereCount = 0;
  }

  /** The rows of the words in this order. */
  *rows(order: Uint32Array): Generator<void, { rows: Uint8Array; rowStart: Uint32Array }> {
    const rowStart = new Uint32Array(order.length + 1);
    const cursor = new Uint32Array(this.#last.length);
    for (let i = 0, at = 0; i < order.length; i++) {
      const word = order[i]!;
      cursor[word] = at;
      at += this.#bytes[word]! + numberBytes(this.#papers[word]!);
      rowStart[i + 1] = at;
    }
    const rows = new Uint8Array(rowStart[order.length]!);
    for (const word of order) cursor[word] = writeNumber(rows, cursor[word]!, this.#papers[word]!);
    yield;
    const last = this.#last.fill(0);
    let read = 0;
    for (let paper = 0; paper < this.#paper; paper++) {
      for (let end = read + this.#counts[paper]!; read < end; read++) {
        const posting = this.#chunks[read >>> 19]![read & (CHUNK - 1)]!;
        const word = posting >>> 7;
        const fields = posting & (FIELD_BITS - 1);
        const gap = paper + 1 - last[word]!;
        last[word] = paper + 1;
        let at = cursor[word]!;
        const value = gap * 2 + (fields === ABSTRACT ? 0 : 1);
        if (value < 128) rows[at++] = value;
        else at = writeNumber(rows, at, value);
        if (fields !== ABSTRACT) rows[at++] = fields;
        cursor[word] = at;
      }
      if (paper % 2_000 === 1_999) yield;
    }
    return { rows, rowStart };
  }

  #growWords(word: number): void {
    const size = Math.max(this.#last.length * 2, word + 1);
    this.#last = grown(this.#last, size);
    this.#bytes = grown(this.#bytes, size);
    this.#papers = grown(this.#papers, size);
    this.#fields = grown(this.#fields, size);
  }
}

function postingBytes(gap: number, fields: number): number {
  return fields === ABSTRACT ? numberBytes(gap * 2) : numberBytes(gap * 2 + 1) + 1;
}

function numberBytes(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : 4;
}

/** Seven bits a byte, the lowest first; returns where it ends. */
function writeNumber(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}
