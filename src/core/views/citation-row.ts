/** The row of one citation in a note: its sentence, the key in sight. */
import type { Context } from '../notes/context';
import { lineNumber, type Place } from '../place';
import { clip } from './markdown';
import type { Node } from './node';

/** A citation and where it stands. */
export interface PlacedContext extends Context {
  /** Of the key's characters alone. */
  readonly place: Place;
}

/** A view is not wide: with more characters before it the key would be out of sight. Then fewer are left. */
const MOST_BEFORE = 40;
const BEFORE = 28;
/** Nobody reads more of a row. Characters. */
const LONGEST = 240;

export function citationRow(
  { words, key, headings, place }: PlacedContext,
  id: string,
  workId: string | undefined,
): Node {
  const cut = cutBefore(words, key.start);
  const label = (cut > 0 ? '…' : '') + clip(words.slice(cut), Math.max(LONGEST, key.end - cut));
  const by = cut > 0 ? cut - 1 : 0;
  const line = `line ${lineNumber(place)}`;
  const under = headings.join(' › ');
  return {
    id,
    label,
    text: words,
    highlights: [[key.start - by, key.end - by]],
    tooltip: [under, words, line].filter(Boolean).join('\n\n'),
    spoken: [words, line].join(', '),
    kind: 'citation',
    jump: place,
    ...(workId !== undefined && { workId }),
  };
}

/** Where the label begins: with the words, or at one of them not far before the key. */
function cutBefore(words: string, key: number): number {
  if (key <= MOST_BEFORE) return 0;
  const space = words.indexOf(' ', key - BEFORE);
  return space >= 0 && space < key ? space + 1 : key;
}
