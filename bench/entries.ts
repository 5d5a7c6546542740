/** The entries suite: a BibTeX file of some thousand entries checked as it is opened, and as one types in it. */
import { EntryCheck, type EntryCheckContext } from '../src/core/integrity/check-entries';
import { fixAll } from '../src/core/integrity/fix-all';
import type { Material, Paper } from './papers';
import { type Row, rowsOf } from './rows';
import { least, stepTimes, time } from './timing';

const TRIES = 3;
const KEYSTROKES = 40;
const CONTEXT: EntryCheckContext = { rules: {}, thisYear: 2026 };

export function entriesSuite({ papers }: Material, say: (text: string) => void): Row[] {
  const row = rowsOf('entries', papers.length);
  let text = papers.map(entryOf).join('\n');
  say(`  ${papers.length} entries, ${Math.round(text.length / 1000)} kB`);
  const opened = () => new EntryCheck().problemsOf('a.bib', text, CONTEXT);
  const first = least(TRIES, opened);
  const longest = Math.max(...stepTimes(new EntryCheck().steps('a.bib', text, CONTEXT)).times);
  const check = new EntryCheck();
  check.problemsOf('a.bib', text, CONTEXT);
  const typed = Array.from({ length: KEYSTROKES }, (_, n) => {
    const at = text.indexOf('title = {', Math.floor((n * text.length) / KEYSTROKES)) + 9;
    text = `${text.slice(0, at)}x${text.slice(at)}`;
    return time(() => check.problemsOf('a.bib', text, CONTEXT));
  }).sort((a, b) => a - b);
  return [
    row('check all entries', first, 'ms'),
    row('longest step of that', longest, 'ms'),
    row('check after a keystroke', typed[KEYSTROKES >> 1]!, 'ms'),
    row(
      'fix all',
      least(TRIES, () => fixAll('a.bib', text, CONTEXT)),
      'ms',
    ),
  ];
}

/** With faults as files have them: a DOI as an address, pages with one hyphen, names parted otherwise. */
function entryOf({ title, authors, year }: Paper, n: number): string {
  const pages = n % 10 === 0 ? `${n}-${n + 9}` : `${n}--${n + 9}`;
  const doi = `${n % 7 === 0 ? 'https://doi.org/' : ''}10.5555/entry.${n}`;
  return `@article{key${n},
  title = {${title.replace(/[{}\\$%&#_~^]/g, '')}},
  author = {${authors.join(n % 11 === 0 ? '; ' : ' and ')}},
  journal = {${n % 3 === 0 ? 'Journal of Many Entries' : 'Transactions on Entries'}},
  pages = {${pages}},
  doi = {${doi}},
  year = {${year}}
}
`;
}
