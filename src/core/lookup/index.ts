/** Looking up what pages do not tell, on request: whom to ask, what was answered, what of it is new. */

import { guardOf } from '../library/title-guards';
import type { Name, PartialDate, Work } from '../model';
import { displayName, samePerson, shortName } from '../names';
import { titleKey } from '../prose';
import { ARXIV } from './arxiv';
import { CROSSREF } from './crossref';
import { OPENALEX } from './openalex';
import { SEMANTIC_SCHOLAR } from './semantic-scholar';
import type { Candidate, LookupService, Subject } from './service';

export const SERVICES: readonly LookupService[] = [ARXIV, CROSSREF, OPENALEX, SEMANTIC_SCHOLAR];

/** What is asked about a work: nothing but its identifiers, title and first author leaves the machine. */
export function subjectOf(work: Work): Subject {
  const [first] = work.item.author;
  return {
    title: work.titlePending ? '' : work.title,
    identifiers: work.identifiers,
    ...(first && { author: shortName(first) }),
  };
}

/** What a citation needs and no page tells of a work. */
export function missingOf(work: Work): ('title' | 'authors' | 'year' | 'identifier')[] {
  return [
    ...(work.titlePending ? (['title'] as const) : []),
    ...(work.item.author.length === 0 ? (['authors'] as const) : []),
    ...(work.item.issued?.year === undefined ? (['year'] as const) : []),
    ...(work.identifiers.every(({ scheme }) => scheme.startsWith('pith')) ? (['identifier'] as const) : []),
  ];
}

/** How surely a candidate is the work. */
export type Likeness = 'same' | 'likely' | 'doubtful';

/** Same identifier, or same telling title and no author against it: `same`. The reader decides on all others. */
export function likenessOf(work: Work, candidate: Candidate): Likeness {
  const ids = new Set(work.identifiers.map(({ scheme, value }) => `${scheme}:${value}`));
  if (candidate.identifiers.some(({ scheme, value }) => ids.has(`${scheme}:${value}`))) return 'same';
  if (work.titlePending) return 'doubtful';
  const key = titleKey(work.title);
  const sameTitle = key !== '' && titleKey(candidate.title) === key;
  const strangers = areStrangers(work.item.author, candidate.authors);
  const years = yearsApart(work.item.issued, candidate.date);
  // "Editorial" is the title of many, so the authors must be known, too.
  const known = work.item.author.length > 0 && candidate.authors.length > 0;
  const tells = known || guardOf(work.title, key).tells === 'much';
  if (sameTitle && tells && !strangers && years <= 2) return 'same';
  return (sameTitle || titlesOverlap(work.title, candidate.title)) && !strangers ? 'likely' : 'doubtful';
}

/** Candidates, the surest first, in the order of the services among equals. */
export function surestFirst(work: Work, candidates: readonly Candidate[]): Candidate[] {
  const order: readonly Likeness[] = ['same', 'likely', 'doubtful'];
  const rank = new Map(candidates.map((one) => [one, order.indexOf(likenessOf(work, one))]));
  return [...candidates].sort((a, b) => rank.get(a)! - rank.get(b)!);
}

function areStrangers(a: readonly Name[], b: readonly Name[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((one) => b.some((other) => samePerson(one, other)));
}

function yearsApart(a: PartialDate | undefined, b: PartialDate | undefined): number {
  return a?.year === undefined || b?.year === undefined ? 0 : Math.abs(a.year - b.year);
}

/** One is the beginning of the other: a subtitle came or went. */
function titlesOverlap(a: string, b: string): boolean {
  const [one, other] = [titleKey(a), titleKey(b)];
  const short = one.length < other.length ? one : other;
  return short.length >= 12 && one.startsWith(short) && other.startsWith(short);
}

/** Names as one line, for showing. */
export function namesLine(names: readonly Name[]): string {
  return names.map(displayName).join(', ');
}
