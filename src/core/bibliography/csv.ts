/** A table for spreadsheets, a line for each entry below one with the names of the columns. */
import { csvText } from '../csv';
import { displayName } from '../names';
import { readable } from '../prose';
import { isoDate, keywordsText } from './bibtex/bibtex-fields';
import { type Entry, entryUrl } from './entry';

const COLUMNS: readonly (readonly [string, (entry: Entry) => string | undefined])[] = [
  ['key', ({ key }) => key],
  ['type', ({ type }) => type],
  ['title', ({ title }) => title?.shown],
  [
    'authors',
    ({ authors, complete }) =>
      [...authors.map(displayName), ...(complete || authors.length === 0 ? [] : ['et al.'])].join('; '),
  ],
  ['date', ({ issued }) => (issued?.year === undefined ? undefined : isoDate(issued))],
  ['venue', (entry) => entry['container-title']],
  ['volume', ({ volume }) => volume],
  ['issue', ({ issue }) => issue],
  ['pages', ({ page }) => page],
  ['publisher', ({ publisher }) => publisher],
  ['doi', ({ doi }) => doi],
  ['arxiv', ({ arxiv }) => arxiv],
  ['url', entryUrl],
  ['keywords', ({ keywords }) => keywordsText(keywords)],
  ['abstract', ({ abstract }) => abstract && readable(abstract)],
];

export function csv(entries: readonly Entry[]): string {
  const oneLine = (text = '') => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return csvText([
    COLUMNS.map(([name]) => name),
    ...entries.map((entry) => COLUMNS.map(([, tell]) => oneLine(tell(entry)))),
  ]);
}
