/**
 * The page of an author: works in the library, with whom, when, where; who went into them and whom they shaped. Authors
 * are names, and the page says so: works that share no co-author are told apart, and so are shorter forms of the name.
 *
 *   authorPage(library, 'Wei Wang', links): PaperPage | undefined     in steps; undefined where no work is by that name
 */
import type { Library } from '../library/library';
import type { Work } from '../model';
import { displayName } from '../names';
import { publicationLine } from '../publication';
import { plural } from '../views/markdown';
import { circlesOf, coAuthors, papersBy } from './authors';
import { influenceSection, influencesOf } from './influence';
import type { PageLinks } from './links';
import type { Bar, Block, PaperPage, Row, Run, Section } from './model';
import { countBars, dim, joined, lineRun, paperRun, plain, yearColumns } from './words';

/** Of the authors of a work, so many are named in its row. */
const MOST_AUTHORS = 6;
const MOST_CO_AUTHORS = 300;
const MOST_VENUES = 12;
/** Works looked at in one step. */
const STEP = 200;

export function* authorPage(
  { works }: Pick<Library, 'works'>,
  author: string,
  links: PageLinks,
): Generator<void, PaperPage | undefined> {
  const { name, surely, perhaps, printed } = yield* papersBy(works, author);
  if (surely.length === 0 && perhaps.length === 0) return undefined;
  const influences = yield* influencesOf(surely, author);
  links.begin();
  const head = headOf(surely, printed, links);
  yield;
  const sections = [
    ...(yield* worksSection(surely, author, links)),
    ...(yield* coAuthorsSection(surely, author, links)),
    ...influenceSection(influences, name, links),
    ...(yield* perhapsSection(perhaps, name, links)),
  ];
  return { title: name, kind: 'Author', head, sections };
}

function headOf(works: readonly Work[], printed: readonly string[], links: PageLinks): Block[] {
  if (works.length === 0) return [];
  const years = works.map(({ item }) => item.issued?.year).filter((year) => year !== undefined);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const span = years.length === 0 ? '' : first === last ? String(first) : `${first}–${last}`;
  const citers = new Set(works.flatMap((work) => work.citers.map(({ citing }) => citing.id))).size;
  const facts = [
    `${plural(works.length, 'paper')} in this library`,
    span,
    citers > 0 ? `cited by ${plural(citers, 'paper')} of it` : '',
    printed.length > 1 ? `printed as ${printed.join(', ')}` : '',
  ].filter(Boolean);
  const map = links.to({ action: 'showMapOf', workIds: works.map(({ id }) => id) });
  return [
    { kind: 'text', runs: joined(facts.map((fact) => [plain(fact)])), machine: false },
    {
      kind: 'actions',
      actions: [{ label: 'Map', link: map, title: 'Show these papers and those around them on a map' }],
    },
  ];
}

function* worksSection(works: readonly Work[], author: string, links: PageLinks): Generator<void, Section[]> {
  if (works.length === 0) return [];
  const circles = yield* circlesOf(works, author);
  const circleOf = new Map(circles.flatMap((circle, at) => circle.map((work) => [work, at] as const)));
  const several = circles.length > 1;
  const rows = yield* workRows(works, links, (work) =>
    facetsOf(work, several ? circleOf.get(work) : undefined),
  );
  const blocks: Block[] = [
    ...yearColumns(
      'Papers per year',
      works.map(({ item }) => item.issued?.year),
    ),
    ...venueBars(works),
    ...(several ? [yield* circleBars(circles, author)] : []),
    { kind: 'rows', one: 'paper', rows },
  ];
  const note = several
    ? 'Authors are told apart by their names alone. Papers that no co-author joins may be by namesakes.'
    : 'Authors are told apart by their names alone.';
  return [{ id: 'works', heading: 'Papers', count: works.length, note, blocks }];
}

const venueOf = ({ item }: Work) => item['container-title'];

function facetsOf(work: Work, circle: number | undefined): string[] {
  const { year } = work.item.issued ?? {};
  return [
    `venue:${venueOf(work) ?? ''}`,
    ...(year === undefined ? [] : [`year:${year}`]),
    ...(circle === undefined ? [] : [`circle:${circle}`]),
  ];
}

function venueBars(works: readonly Work[]): Block[] {
  return countBars({ label: 'Where it appeared', machine: false, facet: 'venue' }, works.map(venueOf)).map(
    (block) => (block.kind === 'bars' ? { ...block, bars: block.bars.slice(0, MOST_VENUES) } : block),
  );
}

function* circleBars(circles: readonly (readonly Work[])[], author: string): Generator<void, Block> {
  const bars: Bar[] = [];
  for (const [at, circle] of circles.slice(0, MOST_VENUES).entries()) {
    const names = (yield* coAuthors(circle, author)).slice(0, 3).map(({ name }) => name);
    const label = names.length > 0 ? `with ${names.join(', ')}` : 'alone';
    bars.push({ label, count: circle.length, facet: `circle:${at}` });
  }
  return { kind: 'bars', label: 'Joined by co-authors', machine: false, bars };
}

function* workRows(
  works: readonly Work[],
  links: PageLinks,
  facets: (work: Work) => readonly string[] = () => [],
): Generator<void, Row[]> {
  const rows: Row[] = [];
  for (const [n, work] of works.entries()) {
    if (n % STEP === STEP - 1) yield;
    rows.push({ ...workRow(work, links), facets: facets(work) });
  }
  return rows;
}

function workRow(work: Work, links: PageLinks): Omit<Row, 'facets'> {
  const authors = work.item.author.slice(0, MOST_AUTHORS).map(displayName);
  const more = work.item.author.length > MOST_AUTHORS || !work.authorsComplete ? ' et al.' : '';
  const { year } = work.item.issued ?? {};
  const { place } = work.records[0]!.title;
  return {
    runs: [paperRun(work, links)],
    below: [
      {
        runs: joined([
          authors.length > 0 ? [dim(authors.join(', ') + more)] : [],
          year === undefined ? [] : [dim(String(year))],
          publicationLine(work.item) === '' ? [] : [dim(publicationLine(work.item))],
          work.citers.length > 0 ? [dim(plural(work.citers.length, 'citer'))] : [],
          [lineRun(place, links)],
        ]),
      },
    ],
  };
}

function* coAuthorsSection(
  works: readonly Work[],
  author: string,
  links: PageLinks,
): Generator<void, Section[]> {
  const others = yield* coAuthors(works, author);
  if (others.length === 0) return [];
  const rows = others.slice(0, MOST_CO_AUTHORS).map(({ name, works: count }): Row => {
    const run: Run = { text: name, link: links.to({ action: 'page', subject: { of: 'author', name } }) };
    return { runs: joined([[run], [dim(plural(count, 'paper'))]]), facets: [] };
  });
  const note =
    others.length > rows.length ? `The ${rows.length} with whom there are most papers together.` : undefined;
  return [
    {
      id: 'co-authors',
      heading: 'Co-authors',
      count: others.length,
      note,
      blocks: [{ kind: 'rows', one: 'co-author', rows }],
    },
  ];
}

function* perhapsSection(works: readonly Work[], name: string, links: PageLinks): Generator<void, Section[]> {
  if (works.length === 0) return [];
  return [
    {
      id: 'perhaps',
      heading: 'Perhaps by the same',
      count: works.length,
      note: `Their authors have a name that may be short for ${name}, or that ${name} may be short for.`,
      blocks: [{ kind: 'rows', one: 'paper', rows: yield* workRows(works, links) }],
    },
  ];
}
