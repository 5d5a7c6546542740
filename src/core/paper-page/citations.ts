/** Who cites a paper, what for, since when; and what it cites. */
import type { Citation, Work } from '../model';
import { readable } from '../prose';
import { citersHeadline } from '../views/citers';
import { authorsYear, bestCitersFirst } from '../views/describe';
import { plural } from '../views/markdown';
import type { PageLinks } from './links';
import type { Block, Line, Row, Run, Section } from './model';
import { citationFacets, countBars, dim, joined, lineRun, paperRun, yearColumns } from './words';

/** A page is one message, and nobody reads more: the Citers view has them all. */
const MOST_ROWS = 20_000;
/** Rows made in one step. */
const STEP = 200;
/** Lines of one row that are shown; a paper that tells of another in more is rare. */
const MOST_LINES = 4;

export function* citersSection(
  work: Work,
  inNotes: ReadonlySet<string>,
  links: PageLinks,
): Generator<void, Section[]> {
  const all = bestCitersFirst(work.citers);
  const head = `${plural(all.length, 'citer')} of “${work.title}”`;
  const said = citersHeadline(work).slice(head.length + ' · '.length);
  if (all.length === 0 && said === '') return [];
  const blocks = yield* citationBlocks(
    { one: 'citer', columns: 'Citers per year', citations: all, end: 'citing' },
    inNotes,
    links,
  );
  const cut = all.length > MOST_ROWS ? `the first ${MOST_ROWS.toLocaleString('en')} of them` : '';
  return [
    {
      id: 'citers',
      heading: 'Cited by',
      count: all.length,
      note: [said, cut].filter(Boolean).join(' · ') || undefined,
      blocks,
    },
  ];
}

export function* citesSection(
  work: Work,
  inNotes: ReadonlySet<string>,
  links: PageLinks,
): Generator<void, Section[]> {
  if (work.cites.length === 0) return [];
  return [
    {
      id: 'cites',
      heading: 'Cites',
      count: work.cites.length,
      note: 'As far as pages in this folder tell; its own list of references may be longer.',
      blocks: yield* citationBlocks(
        { one: 'paper', columns: 'Cited papers per year', citations: work.cites, end: 'cited' },
        inNotes,
        links,
      ),
    },
  ];
}

interface Shown {
  readonly one: string;
  readonly columns: string;
  readonly citations: readonly Citation[];
  /** Which end of the citations the rows are about. */
  readonly end: 'citing' | 'cited';
}

function* citationBlocks(
  { one, columns, citations, end }: Shown,
  inNotes: ReadonlySet<string>,
  links: PageLinks,
): Generator<void, Block[]> {
  if (citations.length === 0) return [];
  const shown = citations.slice(0, MOST_ROWS);
  const bars = (['role', 'polarity', 'verdict'] as const).flatMap((facet) =>
    countBars(
      { label: LABELS[facet], machine: true, facet },
      shown.map((citation) => citation[facet]),
    ),
  );
  const rows: Row[] = [];
  for (const citation of shown) {
    if (rows.length % STEP === STEP - 1) yield;
    rows.push(citationRow(citation, citation[end], inNotes, links));
  }
  return [
    ...yearColumns(
      columns,
      shown.map((citation) => citation[end].item.issued?.year),
    ),
    ...bars,
    { kind: 'rows', one, rows },
  ];
}

const LABELS = { role: 'Role', polarity: 'Polarity', verdict: 'Verdict' } as const;

function citationRow(citation: Citation, other: Work, inNotes: ReadonlySet<string>, links: PageLinks): Row {
  const { role, polarity, verdict, summary, places, representative } = citation;
  const chips = [role, polarity, verdict].filter((word) => word !== undefined);
  const about: Line = {
    runs: joined([
      wordRun(authorsYear(other)),
      ...chips.map((word): Run[] => [
        { text: word, tone: 'chip', title: 'As the page has it; told by a machine' },
      ]),
      wordRun(representative ? 'representative' : ''),
      wordRun(inNotes.has(other.citekey) ? 'in a note' : ''),
      ...places.slice(0, MOST_LINES).map((place) => [lineRun(place, links)]),
    ]),
  };
  const said: Line[] = summary
    ? [
        {
          runs: [{ text: readable(summary.text) }, { text: ' ' }, lineRun(summary.place, links)],
          machine: true,
        },
      ]
    : [];
  return {
    runs: [paperRun(other, links)],
    below: [about, ...said],
    facets: citationFacets(citation, other),
  };
}

function wordRun(word: string): Run[] {
  return word === '' ? [] : [dim(word)];
}
