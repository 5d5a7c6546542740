/** What to say of a page that was saved. */
import { shownTitle } from '../library/record-keys';
import type { Parsed } from '../model';
import { looksLikeDump } from '../sources/recognise';

const LONGEST_TITLE = 80;

/** `Saved 1 paper: “Scaling Behaviors of …”; 6 citers.` */
export function savedMessage(parsed: Parsed): string {
  const papers = parsed.records.filter(({ part }) => part !== 'citer' && part !== 'cited');
  const cited = parsed.records.filter(({ part }) => part === 'cited');
  const [first] = [...papers, ...cited];
  if (!first) return 'Saved a page of which no paper was read.';
  const count = papers.length > 0 ? papers.length : cited.length;
  const kind = papers.length > 0 ? 'paper' : 'cited paper';
  const title = first.titlePending
    ? 'its title is still to be resolved'
    : `“${shortened(shownTitle(first))}”`;
  const citers = parsed.citations.length;
  const more = count > 2 ? ' and others' : count === 2 ? ' and another' : '';
  return `Saved ${count} ${kind}${count === 1 ? '' : 's'}: ${title}${more}${citers === 0 ? '' : `; ${citers} ${citers === 1 ? 'citer' : 'citers'}`}.`;
}

/** Why no page was read, in one sentence for a question to the reader. */
export function whyNotRead(parsed: Parsed, text: string): string {
  if (parsed.notRead !== undefined) return parsed.notRead;
  return looksLikeDump(text)
    ? 'No page that Scholium knows starts in it.'
    : 'It is no page of a site that Scholium knows, and a page of another site needs a title, names of authors, an abstract under its label, and a DOI or arXiv id to be taken for a paper.';
}

function shortened(title: string): string {
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…`;
}
