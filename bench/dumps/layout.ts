/** How a site lays out a page: what `folder.ts` writes dumps by. */
import type { Facts } from './facts';

export interface Layout {
  readonly name: string;
  /** Of the file; `txt` unless told. */
  readonly extension?: string;
  /** How many papers the page lists; one unless told. */
  readonly lists?: number;
  /** How many papers cite the one the page is about, for a page that shows them; see `folder.ts`. */
  readonly citers?: true;
  /** What the page leaves out of a paper, as the site does. The title is never left out. */
  readonly without?: readonly ('authors' | 'year' | 'abstract')[];
  /** Pages that this site does not have. */
  readonly fits?: (paper: Facts) => boolean;
  readonly write: (page: PageFacts) => string;
}

export interface PageFacts {
  /** The paper the page is about, or the first it lists. */
  readonly paper: Facts;
  /** All it lists, that one included. */
  readonly papers: readonly Facts[];
  readonly citers: readonly Facts[];
}

/** The lines that are there. */
export function lines(...parts: readonly (string | readonly string[] | false | undefined)[]): string {
  return `${parts
    .flat()
    .filter((part) => typeof part === 'string')
    .join('\n')}\n`;
}

/** Paragraphs, a blank line between each two. */
export function paragraphs(...parts: readonly (string | readonly string[] | false | undefined)[]): string {
  return `${parts
    .flat()
    .filter((part) => typeof part === 'string')
    .join('\n\n')}\n`;
}
