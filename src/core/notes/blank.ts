/** Blanking what is not to be read, so that offsets stay. */

/** Stands for each character that is not to be read. */
export const BLANK = '\uFFFC';

/**
 * The text with every construct blanked that begins with a match of `mark` (a global pattern) and ends where
 * `endOf` says; a match that begins none is passed over.
 */
export function blankOut(
  text: string,
  mark: RegExp,
  endOf: (match: RegExpExecArray) => number | undefined,
): string {
  const parts: string[] = [];
  let from = 0;
  mark.lastIndex = 0;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const end = endOf(match);
    if (end === undefined) continue;
    parts.push(text.slice(from, match.index), BLANK.repeat(end - match.index));
    from = end;
    mark.lastIndex = end;
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
}

/** Index behind the next `closer` from `start` on. */
export function behind(text: string, closer: string, start: number): number | undefined {
  const at = text.indexOf(closer, start);
  return at < 0 ? undefined : at + closer.length;
}

/** Index of the end of the line, its line feed not counted. */
export function lineEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  return feed < 0 ? text.length : feed;
}

/** Index behind the match of a sticky pattern at `at`. */
export function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
