/**
 * The entry of BibTeX that a page shows under "Cite", below the title: it names all authors where the line of names
 * counts them ("+2 authors"), and the venue in full.
 */
import type { PaperRecord } from '../../model';
import { titleKey } from '../../prose';
import { BIBTEX } from '../bibliography/bibtex';
import type { Lines } from '../text/lines';

const START = /^@[a-z]{4,20}\{/i;
/** Lines of an entry, and lines from the title down to it. */
const LONGEST = 40;
const NEAR = 6;

/** Whether an entry starts with the line. */
export function startsEntry(text: string): boolean {
  return START.test(text);
}

/** The entry of the paper of this title, from line `from` on; undefined where it is cut or another's. */
export function citeEntry(lines: Lines, from: number, title: string): PaperRecord | undefined {
  for (let line = from; line < Math.min(lines.length, from + NEAR); line++) {
    if (!startsEntry(lines.at(line))) continue;
    const end = endOf(lines, line);
    const record = end === undefined ? undefined : BIBTEX.read(lines.slice(line, end + 1)).records[0];
    return record && titleKey(record.title.text) === titleKey(title) ? record : undefined;
  }
  return undefined;
}

function endOf(lines: Lines, start: number): number | undefined {
  for (let line = start; line < Math.min(lines.length, start + LONGEST); line++) {
    const text = lines.at(line);
    if (text === '}' || (line === start && text.endsWith('}'))) return line;
    if (text === '' || text.length > 20_000) return undefined;
  }
  return undefined;
}
