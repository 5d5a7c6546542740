import type { Printed, Problem } from '../../model';
import { endsSentence } from '../../prose';
import type { Lines } from './lines';

/**
 * Whether the text is the last of the file and stops in the middle of a sentence: the dump was cut there. Text
 * that is followed by more cannot be known to be cut, whatever it ends with.
 */
export function breaksOff(lines: Lines, printed: Printed): boolean {
  const last = lines.first + lines.lastFilled;
  return printed.place.endLine === last && !endsSentence(printed.text);
}

/** The problem of a text that breaks off, at its end. */
export function brokenOff({ place }: Printed, code: string, what: string): Problem {
  const end = { line: place.endLine, column: Math.max(0, place.endColumn - 1) };
  return {
    place: { ...place, ...end },
    severity: 'warning',
    code,
    message: `${what} breaks off in the middle of a sentence, where the file ends. Save the page again, to its end.`,
  };
}
