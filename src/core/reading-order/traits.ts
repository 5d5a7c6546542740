/** What a paper is made of that a reader may like: its words, its authors, where it belongs. */
import { categoryCode } from '../categories';
import type { Work } from '../model';
import { fold } from '../prose';
import type { Scanner } from '../search/scanner';
import { authorKey } from './author-keys';
import { type Words, wordsOf } from './words';

export interface Traits {
  readonly words: Words;
  /** Each once, as `authorKey` has them. */
  readonly authors: readonly string[];
  /** Codes of arXiv's where they are some, else as printed. */
  readonly categories: readonly string[];
  /** Where it was published, folded. */
  readonly venue?: string;
}

/** Of a list of a thousand names none says anything. */
const MOST_AUTHORS = 60;

export function traitsOf(work: Work, scanner: Scanner): Traits {
  return { words: wordsOf(work, scanner), ...namesOf(work) };
}

/** The traits that need no text to be read. */
export function namesOf({ item, categories }: Work): Omit<Traits, 'words'> {
  const { author, 'container-title': container = '' } = item;
  const venue = container === '' ? '' : fold(container);
  const keys = author.length > MOST_AUTHORS ? [] : author.map(authorKey).filter((key) => key !== '');
  return {
    authors: [...new Set(keys)],
    categories: [...new Set(categories.map(categoryName))],
    ...(venue !== '' && { venue }),
  };
}

export function categoryName(printed: string): string {
  return categoryCode(printed) ?? printed;
}
