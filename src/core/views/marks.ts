/** What the reader says of a paper, in words. */
import type { Marks } from '../model';
import { plural } from './markdown';

/** `reading`, `★★★★☆`, `#rl`, `3 annotations`; `spoken` for who hears it. */
export function markWords({ status, importance, tags, threads }: Marks, spoken = false): string[] {
  return [
    ...(status === undefined ? [] : [status]),
    ...(importance === undefined ? [] : [spoken ? plural(importance, 'star') : stars(importance)]),
    ...tags.map((tag) => (spoken ? `tag ${tag}` : `#${tag}`)),
    ...(threads.length === 0 ? [] : [plural(threads.length, 'annotation')]),
  ];
}

/** `★★★☆☆` */
export function stars(importance: number): string {
  return '★'.repeat(importance) + '☆'.repeat(5 - importance);
}
