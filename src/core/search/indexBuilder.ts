/**
 * Makes the index of a library, paper by paper, so that the editor can breathe between any two and, through
 * `finishing`, between the stages of the end. Papers are numbered as they come.
 */
import { atOnce } from '../steps';
import { ABSTRACT, AUTHORS, type Document, ID, INITIALS, SUMMARY, TITLE, YEAR } from './document';
import { NumberList } from './numberList';
import { PostingStream } from './postings';
import { CAMEL, camelAt, grown, hashOf, JOINED, LONGEST_WORD, Scanner } from './scanner';
import { MOST_BITS, pairBit, pairOf, type SearchIndex } from './searchIndex';
import { sortWords } from './sortWords';
import { WordTable } from './wordTable';

/** Bits for each pair of neighbouring words: at 5, one pair in six that is not there seems to be. */
const BITS_A_PAIR = 5;
/** More words than this in one text say nothing that its beginning did not. */
const LONGEST_TEXT = 20_000;

export class IndexBuilder {
  papers = 0;
  readonly #scanner: Scanner;
  #words: WordTable;
  #postings: PostingStream;
  readonly #front: NumberList;
  #frontStart: Uint32Array;
  readonly #pairs: NumberList;
  #pairStart: Uint32Array;
  #pairsHere = new Int32Array(1 << 10);
  #pairsHereCount = 0;
  #bitsHere = new Uint32Array(1 << 6);

  /**
   * Room is made for so many papers at once. It grows where that is too little, but a garbage collector that sees
   * many large arrays come and go looks through the whole heap each time: a third of a second in a large library.
   */
  constructor(expectedPapers = 100, scanner = new Scanner()) {
    this.#scanner = scanner;
    const words = 512 + expectedPapers * 6;
    this.#words = new WordTable(words);
    this.#postings = new PostingStream(words, expectedPapers + 16);
    this.#front = new NumberList(expectedPapers * 32);
    this.#pairs = new NumberList(expectedPapers * 32);
    this.#frontStart = new Uint32Array(expectedPapers + 16);
    this.#pairStart = new Uint32Array(expectedPapers + 16);
  }

  add(document: Document): void {
    const paper = this.papers++;
    if (paper + 2 > this.#frontStart.length) {
      this.#frontStart = grown(this.#frontStart, this.#frontStart.length * 2);
      this.#pairStart = grown(this.#pairStart, this.#pairStart.length * 2);
    }
    const titleAt = this.#front.size;
    this.#front.push(0);
    this.#text(document.title, TITLE, true);
    this.#front.set(titleAt, this.#front.size - titleAt - 1);
    this.#initials(document.title);
    for (const author of document.authors) this.#text(author, AUTHORS, true);
    if (document.year !== undefined) this.#text(String(document.year), YEAR, false);
    for (const id of document.ids) this.#text(id, ID, false);
    this.#pairsHereCount = 0;
    for (const summary of document.summaries) this.#text(summary, SUMMARY, false);
    for (const abstract of document.abstracts) this.#text(abstract, ABSTRACT, false);
    this.#endPairs();
    this.#postings.endPaper();
    this.#frontStart[paper + 1] = this.#front.size;
    this.#pairStart[paper + 1] = this.#pairs.size;
  }

  finish(): SearchIndex {
    return atOnce(this.finishing());
  }

  /** The same in steps of a few milliseconds. The builder is of no use afterwards. */
  *finishing(): Generator<void, SearchIndex> {
    const words = this.#words;
    const order = yield* sortWords(words);
    const rank = new Uint32Array(words.count);
    const wordStart = new Uint32Array(words.count + 1);
    const pool = new Uint8Array(words.start[words.count]!);
    const shared = new Uint8Array(words.count);
    for (let i = 0, at = 0; i < order.length; i++) {
      const id = order[i]!;
      rank[id] = i;
      const begin = at;
      for (let j = words.start[id]!; j < words.start[id + 1]!; j++) pool[at++] = words.pool[j]!;
      wordStart[i + 1] = at;
      if (i > 0) shared[i] = sharedBytes(pool, wordStart[i - 1]!, begin, at);
      if (i % 50_000 === 49_999) yield;
    }
    yield;
    const front = yield* this.#front.joined();
    for (let paper = 0; paper < this.papers; paper++) {
      const end = this.#frontStart[paper + 1]!;
      for (let i = this.#frontStart[paper]! + 1; i < end; i++) front[i] = rank[front[i]!]!;
      if (paper % 50_000 === 49_999) yield;
    }
    yield;
    const { rows, rowStart, postingStart } = yield* this.#postings.rows(order);
    const pairs = yield* this.#pairs.joined();
    return {
      papers: this.papers,
      pool,
      wordStart,
      shared,
      rows,
      rowStart,
      postingStart,
      front,
      frontStart: this.#frontStart.slice(0, this.papers + 1),
      pairs,
      pairStart: this.#pairStart.slice(0, this.papers + 1),
    };
  }

  #text(text: string, field: number, inFront: boolean): void {
    const scanner = this.#scanner;
    scanner.scan(text);
    const { at, hash, flags, bytes } = scanner;
    const count = Math.min(scanner.count, LONGEST_TEXT);
    const paired = field === ABSTRACT || field === SUMMARY;
    if (paired) this.#pushPairs(count);
    const words = this.#words;
    const postings = this.#postings;
    let chain = 0;
    for (let i = 0; i < count; i++) {
      const word = words.idOf(bytes, at[i]!, at[i + 1]!, hash[i]!);
      postings.put(word, field);
      if (inFront) this.#front.push(word);
      const flag = flags[i]!;
      if (flag === 0) chain = i;
      else {
        if ((flag & JOINED) === 0) chain = i;
        // `state-of-the-art` as one word, when its last part has come.
        else if (i + 1 === count || (flags[i + 1]! & JOINED) === 0) this.#compound(chain, i, field);
        if ((flag & CAMEL) !== 0 && field !== ID) this.#camelParts(text, i, field);
      }
    }
  }

  #compound(first: number, last: number, field: number): void {
    const { at, bytes } = this.#scanner;
    const from = at[first]!;
    const to = Math.min(at[last + 1]!, from + LONGEST_WORD);
    this.#postings.put(this.#words.idOf(bytes, from, to, hashOf(bytes, from, to)), field);
  }

  /** `ReasonMaxxer` is found by `maxxer` too. */
  #camelParts(text: string, word: number, field: number): void {
    const { at, bytes, start, end } = this.#scanner;
    const textStart = start[word]!;
    const byteStart = at[word]!;
    const length = end[word]! - textStart;
    if (at[word + 1]! - byteStart !== length) return;
    for (let i = 1, from = 0; i <= length; i++) {
      if (i < length && !camelAt(text, textStart + i)) continue;
      if (i - from > 1) {
        const hash = hashOf(bytes, byteStart + from, byteStart + i);
        this.#postings.put(this.#words.idOf(bytes, byteStart + from, byteStart + i, hash), field);
      }
      from = i;
    }
  }

  /** Of the title before its colon: `ocsm` and, without small words, the same again where that differs. */
  #initials(title: string): void {
    const scanner = this.#scanner;
    const colon = title.search(/[:?!–—]/);
    const letters = new Uint8Array(LONGEST_WORD);
    const telling = new Uint8Array(LONGEST_WORD);
    let count = 0;
    let tellingCount = 0;
    for (let i = 0; i < scanner.count && count < LONGEST_WORD; i++) {
      if (colon > 0 && scanner.start[i]! > colon) break;
      const letter = scanner.bytes[scanner.at[i]!]!;
      if (letter >= 128) return;
      letters[count++] = letter;
      if (!SMALL_WORDS.has(scanner.hash[i]!)) telling[tellingCount++] = letter;
    }
    if (count > 2) this.#putInitials(letters, count);
    if (tellingCount > 2 && tellingCount < count) this.#putInitials(telling, tellingCount);
  }

  #putInitials(letters: Uint8Array, count: number): void {
    this.#postings.put(this.#words.idOf(letters, 0, count, hashOf(letters, 0, count)), INITIALS);
  }

  #pushPairs(words: number): void {
    const { hash } = this.#scanner;
    const needed = this.#pairsHereCount + words;
    if (needed > this.#pairsHere.length) this.#pairsHere = grown(this.#pairsHere, needed * 2);
    const pairs = this.#pairsHere;
    let count = this.#pairsHereCount;
    for (let i = 1; i < words; i++) pairs[count++] = pairOf(hash[i - 1]!, hash[i]!);
    this.#pairsHereCount = count;
  }

  #endPairs(): void {
    const units = Math.ceil(Math.min(MOST_BITS, this.#pairsHereCount * BITS_A_PAIR) / 32);
    if (units > this.#bitsHere.length) this.#bitsHere = new Uint32Array(units * 2);
    const bits = this.#bitsHere.fill(0, 0, units);
    for (let i = 0; i < this.#pairsHereCount; i++) {
      const bit = pairBit(this.#pairsHere[i]!, units * 32);
      bits[bit >>> 5]! |= 1 << (bit & 31);
    }
    for (let i = 0; i < units; i++) this.#pairs.push(bits[i]!);
  }
}

const SMALL_WORDS = new Set(
  'a an the of for in on at to by with and or via from is are be as its into using'.split(' ').map((word) => {
    const bytes = Uint8Array.from(word, (char) => char.charCodeAt(0));
    return hashOf(bytes, 0, bytes.length);
  }),
);

function sharedBytes(pool: Uint8Array, before: number, start: number, end: number): number {
  let n = 0;
  while (start + n < end && before + n < start && pool[before + n] === pool[start + n]) n++;
  return n;
}
