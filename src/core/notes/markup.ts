/** What the words of a note are marked up in, by its language. */
import { citesIn, isMarkdown } from './citations';

export type Markup = 'markdown' | 'latex' | 'typst';

/** `language` is VS Code's id; undefined for one that holds no citations. */
export function markupOf(language: string): Markup | undefined {
  if (!citesIn(language)) return undefined;
  if (isMarkdown(language)) return 'markdown';
  return language === 'typst' ? 'typst' : 'latex';
}
