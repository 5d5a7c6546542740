/** Blanking what is not to be read, so that offsets stay. */

/** Stands for each character that is not to be read. */
export const BLANK = '\uFFFC';

/**
 * The text with every construct blanked but for line feeds that begins with a match of `mark` (a global pattern)
 * and ends where `endOf` says; a match that begins none is passed over. All before `start` is blanked too.
 */
export function blankOut(
  text: string,
  mark: RegExp,
  endOf: (match: RegExpExecArray) => number | undefined,
  start = 0,
): string {
  const parts: string[] = [blankLines(text.slice(0, start))];
  let from = start;
  mark.lastIndex = start;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const end = endOf(match);
    if (end === undefined) continue;
    parts.push(text.slice(from, match.index), blankLines(text.slice(match.index, end)));
    from = end;
    mark.lastIndex = end;
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
}

function blankLines(words: string): string {
  return words.replace(/[^\n]/g, BLANK);
}

/** Whether a blank line begins behind the line feed at an index, so that the paragraph ends. */
export function endsParagraph(text: string, at: number): boolean {
  return text[at] === '\n' && matchEnd(BLANK_LINE, text, at) !== undefined;
}

const BLANK_LINE = /\n[ \t\r]*\n/y;

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
