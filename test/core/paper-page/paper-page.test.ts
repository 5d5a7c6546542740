import assert from 'node:assert/strict';
import type { Work } from '../../../src/core/model';
import { influencesOf } from '../../../src/core/paper-page/influence';
import type { PageKnowledge } from '../../../src/core/paper-page/known';
import { type PageAction, PageLinks } from '../../../src/core/paper-page/links';
import type { Block, PaperPage, Run } from '../../../src/core/paper-page/model';
import { paperPage } from '../../../src/core/paper-page/paper-page';
import type { Place } from '../../../src/core/place';
import { atOnce } from '../../../src/core/steps';
import { type CitationSketch, makeLibrary, makeWork, type WorkSketch } from '../builders';
import { seeded } from '../seeded';

const place = (file: string, line: number): Place => ({ file, line, column: 0, endLine: line, endColumn: 5 });

const NOTHING: PageKnowledge = {
  inNotes: new Set(),
  citingNotes: [],
  related: [],
  influences: new Map(),
  links: [],
  because: [],
  threads: [],
  problems: [],
};

/** The page of a work, and what its links do. */
function pageOf(work: Work, known: Partial<PageKnowledge> = {}) {
  const links = new PageLinks();
  const page = atOnce(paperPage(work, { ...NOTHING, ...known }, links));
  return { page, links, section: (id: string) => page.sections.find((section) => section.id === id) };
}

/** The first of these works in a library of all of them. */
function first(sketches: readonly WorkSketch[], citations: readonly CitationSketch[] = []): Work {
  const works = sketches.map(makeWork);
  makeLibrary(works, citations);
  return works[0]!;
}

function runsOf(block: Block): Run[] {
  switch (block.kind) {
    case 'text':
      return [...block.runs];
    case 'facts':
      return block.facts.flatMap(({ values }) => values.flatMap(({ runs }) => runs));
    case 'rows':
      return block.rows.flatMap(({ runs, below = [] }) => [...runs, ...below.flatMap((line) => line.runs)]);
    case 'actions':
      return block.actions.map(({ label, link }) => ({ text: label, link }));
    case 'influence':
      return block.petals.map(({ label, link }) => ({ text: label, link }));
    default:
      return [];
  }
}

const blocksOf = (page: PaperPage) => [...page.head, ...page.sections.flatMap(({ blocks }) => blocks)];
const wordsOf = (blocks: readonly Block[]) =>
  blocks
    .flatMap(runsOf)
    .map(({ text }) => text)
    .join('');

describe('the page of a paper', () => {
  it('leaves out what nothing is known of', () => {
    const { page } = pageOf(makeWork({ title: 'A Title' }));
    assert.deepEqual(
      page.sections.map(({ id }) => id),
      ['provenance'],
    );
  });

  it('tells in its head who, when, what names it, what the reader says, what can be done', () => {
    const work = makeWork({
      title: 'A Title',
      authors: 'Ada Lovelace; Alan Turing',
      year: 2020,
      citekey: 'lovelace2020title',
      ids: ['2001.00001'],
      marks: { status: 'reading', importance: 4, tags: ['rl'] },
    });
    const { page, links } = pageOf(work);
    const words = wordsOf(page.head);
    for (const said of ['Ada Lovelace, Alan Turing', '2020', '@lovelace2020title', 'reading', '★★★★☆', '#rl'])
      assert.ok(words.includes(said), said);
    const author = page.head.flatMap(runsOf).find(({ text }) => text === 'Alan Turing');
    assert.deepEqual(links.action(author!.link!), {
      action: 'page',
      subject: { of: 'author', name: 'Alan Turing' },
    });
    const actions = page.head.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    assert.deepEqual(
      actions.map(({ label }) => label),
      [
        'Cite',
        'Open Line',
        'Copy Key',
        'Copy Reference',
        'New Literature Note',
        'Map',
        'Relations',
        'Show in Papers',
        'Open Online',
      ],
    );
  });

  it('groups citers by years without gaps, roles, polarities and verdicts, and says that a machine told them', () => {
    const work = first(
      [
        { title: 'Cited', citekey: 'cited' },
        { title: 'One', citekey: 'one', year: 2021, summary: 'It goes on.' },
        { title: 'Two', citekey: 'two', year: 2024 },
        { title: 'Three', citekey: 'three', year: 2024 },
      ],
      [
        ['one', 'cited', { role: 'method', polarity: 'supports', verdict: 'ACCEPT' }],
        ['two', 'cited', { role: 'method' }],
        ['three', 'cited', { role: 'background' }],
      ],
    );
    const { blocks, count } = pageOf(work, { inNotes: new Set(['two']) }).section('citers')!;
    assert.equal(count, 3);
    const bars = blocks.flatMap((block) =>
      block.kind === 'bars' || block.kind === 'columns'
        ? [[block.label, ...block.bars.map(({ label, count }) => `${label} ${count}`)]]
        : [],
    );
    assert.deepEqual(bars, [
      ['Citers per year', '2021 1', '2022 0', '2023 0', '2024 2'],
      ['Role', 'method 2', 'background 1'],
      ['Polarity', 'supports 1', 'not said 2'],
      ['Verdict', 'ACCEPT 1', 'not said 2'],
    ]);
    assert.ok(blocks.every((block) => block.kind !== 'bars' || block.machine));
    const rows = blocks.flatMap((block) => (block.kind === 'rows' ? block.rows : []));
    assert.deepEqual(rows[1]!.facets, ['role:method', 'polarity:', 'verdict:', 'year:2024']);
    assert.match(
      rows[1]!.below!.map(({ runs }) => runs.map(({ text }) => text).join('')).join('|'),
      /in a note/,
    );
  });

  it('counts by each bar as many rows as have its facet, whatever the citations @long', () => {
    const random = seeded(8);
    for (let round = 0; round < 40; round++) {
      const citers = Array.from({ length: 1 + random.below(12) }, (_, n) => ({
        title: `Citer ${n}`,
        citekey: `c${n}`,
        ...(random.chance(0.7) && { year: 2015 + random.below(10) }),
      }));
      const work = first(
        [{ title: 'Cited', citekey: 'cited' }, ...citers],
        citers.map(({ citekey }): CitationSketch => {
          const role = random.of([undefined, 'method', 'background', 'a: b']);
          const polarity = random.of([undefined, 'supports']);
          return [citekey, 'cited', { ...(role && { role }), ...(polarity && { polarity }) }];
        }),
      );
      const { blocks } = pageOf(work).section('citers')!;
      const rows = blocks.flatMap((block) => (block.kind === 'rows' ? block.rows : []));
      assert.equal(rows.length, citers.length);
      for (const block of blocks) {
        if (block.kind !== 'bars' && block.kind !== 'columns') continue;
        for (const { facet, count } of block.bars)
          assert.equal(rows.filter(({ facets }) => facets.includes(facet!)).length, count, facet);
      }
    }
  });

  it('leads from every fact to its line, and by every link to something', () => {
    const work = first(
      [
        {
          title: 'Cited',
          citekey: 'cited',
          authors: 'Ada Lovelace',
          year: 2020,
          ids: ['2001.00001'],
          abstract: 'We show that it is 3% better.',
          summary: 'It is better.',
          file: 'a.txt',
        },
        { title: 'One', citekey: 'one', authors: 'Mary Shelley', year: 2021, file: 'b.txt' },
        { title: 'Two', citekey: 'two', authors: 'Alan Turing', year: 2022, file: 'c.txt' },
      ],
      [
        ['one', 'cited'],
        ['two', 'cited'],
        ['cited', 'two'],
      ],
    );
    const { page, links } = pageOf(work, {
      influences: atOnce(influencesOf([work])),
      related: [
        {
          work: work.citers[0]!.citing,
          score: 1,
          reasons: [{ kind: 'cites' }, { kind: 'words', words: ['lamp'] }],
        },
      ],
      citingNotes: [
        {
          file: 'n.md',
          folder: 'notes',
          citations: [
            {
              headings: ['A'],
              words: 'It @cited says.',
              key: { start: 3, end: 9 },
              span: { start: 0, end: 15 },
              place: place('n.md', 4),
            },
          ],
        },
      ],
      links: [
        { kind: 'code', label: 'GitHub: a/b', url: 'https://github.com/a/b', place: place('a.txt', 3) },
      ],
      because: [{ words: 'cites 2 papers you cite', share: 0.7, works: [work.citers[0]!.citing] }],
      problems: [{ message: 'It breaks off.', severity: 'warning', place: place('a.txt', 9) }],
    });
    assert.deepEqual(
      page.sections.map(({ id }) => id),
      [
        'problems',
        'abstract',
        'findings',
        'machine',
        'notes',
        'citers',
        'cites',
        'related',
        'influence',
        'links',
        'reading-order',
        'provenance',
      ],
    );
    for (const block of blocksOf(page))
      for (const { text, link } of runsOf(block)) if (link !== undefined) assert.ok(links.action(link), text);
    const listed = page.sections.filter(({ id }) => id !== 'influence');
    for (const { id, blocks } of listed) {
      const actions = blocks
        .flatMap(runsOf)
        .map(({ link }) => (link === undefined ? undefined : links.action(link)));
      assert.ok(
        actions.some((action) => action?.action === 'open' || action?.action === 'page'),
        id,
      );
    }
  });

  it('marks what a machine wrote wherever it stands', () => {
    const { page } = pageOf(
      makeWork({ title: 'A', abstract: 'We do.', summary: 'A machine says 5% better.' }),
    );
    const lines = blocksOf(page).flatMap((block) => {
      if (block.kind === 'facts') return block.facts.flatMap(({ values }) => values);
      if (block.kind === 'rows')
        return block.rows.flatMap(({ runs, below = [] }) => [
          { runs, machine: below.some(({ machine }) => machine) },
        ]);
      return block.kind === 'text' ? [block] : [];
    });
    const said = lines.filter(({ runs }) => runs.some(({ text }) => text.includes('A machine says')));
    assert.equal(said.length, 3);
    assert.ok(said.every(({ machine }) => machine));
  });

  it('names the reasons why a paper is near, and those who cite both', () => {
    const work = first(
      [
        { title: 'Cited', citekey: 'cited' },
        { title: 'Near', citekey: 'near' },
        { title: 'A Survey', citekey: 'survey', authors: 'Ada Lovelace', year: 2021, file: 's.txt' },
      ],
      [
        ['survey', 'cited'],
        ['survey', 'near'],
      ],
    );
    const survey = work.citers[0]!.citing;
    const near = survey.cites.find(({ cited }) => cited !== work)!.cited;
    const { section, links } = pageOf(work, {
      related: [{ work: near, score: 0.5, reasons: [{ kind: 'co-cited', by: [survey] }] }],
    });
    assert.equal(wordsOf(section('related')!.blocks), 'Nearboth cited by Lovelace, 2021');
    const run = section('related')!
      .blocks.flatMap(runsOf)
      .find(({ text }) => text === 'Lovelace, 2021')!;
    assert.deepEqual(links.action(run.link!), { action: 'open', place: work.citers[0]!.places[0] });
  });
});

describe('links of a page', () => {
  const open = (line: number): PageAction => ({ action: 'open', place: place('a.txt', line) });

  it('keep their number from drawing to drawing', () => {
    const links = new PageLinks();
    links.begin();
    const [one, two] = [links.to(open(1)), links.to(open(2))];
    assert.notEqual(one, two);
    links.show();
    links.begin();
    assert.equal(links.to(open(2)), two);
    links.show();
    // It was clicked just before this drawing came.
    assert.deepEqual(links.action(one), open(1));
    links.begin();
    assert.notEqual(links.to(open(3)), one);
    links.show();
    assert.equal(links.action(one), undefined);
    assert.notEqual(links.to(open(1)), one);
  });

  it('do what they say however many drawings were begun and never shown', () => {
    const links = new PageLinks();
    links.begin();
    const shown = links.to(open(1));
    links.show();
    let last = shown;
    for (const line of [2, 3, 4]) {
      links.begin();
      last = links.to(open(line));
      assert.deepEqual(links.action(shown), open(1));
    }
    links.begin();
    assert.equal(links.action(last), undefined);
    assert.equal(links.to(open(1)), shown);
  });

  it('lead nowhere by a number that was never given', () => {
    const links = new PageLinks();
    links.begin();
    links.to(open(1));
    for (const number of [-1, 1, 0.5, Number.NaN, 1e9]) assert.equal(links.action(number), undefined);
  });

  it('say the same page for the same work', () => {
    const work = makeWork({ title: 'A', authors: 'Ada Lovelace', abstract: 'We show it.' });
    const links = new PageLinks();
    const draw = () => {
      const page = atOnce(paperPage(work, NOTHING, links));
      links.show();
      return JSON.stringify(page);
    };
    const [one, two, three] = [draw(), draw(), draw()];
    assert.equal(one, two);
    assert.equal(two, three);
  });
});
