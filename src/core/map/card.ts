/** What is shown of one paper beside the map. */

import { displayDate } from '../dates';
import type { Work } from '../model';
import { displayName } from '../names';
import { readable } from '../prose';
import { publicationLine } from '../publication';
import { categoryLabel, countsLabel } from '../views/describe';
import { plural } from '../views/markdown';
import { markWords } from '../views/marks';
import type { PaperCard } from './model';

/** Authors named; a list of hundreds would be all there is to see. */
const AUTHORS = 8;

/** `inNotes`: how many notes cite the paper. */
export function mapCard(work: Work, inNotes: number): PaperCard {
  const abstract = work.abstracts[0]?.text;
  const summary = work.summaries[0]?.text;
  const text = abstract ?? summary;
  return {
    id: work.id,
    title: work.title,
    lines: [authorsLine(work), publishedLine(work), categoryLabel(work)].filter((line) => line !== ''),
    ...(text !== undefined && { abstract: readable(text) }),
    machine: abstract === undefined && summary !== undefined,
    marks: marksOf(work, inNotes),
    citekey: work.citekey,
  };
}

function authorsLine({ item, authorsComplete, submitter }: Work): string {
  if (item.author.length === 0) return submitter === undefined ? '' : `submitted by ${submitter}`;
  const more = !authorsComplete || item.author.length > AUTHORS ? ' et al.' : '';
  return item.author.slice(0, AUTHORS).map(displayName).join(', ') + more;
}

function publishedLine({ item }: Work): string {
  return [item.issued ? displayDate(item.issued) : '', publicationLine(item)]
    .filter((part) => part !== '')
    .join(' · ');
}

function marksOf(work: Work, inNotes: number): string[] {
  const { citers, cites, withdrawn, marks } = work;
  return [
    withdrawn ? 'withdrawn' : '',
    citers.length > 0 ? `cited by ${citers.length.toLocaleString('en')}` : '',
    countsLabel(work),
    cites.length > 0 ? `cites ${cites.length.toLocaleString('en')}` : '',
    inNotes > 0 ? `in ${plural(inNotes, 'note')}` : '',
    ...markWords(marks),
  ].filter((mark) => mark !== '');
}
