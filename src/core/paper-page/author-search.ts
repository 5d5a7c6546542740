/**
 * Finds authors by words that names begin with, while the reader types.
 *
 *   find('wei w')  → of 150,000 names those with words that begin so, in the order they came in; in steps
 */
import { fold } from '../prose';
import { passing } from '../steps';
import type { KnownAuthor } from './authors';

/** Names looked at in one step. */
const STEP = 1000;

export class AuthorSearch {
  readonly #authors: readonly KnownAuthor[];
  /** Names as they are compared; folded when they are first looked at. */
  readonly #folded = new Map<KnownAuthor, string>();
  /** What was found last: who types on looks among these. */
  #last: { readonly wanted: string; readonly found: readonly KnownAuthor[] };

  constructor(authors: readonly KnownAuthor[]) {
    this.#authors = authors;
    this.#last = { wanted: '', found: authors };
  }

  /** Each word begins one of the name's. */
  *find(typed: string): Generator<void, readonly KnownAuthor[]> {
    const wanted = fold(typed);
    const { wanted: before, found: among } = this.#last;
    if (wanted === before) return among;
    const words = wanted.split(' ').filter((word) => word !== '');
    const hasWords = (author: KnownAuthor) => words.every((word) => this.#text(author).includes(` ${word}`));
    const found = yield* passing(wanted.startsWith(before) ? among : this.#authors, hasWords, STEP);
    this.#last = { wanted, found };
    return found;
  }

  #text(author: KnownAuthor): string {
    let text = this.#folded.get(author);
    if (text === undefined) {
      text = ` ${fold(author.name)}`;
      this.#folded.set(author, text);
    }
    return text;
  }
}
