/** What is said of a broken entry, and what to do about it. */
import type { BibFault } from './bibtex-grammar';

export type BibMessage = Pick<BibFault, 'code' | 'message'>;

/** `entry` is “The entry “key””, in all of these. */
export function entryOpen(entry: string, close: string): BibMessage {
  return {
    code: 'bibtex-entry-open',
    message: `${entry} is not closed: its last “${close}” is missing. Add it, or save the file again if its end was cut off.`,
  };
}

export function valueOpen(entry: string, field: string): BibMessage {
  return {
    code: 'bibtex-value-open',
    message: `${entry} has a value that is not closed, that of “${field}”, so it is left out. Add the missing closing bracket or quotation mark, or save the file again if its end was cut off.`,
  };
}

export function entryBroken(entry: string): BibMessage {
  return {
    code: 'bibtex-entry-broken',
    message: `${entry} cannot be read from here on: a field such as “title = {…},” was expected. Look for a missing comma, bracket or quotation mark here or just above; a quotation mark within quotation marks needs brackets around it.`,
  };
}

export function closedEarly(entry: string): BibMessage {
  return {
    code: 'bibtex-closed-early',
    message: `${entry} ends at this bracket, but fields follow. One closing bracket too many stands here or above: remove it, and the fields below are read.`,
  };
}
