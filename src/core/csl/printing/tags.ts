/** The elements that a look is written with. */
import type { Look } from './runs';

export type Tag = 'bold' | 'italic' | 'underline' | 'smallCaps' | 'sup' | 'sub' | 'unknown';

/** The tags of a look, the outermost first. */
export function tagsOf(look: Look): Tag[] {
  const tags: Tag[] = [];
  if (look.italic) tags.push('italic');
  if (look.bold) tags.push('bold');
  if (look.underline) tags.push('underline');
  if (look.smallCaps) tags.push('smallCaps');
  if (look.raised) tags.push(look.raised);
  if (look.unknown) tags.push('unknown');
  return tags;
}

/** Which of the open tags stay open for a look, and which are to be opened. */
export function tagChange(
  open: readonly Tag[],
  look: Look,
): { readonly kept: number; readonly opened: Tag[] } {
  const wanted = tagsOf(look);
  let kept = 0;
  while (kept < open.length && wanted.includes(open[kept]!)) kept++;
  return { kept, opened: wanted.filter((tag) => !open.slice(0, kept).includes(tag)) };
}
