/** Words that stand where a title should and are none. */

const PLACEHOLDER =
  /^(?:title resolution pending|untitled|\[?no title\]?|unknown title|title (?:not|un)available)\.?$/i;

/**
 * What a reference parser takes for a title when it fails: the parts of a reference around the title. Each is
 * tested at the start, for a title may hold any of these words further on.
 */
const GARBAGE =
  /^(?:https?:\/\/\S+|(?:doi|url)\s*:|arxiv preprint\b|arxiv:\s*\S+$|in:? (?:proceedings|proc\.|advances in)\b|pp?\.\s*\d|vol\.\s*\d|isbn\b|et al\b|\[\d+\]|\(\d{4}\)|and \p{Lu}\. )/iu;

const THREE_LETTERS = /\p{L}\P{L}*\p{L}\P{L}*\p{L}/u;

/** Whether a title is a placeholder or the debris of a parser, which two works may share. */
export function isPlaceholder(title: string): boolean {
  const text = title.trim();
  return !THREE_LETTERS.test(text) || PLACEHOLDER.test(text) || GARBAGE.test(text);
}
