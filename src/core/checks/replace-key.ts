/** Another key in the place of one that stands in a note. */
import { writeKey } from '../notes/keys';
import { canHold } from '../notes/write';
import type { Cited } from './note';
import type { TextEdit } from './problem';

/** The edit that puts `key` where the item has its own; undefined where the syntax has no way to write it there. */
export function replaceKey(text: string, { cluster, item }: Cited, key: string): TextEdit | undefined {
  const { start, end } = item.keySpan;
  if (!canHold(cluster.form, key)) return undefined;
  const newText = spelled(text, { cluster, item }, key);
  return newText === undefined ? undefined : { start, end, newText };
}

function spelled(text: string, { cluster, item }: Cited, key: string): string | undefined {
  const { start, end } = item.keySpan;
  switch (cluster.form) {
    case 'pandoc':
      return text[start - 1] === '{' ? key : writeKey(key, text.slice(end, end + 2));
    case 'footnote':
      return /[\s[\]^@]/.test(key) ? undefined : key;
    case 'typst':
      // Behind `@` a label ends where its characters do; within `<…>` and quotes all of it counts.
      return text[start - 1] !== '@' || /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.:-]*[\p{L}\p{N}_-])?$/u.test(key)
        ? key
        : undefined;
    default:
      return key;
  }
}
