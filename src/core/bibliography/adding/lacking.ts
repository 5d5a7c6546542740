/** What a reference list will miss in an entry. */
import type { Described } from '../entry';

/** `title`, `authors`, `year`: those that nobody knows yet. */
export function lackingIn({ item, titlePending }: Described): readonly string[] {
  return [
    ...(titlePending || !item.title?.trim() ? ['title'] : []),
    ...(item.author.length === 0 ? ['authors'] : []),
    ...(item.issued ? [] : ['year']),
  ];
}
