// What a paper cites, who cites it, what is near it, where else it is: the rows, the filter, the bars.
import assert from 'node:assert/strict';
import type { PaperLink } from '../../../src/core/links/model';
import type { Citation, Work } from '../../../src/core/model';
import type { Related } from '../../../src/core/relations/related';
import { bar, columns } from '../../../src/core/views/bars';
import { groupCitations } from '../../../src/core/views/citation-groups';
import { sinceWords, yearCounts } from '../../../src/core/views/citation-years';
import { shownHost } from '../../../src/core/views/link-nodes';
import type { Node } from '../../../src/core/views/node';
import { shortReason } from '../../../src/core/views/related-nodes';
import { facetWords } from '../../../src/core/views/relation-facets';
import { facetTerm, relationProblems, relationTest, toggled } from '../../../src/core/views/relation-filter';
import {
  type RelationsOptions,
  relationsHeadline,
  relationsOutline,
} from '../../../src/core/views/relations';
import { type CitationSketch, makeLibrary, makeWork } from '../builders';
import { seeded } from '../seeded';

const hub = makeWork({
  title: 'The Hub',
  citekey: 'hub',
  authors: 'Ada Lovelace',
  year: 2020,
  ids: ['2001.00001'],
});
const works = [
  hub,
  makeWork({ title: 'Old Ground', citekey: 'old', authors: 'Alan Turing', year: 1950 }),
  makeWork({
    title: 'One Method',
    citekey: 'one',
    authors: 'Grace Hopper',
    year: 2021,
    categories: ['cs.LG'],
  }),
  makeWork({ title: 'Two Methods', citekey: 'two', year: 2023, categories: ['cs.LG', 'cs.CL'] }),
  makeWork({ title: 'Background Only', citekey: 'three', year: 2023, summary: 'It looks back.' }),
  makeWork({ title: 'No Year', citekey: 'four' }),
];
const library = makeLibrary(works, [
  ['hub', 'old', { role: 'background' }],
  ['one', 'hub', { role: 'method', polarity: 'support', representative: true }],
  ['two', 'hub', { role: 'method', polarity: 'support' }],
  ['three', 'hub', { role: 'background', polarity: 'contrast' }],
  ['four', 'hub'],
  ['one', 'old'],
]);
const byKey = (key: string): Work => library.byCitekey(key)!;

function rows(change: Partial<RelationsOptions> = {}, work = hub): Node[] {
  return relationsOutline(work, {
    grouping: 'year',
    filter: '',
    library,
    inNotes: new Set(['two']),
    related: [],
    links: [],
    ...change,
  });
}

function lines(nodes: readonly Node[], depth: number, indent = ''): string[] {
  return nodes.flatMap((node) => [
    `${indent}${node.label}${node.description ? ` (${node.description})` : ''}`,
    ...(depth > 1 && node.children ? lines(node.children(), depth - 1, `${indent}  `) : []),
  ]);
}

function everyNode(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children?.() ?? [])]);
}

const section = (nodes: readonly Node[], label: string): Node => nodes.find((node) => node.label === label)!;

describe('the Relations view', () => {
  it('tells what a paper cites and who cites it, year by year, the newest first', () => {
    assert.deepEqual(lines(rows(), 3), [
      'Cites (1)',
      '  Old Ground (Turing, 1950 · background)',
      '    test.txt:1 (test)',
      'Cited by (4 · since 2021 ▅▁█)',
      '  Roles (method 2 · background 1 · machine-made)',
      '    method (━━━━━━━━━━ 2)',
      '    background (━━━━━ 1)',
      '  Polarity (support 2 · contrast 1)',
      '    support (━━━━━━━━━━ 2)',
      '    contrast (━━━━━ 1)',
      '  2023 (━━━━━━━━━━ 2)',
      '    Two Methods (2023 · method · support · in a note)',
      '    Background Only (2023 · background · contrast)',
      '  2021 (━━━━━ 1)',
      '    One Method (Hopper, 2021 · method · support)',
      '  Year: the page does not say (━━━━━ 1)',
      '    No Year',
    ]);
    assert.equal(relationsHeadline(hub, 'role:method'), 'The Hub · Lovelace, 2020 · Filter: role:method');
  });

  it('says once that a machine made the labels, and gives no row to what the rows are grouped by', () => {
    const below = section(rows({ grouping: 'role' }), 'Cited by').children!();
    assert.deepEqual(
      below.map(({ label }) => label),
      ['Polarity', 'Years', 'method', 'background', 'Role: the page does not say'],
    );
    assert.equal(below.filter(({ description }) => description?.includes('machine-made')).length, 1);
  });

  it('shows what a page counts without saying of whom, each at its line, and narrows to none of it', () => {
    const place = { file: 'hub.txt', line: 6, column: 0, endLine: 6, endColumn: 9 };
    const values = [
      { value: 'dataset', count: 7 },
      { value: 'baseline', count: 1 },
    ];
    const facets = [{ label: 'citation-role summary', values, place }];
    const old = { ...byKey('old'), citedBy: [{ hub: true, facets, filtered: false }] };
    const silent = { ...old, citers: old.citers.map(({ role: _, ...citation }) => citation) };
    const [roles] = section(rows({}, silent), 'Cited by').children!();
    assert.deepEqual(lines([roles!], 2), [
      'Roles (dataset 7 · baseline 1, as the page counts · machine-made)',
      '  dataset (━━━━━━━━━━ 7)',
      '  baseline (━╸ 1)',
    ]);
    assert.deepEqual(
      roles!.children!().map(({ target, filter }) => [target, filter]),
      [
        [place, undefined],
        [place, undefined],
      ],
    );
  });

  it('narrows both lists by what is said of the very citation', () => {
    const narrowed = rows({ filter: 'role:method', grouping: 'none' });
    assert.deepEqual(lines(narrowed, 2), [
      'Cites (0 of 1)',
      'Cited by (2 of 4 · since 2021 ▅▁█)',
      '  Roles (method 2 · background 1 · machine-made)',
      '  Polarity (support 2)',
      '  Years (2023 1 · 2021 1)',
      '  One Method (Hopper, 2021 · method · support)',
      '  Two Methods (2023 · method · support · in a note)',
    ]);
    const [roles] = section(narrowed, 'Cited by').children!();
    assert.deepEqual(
      roles!.children!().map(({ label, icon, filter }) => [label, icon, filter]),
      [
        ['method', 'filter-filled', 'role:method'],
        ['background', 'filter', 'role:background'],
      ],
    );
  });

  it('puts a paper of two categories into both groups, each row with an id of its own', () => {
    const all = everyNode(rows({ grouping: 'category', related: near(), links: LINKS }));
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    assert.equal(all.filter(({ label, kind }) => label === 'Two Methods' && kind === 'citer').length, 2);
    assert.ok(all.every(({ spoken }) => spoken.trim() !== '' && !/[▁-█━╸]/.test(spoken)));
  });

  it('says that related papers are being found, and leaves out what there is none of', () => {
    const below = section(rows({ related: undefined }), 'Related').children!();
    assert.deepEqual(
      below.map(({ label }) => label),
      ['Finding related papers …'],
    );
    assert.deepEqual(rows({}, makeWork({ title: 'Alone' })), []);
  });

  it('shows the papers and the lines that a reason rests on', () => {
    const related = section(rows({ related: near() }), 'Related');
    assert.deepEqual(lines([related], 5), [
      'Related (1)',
      '  Old Ground (Turing, 1950 · both cited by 1 paper · share the word ground)',
      '    Both cited by Hopper, 2021',
      '      One Method (Hopper, 2021)',
      '        cites “The Hub” (test.txt:1 · test)',
      '        cites “Old Ground” (test.txt:1 · test)',
      '    Share the word ground',
      '    Cited by this paper (test.txt:1)',
    ]);
  });

  it('filters related papers by what is known of them, not by citations they are not', () => {
    const shown = (filter: string) => section(rows({ related: near(), filter }), 'Related').description;
    assert.deepEqual(['', 'turing', 'role:method', 'year:2020..'].map(shown), ['1', '1', '1', '0 of 1']);
  });

  it('tells links that pages give from those that are built', () => {
    const links = section(rows({ links: LINKS }), 'Code, data, media');
    assert.deepEqual(lines([links], 3), [
      'Code, data, media (code)',
      '  GitHub: a/b (code · github.com · a.txt:3)',
      '  Elsewhere (1 · built from arXiv 2001.00001, may lead nowhere)',
      '    alphaXiv (discussion · alphaxiv.org)',
    ]);
    assert.deepEqual(
      everyNode([links]).flatMap(({ kind, opens }) => (opens ? [[kind, opens.url]] : [])),
      [
        ['link', 'https://github.com/a/b'],
        ['builtLink', 'https://www.alphaxiv.org/abs/2001.00001'],
      ],
    );
  });

  it('shows a long list as ranges, and makes no row before its group is opened', () => {
    const many = Array.from({ length: 1200 }, (_, n) =>
      makeWork({ title: `Citer ${n}`, citekey: `c${n}`, year: 2024 }),
    );
    const cited = makeWork({ title: 'Cited', citekey: 'cited' });
    const long = makeLibrary(
      [cited, ...many],
      many.map(({ citekey }): CitationSketch => [citekey, 'cited']),
    );
    const [citedBy] = rows({ library: long }, cited);
    const [year] = citedBy!.children!();
    assert.equal(year!.open, false);
    assert.deepEqual(
      year!.children!().map(({ kind }) => kind),
      ['range', 'range', 'range', 'range', 'range'],
    );
  });
});

const LINKS: readonly PaperLink[] = [
  {
    kind: 'code',
    label: 'GitHub: a/b',
    url: 'https://github.com/a/b',
    place: { file: 'a.txt', line: 2, column: 0, endLine: 2, endColumn: 9 },
  },
  {
    kind: 'discussion',
    label: 'alphaXiv',
    url: 'https://www.alphaxiv.org/abs/2001.00001',
    builtFrom: 'arXiv 2001.00001',
  },
];

function near(): readonly Related[] {
  return [
    {
      work: byKey('old'),
      score: 0.5,
      reasons: [
        { kind: 'cited-by' },
        { kind: 'co-cited', by: [byKey('one')] },
        { kind: 'words', words: ['ground'] },
      ],
    },
  ];
}

describe('the filter of relations', () => {
  const passing = (filter: string): string[] => {
    const test = relationTest(filter, library, new Set(['two'])) ?? (() => true);
    return hub.citers.filter((citation) => test({ work: citation.citing, citation })).map(keyOf);
  };
  const keyOf = ({ citing }: Citation) => citing.citekey;

  it('asks of the citation and of the paper at once', () => {
    assert.deepEqual(passing('role:method year:2023'), ['two']);
    assert.deepEqual(passing('-role:method'), ['three', 'four']);
    assert.deepEqual(passing('polarity:support is:representative'), ['one']);
    assert.deepEqual(passing('is:noted'), ['two']);
    assert.deepEqual(passing('-is:noted method'), ['one']);
    assert.deepEqual(passing('"looks back"'), ['three']);
    assert.deepEqual(passing(''), ['one', 'two', 'three', 'four']);
  });

  it('says what it takes', () => {
    assert.deepEqual(relationProblems('is:noted role:method'), []);
    assert.match(relationProblems('is:what')[0]!.message, /hub.*Here also noted, representative, new\./);
  });

  it('is switched by a term: in, in place of another of its field, out', () => {
    assert.equal(toggled('', 'role:method'), 'role:method');
    assert.equal(toggled('lamps role:method', 'role:background'), 'lamps role:background');
    assert.equal(toggled('role:"use of data" lamps', 'role:"use of data"'), 'lamps');
    assert.equal(toggled('-role:method', 'role:method'), '-role:method role:method');
    assert.equal(toggled('"open lamps', 'role:method'), '"open lamps" role:method');
  });

  it('asks for a value alone that others hold', () => {
    assert.equal(facetTerm('role', 'method', ['method', 'background']), 'role:method');
    assert.equal(facetTerm('role', 'use', ['use', 'use method']), 'role:"=use"');
    assert.equal(facetTerm('role', 'a "b" c', []), 'role:"=a b c"');
    assert.deepEqual(
      [facetTerm('year', '2023', []), facetTerm('year', '800', [])],
      ['year:2023', 'year:0800'],
    );
  });

  it('shows by the term of a facet those citers, and no others', () => {
    const roles = [
      'method',
      'method extension',
      'support',
      'non-support',
      'c',
      'c++',
      '?',
      '!',
      '🙂',
      'a "b"',
    ];
    const citers = roles.map((_, n) => makeWork({ title: `P${n}`, citekey: `p${n}`, year: 800 + n * 111 }));
    const cited = makeWork({ title: 'Cited', citekey: 'cited' });
    const library = makeLibrary(
      [cited, ...citers],
      roles.map((role, n): CitationSketch => [`p${n}`, 'cited', { role }]),
    );
    const passing = (term: string) => {
      const test = relationTest(term, library, new Set())!;
      return cited.citers.filter((citation) => test({ work: citation.citing, citation }));
    };
    for (const citation of cited.citers) {
      assert.deepEqual(passing(facetTerm('role', citation.role!, roles)), [citation]);
      const year = String(citation.citing.item.issued!.year);
      assert.deepEqual(passing(facetTerm('year', year, [])), [citation]);
    }
  });

  it('never loses or doubles a citation by grouping or by switching a term twice', () => {
    const random = seeded(20261121);
    const words = ['method', 'background', 'use method', undefined];
    const pick = random.of;
    for (let run = 0; run < 60; run++) {
      const citers = Array.from({ length: random.below(20) }, (_, n) =>
        makeWork({
          title: `P${n}`,
          citekey: `p${n}`,
          ...(random.chance(0.8) && { year: 2000 + random.below(9) }),
        }),
      );
      const cited = makeWork({ title: 'Cited', citekey: 'cited' });
      makeLibrary(
        [cited, ...citers],
        citers.map(({ citekey }): CitationSketch => {
          const role = pick(words);
          return [citekey, 'cited', role === undefined ? {} : { role }];
        }),
      );
      const grouped = groupCitations(
        cited.citers,
        pick(['year', 'role', 'verdict', 'none'] as const),
        ({ citing }) => citing,
      );
      assert.deepEqual(new Set(grouped.flatMap(({ members }) => members)), new Set(cited.citers));
      assert.equal(
        grouped.reduce((sum, { members }) => sum + members.length, 0),
        cited.citers.length,
      );
      const { counts } = yearCounts(cited.citers, ({ citing }) => citing);
      const dated = cited.citers.filter(({ citing }) => citing.item.issued).length;
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        dated,
      );
      const filter = pick(['', 'lamps', 'year:2003 -role:x']);
      const term = facetTerm('role', pick(['method', 'use method']), ['method', 'use method']);
      assert.equal(toggled(toggled(filter, term), term), filter);
    }
  });
});

describe('since when a paper is cited', () => {
  it('is told year by year, of many years the last ones', () => {
    assert.equal(sinceWords({ first: 2023, counts: [3, 14, 1340] }), 'cited since 2023: 3 · 14 · 1,340');
    assert.equal(sinceWords({ first: 2023, counts: [3] }), 'cited in 2023');
    assert.equal(sinceWords({ first: 0, counts: [] }), '');
    assert.equal(
      sinceWords({ first: 1998, counts: [...Array.from({ length: 23 }, () => 1), 2, 3, 4, 5, 6, 7] }),
      'cited since 1998, 2021–2026: 2 · 3 · 4 · 5 · 6 · 7',
    );
  });

  it('counts no more than two hundred years where a page slips', () => {
    const cited = makeWork({ title: 'Cited', citekey: 'cited' });
    const citers = [19, 2019, 2020].map((year) =>
      makeWork({ title: `Of ${year}`, citekey: `of${year}`, year }),
    );
    makeLibrary(
      [cited, ...citers],
      citers.map(({ citekey }): CitationSketch => [citekey, 'cited']),
    );
    const { first, counts } = yearCounts(cited.citers, ({ citing }) => citing);
    assert.deepEqual([first, counts], [2019, [1, 1]]);
  });

  it('leaves out what is of no year yet', () => {
    const cited = makeWork({ title: 'Cited', citekey: 'cited' });
    const citers = [2024, 2026, 2204, 9999].map((year) =>
      makeWork({ title: `Of ${year}`, citekey: `of${year}`, year }),
    );
    makeLibrary(
      [cited, ...citers],
      citers.map(({ citekey }): CitationSketch => [citekey, 'cited']),
    );
    assert.deepEqual(
      yearCounts(cited.citers, ({ citing }) => citing, 2026),
      { first: 2024, counts: [1, 0, 1] },
    );
  });

  it('is told in a few words, whatever a page prints', () => {
    const long = 'x'.repeat(900);
    const names = Array.from({ length: 50 }, (_, n) => `Name ${n}`);
    assert.equal(shortReason({ kind: 'authors', names }), 'both by Name 0, Name 1 and 48 more');
    assert.ok(shortReason({ kind: 'words', words: [long] }).length < 80);
    assert.ok(facetWords([{ value: long, count: 2 }]).length < 80);
  });
});

describe('the host of a link', () => {
  it('is where it leads, whatever stands before it', () => {
    assert.equal(shownHost('https://www.GitHub.com:443/a'), 'github.com');
    assert.equal(shownHost('https://github.com:a@example.org/a'), 'example.org');
    assert.equal(shownHost('mailto:a'), 'mailto:a');
  });
});

describe('bars made of letters', () => {
  it('are as long as the number says, and never nothing for something', () => {
    assert.deepEqual(
      [bar(8, 8), bar(4, 8), bar(1, 1000), bar(0, 8), bar(3, 8, 4), bar(0, 0)],
      ['━━━━━━━━━━', '━━━━━', '╸', '', '━╸', ''],
    );
    assert.equal(columns([0, 1, 7, 14]), '▁▂▅█');
    assert.equal(columns([]), '');
  });
});
