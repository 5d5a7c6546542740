/** What is near a paper, each with the reasons, and each reason with the lines that it stands on. */
import type { Work } from '../model';
import type { Reason, Related } from '../relations/related';
import { authorsYear } from '../views/describe';
import type { PageLinks } from './links';
import type { Line, Row, Run, Section } from './model';
import { dim, joined, paperRun, plain, shortLabel } from './words';

/** Of one reason; more are said by their number. */
const MOST_WORKS = 5;

export function relatedSection(work: Work, related: readonly Related[], links: PageLinks): Section[] {
  if (related.length === 0) return [];
  const rows = related.map(
    (one): Row => ({
      runs: joined([[paperRun(one.work, links)], authorsYear(one.work) ? [dim(authorsYear(one.work))] : []]),
      below: one.reasons.map((reason): Line => ({ runs: reasonRuns(work, one.work, reason, links) })),
      facets: one.reasons.map(({ kind }) => `reason:${kind}`),
    }),
  );
  return [
    {
      id: 'related',
      heading: 'Related',
      note: 'Near by citations they share and by words they share; the nearest first.',
      blocks: [{ kind: 'rows', one: 'paper', rows }],
    },
  ];
}

function reasonRuns(work: Work, other: Work, reason: Reason, links: PageLinks): Run[] {
  switch (reason.kind) {
    case 'cites':
      return [
        lineOf(
          work.citers.find(({ citing }) => citing === other),
          'cites this paper',
          links,
        ),
      ];
    case 'cited-by':
      return [
        lineOf(
          work.cites.find(({ cited }) => cited === other),
          'cited by this paper',
          links,
        ),
      ];
    case 'co-cited':
      return [
        dim('both cited by '),
        ...named(reason.by, (by) => work.citers.find(({ citing }) => citing === by), links),
      ];
    case 'coupled':
      return [
        dim('both cite '),
        ...named(reason.through, (through) => work.cites.find(({ cited }) => cited === through), links),
      ];
    case 'words':
      return [dim('both speak of '), plain(reason.words.join(', '))];
    case 'authors':
      return [dim('both by '), plain(reason.names.join(', '))];
  }
}

type Told = Work['citers'][number] | undefined;

/** Leads to the line that tells of the citation. */
function lineOf(citation: Told, text: string, links: PageLinks): Run {
  return citation ? { text, link: links.to({ action: 'open', place: citation.places[0] }) } : dim(text);
}

function named(works: readonly Work[], citationOf: (work: Work) => Told, links: PageLinks): Run[] {
  const shown = works
    .slice(0, MOST_WORKS)
    .map((work): Run[] => [{ ...lineOf(citationOf(work), shortLabel(work), links), title: work.title }]);
  const more = works.length - shown.length;
  return [...joined(shown, ', '), ...(more > 0 ? [dim(` and ${more.toLocaleString('en')} more`)] : [])];
}
