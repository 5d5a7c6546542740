import assert from 'node:assert/strict';
import { buildLibrary } from '../../../src/core/library/build';
import { groupByPaper } from '../../../src/core/library/identity';
import type { PaperRecord } from '../../../src/core/model';
import { makeFiles, makeRecord, type RecordSketch } from '../records';

const LONG = 'Scaling Behaviours of Something Rather Long';

/** How many papers the records make, whatever the order they come in. */
function papers(...sketches: RecordSketch[]): number {
  const records = sketches.map((sketch, line) => makeRecord({ line, ...sketch }));
  const count = groupByPaper(records).length;
  assert.equal(
    groupByPaper([...records].reverse()).length,
    count,
    'the order of the records made a difference',
  );
  return count;
}

describe('identity', () => {
  it('joins records that share an identifier, versions folded', () => {
    assert.equal(
      papers(
        { title: LONG, ids: ['2401.00001v1'] },
        { title: `${LONG}, Revisited`, ids: ['arXiv:2401.00001v3'] },
      ),
      1,
    );
    assert.equal(
      papers({ title: LONG, ids: ['10.48550/arXiv.2401.00001'] }, { title: LONG, ids: ['2401.00001'] }),
      1,
    );
    assert.equal(
      papers({ title: LONG, ids: ['10.1000/ABC'] }, { title: LONG, ids: ['https://doi.org/10.1000/abc'] }),
      1,
    );
  });

  it('joins titles that differ in case, punctuation, LaTeX and Unicode only', () => {
    assert.equal(
      papers({ title: '$S^3$-R1: Learning to Retrieve' }, { title: 'S³-R1 — learning to retrieve' }),
      1,
    );
    assert.equal(
      papers({ title: 'AIRA_2: Overcoming Bottlenecks' }, { title: 'AIRA₂: overcoming bottlenecks.' }),
      1,
    );
    assert.equal(
      papers({ title: 'Über die Möglichkeit des Ganzen' }, { title: 'Uber die Moglichkeit des Ganzen' }),
      1,
    );
  });

  it('keeps apart what something contradicts', () => {
    assert.equal(papers({ title: `${LONG} I` }, { title: `${LONG} II` }), 2);
    assert.equal(papers({ title: LONG, year: 2019 }, { title: LONG, year: 2022 }), 2);
    assert.equal(papers({ title: LONG, year: 2020 }, { title: LONG, year: 2022 }), 1);
    assert.equal(
      papers({ title: LONG, authors: 'Ada Lovelace' }, { title: LONG, authors: 'Alan Turing' }),
      2,
    );
    assert.equal(
      papers({ title: LONG, authors: 'Ada Lovelace; Alan Turing' }, { title: LONG, authors: 'A. Turing' }),
      1,
    );
    assert.equal(papers({ title: LONG, ids: ['2401.00001'] }, { title: LONG, ids: ['2401.00002'] }), 2);
  });

  it('never joins placeholders', () => {
    const pending = { title: 'Title resolution pending', pending: true };
    assert.equal(papers(pending, pending), 2);
  });

  it('asks for more than a short title', () => {
    assert.equal(papers({ title: 'Editorial' }, { title: 'Editorial' }), 2);
    assert.equal(
      papers(
        { title: 'Editorial', authors: 'Ada Lovelace' },
        { title: 'Editorial', authors: 'Ada Lovelace' },
      ),
      1,
    );
  });

  it('does not join two papers by an identifier that one quotes by mistake', () => {
    const one = { title: LONG, authors: 'Ada Lovelace', ids: ['2401.00001'] };
    assert.equal(
      papers(one, { title: 'Another Matter Altogether', authors: 'Alan Turing', ids: ['2401.00001'] }),
      2,
    );
  });

  it('does not join two arXiv papers by an identifier of their proceedings', () => {
    const one = { title: 'Deep Learning of Apples', ids: ['2401.00001', '10.1000/vol'] };
    assert.equal(
      papers(one, { title: 'Bridges over Rivers in Spring', ids: ['2401.00002', '10.1000/vol'] }),
      2,
    );
  });

  it('lets a record with identifier and title join what only one of them joins', () => {
    const page = { title: LONG, ids: ['2401.00001'] };
    assert.equal(papers({ title: LONG }, { title: `${LONG} (v2)`, ids: ['2401.00001'] }, page), 1);
  });

  it('gives the same library whatever the order of files', () => {
    const citer = makeRecord({ title: 'A Citer With a Long Title', file: 'b.txt', part: 'citer', line: 3 });
    const cited = makeRecord({ title: LONG, file: 'b.txt', part: 'cited', line: 1 });
    const own = makeRecord({ title: LONG, file: 'a.txt', authors: 'Ada Lovelace', year: 2020 });
    const files = makeFiles([citer, cited, own], [[citer, cited, { representative: true }]]);
    const keys = (library: ReturnType<typeof buildLibrary>) =>
      library.works.map(({ citekey, records }) => [citekey, records.length]);
    assert.deepEqual(keys(buildLibrary(files)), keys(buildLibrary([...files].reverse())));
    const [work] = buildLibrary(files).byTitle(LONG);
    assert.deepEqual(
      work?.citers.map(({ citing, representative }) => [citing.title, representative]),
      [['A Citer With a Long Title', true]],
    );
  });
});

type Row = readonly [
  name: string,
  papers: number,
  ...accounts: readonly (RecordSketch & Partial<Pick<PaperRecord, 'citekey' | 'guessed'>>)[],
];

const ADA = 'Ada Lovelace; Charles Babbage; Mary Somerville';
const ALAN = 'Alan Turing; Joan Clarke; Gordon Welchman';

/** Titles that differ in a sign only. */
const SIGNED: readonly (readonly [string, string])[] = [
  ['Bounded Operators for p < 1', 'Bounded Operators for p > 1'],
  ['Graphs with x ≤ y at Sea', 'Graphs with x ≥ y at Sea'],
  ['Spectral Theory of C*-Algebras', 'Spectral Theory of C-Algebras'],
  ['Order at Filling Factor −1/3', 'Order at Filling Factor 1/3'],
  ['Scaling of Lamps: 1,5 Watt', 'Scaling of Lamps: 15 Watt'],
  ['Lamp Studies, 1-12 of the Year', 'Lamp Studies, 11-2 of the Year'],
  ['Search for A → BC Decays', 'Search for AB → C Decays'],
  ['ガラス細工の歴史と技術についての研究', 'カラス細工の歴史と技術についての研究'],
];

/** Every pair, and whether it is one paper or several: a wrong merge is worse than a missed one. */
const HARD: readonly Row[] = [
  // numbered series
  [
    'part I and part II',
    2,
    { title: `${LONG}, Part I`, authors: ADA },
    { title: `${LONG}, Part II`, authors: ADA },
  ],
  [
    'parts of one series under one typed identifier',
    2,
    { title: `${LONG} I: Apples`, authors: ADA, ids: ['10.1000/series'] },
    { title: `${LONG} II: Apples`, authors: ADA, ids: ['10.1000/series'] },
  ],
  [
    'a paper and its second part under one identifier',
    2,
    { title: LONG, authors: ADA, ids: ['2401.00001'] },
    { title: `${LONG} 2`, authors: ADA, ids: ['2401.00001'] },
  ],
  [
    '2.0 and 3.0',
    2,
    { title: 'A Toolkit for Things 2.0', authors: ADA, ids: ['10.1000/tool'] },
    { title: 'A Toolkit for Things 3.0', authors: ADA, ids: ['10.1000/tool'] },
  ],
  [
    '2.0 and 20',
    2,
    { title: 'A Toolkit for Things 2.0', authors: ADA },
    { title: 'A Toolkit for Things 20', authors: ADA },
  ],
  [
    'C and C++',
    2,
    { title: 'Programming Compilers in C', authors: ADA },
    { title: 'Programming Compilers in C++', authors: ADA },
  ],
  [
    'the shared task of two years',
    2,
    { title: 'Findings of the 2019 Shared Task on Apples', authors: ADA, year: 2019 },
    { title: 'Findings of the 2020 Shared Task on Apples', authors: ADA, year: 2020 },
  ],
  [
    'YOLOv1 and YOLOv9',
    2,
    { title: 'YOLOv1: Looking at Everything Once', ids: ['2401.00001'] },
    { title: 'YOLOv9: Looking at Everything Once', ids: ['2402.00009'] },
  ],
  [
    'v1 and v9 of one preprint',
    1,
    { title: LONG, ids: ['2401.00001v1'], authors: ADA, year: 2024 },
    { title: LONG, ids: ['2401.00001v9'], authors: ADA, year: 2031 },
  ],
  [
    'v1 and v9 of one preprint, renamed',
    1,
    { title: 'On Apples and How They Fall', ids: ['2401.00001v1'], authors: ADA },
    { title: 'A Mechanistic View of Orchards', ids: ['2401.00001v9'], authors: ADA },
  ],
  [
    'versions of one preprint by DOI',
    1,
    { title: 'On Apples and How They Fall', ids: ['10.21203/rs.3.rs-123/v1'], authors: ADA },
    { title: 'How Apples Fall in Autumn Orchards', ids: ['10.21203/rs.3.rs-123/v2'], authors: ADA },
  ],
  // notices
  [
    'a corrigendum',
    2,
    { title: LONG, authors: ADA, year: 2020 },
    { title: `Corrigendum to “${LONG}”`, authors: ADA, year: 2020 },
  ],
  [
    'a corrigendum that quotes the paper’s DOI',
    2,
    { title: LONG, authors: ADA, ids: ['10.1000/a'] },
    { title: `Corrigendum: ${LONG}`, authors: ADA, ids: ['10.1000/a'] },
  ],
  [
    'an erratum named behind',
    2,
    { title: LONG, authors: ADA, ids: ['10.1000/a'] },
    { title: `${LONG} (Erratum)`, authors: ADA, ids: ['10.1000/a'] },
  ],
  [
    'a correction by the publisher',
    2,
    { title: LONG, authors: ADA, ids: ['10.1000/a'] },
    { title: `Publisher Correction: ${LONG}`, authors: ADA, ids: ['10.1000/a'] },
  ],
  [
    'a comment on it',
    2,
    { title: LONG, ids: ['10.1000/a'] },
    { title: `Comment on “${LONG}”`, ids: ['10.1000/a'] },
  ],
  [
    'a reply to it',
    2,
    { title: LONG, ids: ['10.1000/a'] },
    { title: `Reply to: ${LONG}`, ids: ['10.1000/a'] },
  ],
  [
    'a retraction note',
    2,
    { title: LONG, authors: ADA, ids: ['10.1000/a'] },
    { title: `Retraction Note: ${LONG}`, authors: ADA, ids: ['10.1000/a'] },
  ],
  [
    'its data',
    2,
    { title: LONG, authors: ADA, ids: ['10.1000/a'] },
    { title: `Data from: ${LONG}`, authors: ADA, ids: ['10.1000/a'] },
  ],
  [
    'the paper itself, marked as retracted',
    1,
    { title: LONG, authors: ADA, ids: ['10.1000/a'] },
    { title: `RETRACTED ARTICLE: ${LONG}`, authors: ADA, ids: ['10.1000/a'] },
  ],
  [
    'a corrigendum, the paper and a bridge between them',
    2,
    { title: LONG, authors: ADA, ids: ['10.1000/a'] },
    { title: LONG, authors: ADA, ids: ['10.1000/a', '10.1000/c'] },
    { title: `Corrigendum to ${LONG}`, authors: ADA, ids: ['10.1000/c'] },
  ],
  // people
  ['the same title by different people', 2, { title: LONG, authors: ADA }, { title: LONG, authors: ALAN }],
  [
    'the same title by people of whom one has a namesake',
    2,
    { title: LONG, authors: 'Jing Wang; Li Chen; Wei Zhao; Yu Sun' },
    { title: LONG, authors: 'Jing Wang; Tom Smith; Ann Miller; Bo Berg' },
  ],
  [
    'namesakes by their initial only',
    2,
    { title: LONG, authors: 'Jing Wang' },
    { title: LONG, authors: 'Jun Wang' },
  ],
  [
    'initials for the given names',
    1,
    { title: LONG, authors: ADA },
    { title: LONG, authors: 'A. Lovelace; C. Babbage; M. Somerville' },
  ],
  [
    'initials without stops',
    1,
    { title: LONG, authors: ADA },
    { title: LONG, authors: 'AK Lovelace; C Babbage; M Somerville' },
  ],
  [
    'a list that breaks off',
    1,
    { title: LONG, authors: ADA },
    { title: LONG, authors: 'A. Lovelace et al.' },
  ],
  [
    'names printed family first',
    1,
    { title: LONG, authors: 'Lovelace, Ada; Babbage, Charles' },
    { title: LONG, authors: ADA },
  ],
  [
    'names with and without marks',
    1,
    { title: LONG, authors: 'José Peña; Søren Ødegård' },
    { title: LONG, authors: 'Jose Pena; Soren Odegard' },
  ],
  [
    'one title, two papers, and a row that does not say which',
    3,
    { title: LONG, authors: ADA },
    { title: LONG, authors: ALAN },
    { title: LONG, part: 'citer' },
  ],
  [
    'one title, one paper, and a row without authors',
    1,
    { title: LONG, authors: ADA },
    { title: LONG, part: 'citer' },
  ],
  [
    'no chain by a row without authors',
    2,
    { title: LONG, authors: ADA, ids: ['2401.00001'] },
    { title: LONG, ids: ['2401.00001'], part: 'citer' },
    { title: LONG, authors: ALAN },
  ],
  // spellings
  [
    'title case',
    1,
    { title: 'On the Origin of Some Species', authors: ADA },
    { title: 'ON THE ORIGIN OF SOME SPECIES', authors: ADA },
  ],
  [
    'LaTeX',
    1,
    { title: 'Bounds on $\\mathcal{O}(n^2)$ Sorting with \\emph{Apples}', authors: ADA },
    { title: 'Bounds on O(n²) sorting with apples', authors: ADA },
  ],
  [
    'a hyphen or none',
    1,
    { title: 'Co-Training of Pre-Trained Models', authors: ADA },
    { title: 'Cotraining of Pretrained Models', authors: ADA },
  ],
  [
    'a translation with the same identifier',
    1,
    { title: 'Über die Elektrodynamik bewegter Körper', authors: ADA, ids: ['10.1000/a'] },
    { title: 'On the Electrodynamics of Moving Bodies', authors: ADA, ids: ['10.1000/a'] },
  ],
  [
    'a translation without one',
    2,
    { title: 'Über die Elektrodynamik bewegter Körper', authors: ADA },
    { title: 'On the Electrodynamics of Moving Bodies', authors: ADA },
  ],
  [
    'an identifier copied from the entry above',
    2,
    { title: 'Bridges over Rivers', authors: ALAN, ids: ['10.1000/a'], citekey: 'turing' },
    { title: 'Apples in Orchards', authors: ADA, ids: ['10.1000/a'], citekey: 'lovelace' },
  ],
  [
    'a DOI under two titles, the authors of one unknown',
    2,
    { title: 'Bridges over Rivers', ids: ['10.1000/a'] },
    { title: 'Apples in Orchards', authors: ADA, ids: ['10.1000/a'] },
  ],
  // preprint and print
  [
    'a preprint and what was published',
    1,
    { title: LONG, authors: ADA, ids: ['2401.00001'], year: 2024 },
    { title: LONG, authors: ADA, ids: ['10.1000/a'], year: 2025 },
  ],
  [
    'a preprint and what was published years later',
    1,
    { title: LONG, authors: ADA, ids: ['2001.00001'], year: 2020 },
    { title: LONG, authors: ADA, ids: ['10.1000/a'], year: 2024 },
  ],
  [
    'the same title ten years later',
    2,
    { title: LONG, authors: ADA, ids: ['1401.0001'], year: 2014 },
    { title: LONG, authors: ADA, ids: ['10.1000/a'], year: 2024 },
  ],
  [
    'a preprint in two archives',
    2,
    { title: LONG, authors: ADA, ids: ['2401.00001'] },
    { title: LONG, authors: ADA, ids: ['2401.00002'] },
  ],
  [
    'two DOIs of one publisher',
    2,
    { title: LONG, authors: ADA, ids: ['10.1109/conf.1'] },
    { title: LONG, authors: ADA, ids: ['10.1109/journal.2'] },
  ],
  [
    'the DOIs of a preprint server and a journal',
    1,
    { title: LONG, authors: ADA, ids: ['10.1101/2020.01.01.123456'] },
    { title: LONG, authors: ADA, ids: ['10.1038/s1'] },
  ],
  [
    'entries of two bibliographies',
    1,
    { title: LONG, authors: ADA, year: 2020, citekey: 'ada20' },
    { title: LONG, authors: ADA, year: 2020, citekey: 'lovelace2020' },
  ],
  [
    'a preprint, its print, and a page that names both',
    1,
    { title: LONG, authors: ADA, ids: ['2401.00001'], year: 2024 },
    { title: LONG, authors: ADA, ids: ['10.1000/a'], year: 2025 },
    { title: LONG, ids: ['2401.00001', '10.1000/a'], part: 'entry' },
  ],
  [
    'a paper on responses, revised',
    1,
    { title: 'Response of Apples to Late Frost', authors: ADA },
    { title: 'Response of apples to late frost', authors: ADA },
  ],
  [
    'reports of two years under one identifier',
    2,
    { title: 'Findings of the 2019 Shared Task', authors: ADA, ids: ['10.1000/task'] },
    { title: 'Findings of the 2020 Shared Task', authors: ADA, ids: ['10.1000/task'] },
  ],
  [
    'conference papers in one archive with other authors each',
    2,
    { title: LONG, authors: ADA, ids: ['10.1000/a'] },
    { title: LONG, authors: ALAN, ids: ['2401.00001'] },
  ],
  // words that are no title
  [
    'placeholders',
    2,
    { title: 'Title resolution pending', pending: true, authors: ADA },
    { title: 'Title resolution pending', pending: true, authors: ADA },
  ],
  [
    'placeholders that no source knew',
    2,
    { title: 'Title resolution pending', authors: ADA },
    { title: 'Title resolution pending', authors: ADA },
  ],
  [
    'a wall before the page',
    2,
    { title: 'Just a moment...', authors: ADA },
    { title: 'Just a moment...', authors: ADA },
  ],
  [
    'a file name',
    2,
    { title: 'microsoft word - paper-final.docx' },
    { title: 'Microsoft Word - paper-final.docx' },
  ],
  [
    'a placeholder with its identifier',
    1,
    { title: 'Title resolution pending', pending: true, ids: ['2401.00001'] },
    { title: LONG, ids: ['2401.00001'] },
  ],
  [
    'a placeholder that two identifiers would chain',
    2,
    { title: 'Title resolution pending', pending: true, ids: ['10.1000/a', '10.1000/b'] },
    { title: 'Bridges over Rivers', authors: ALAN, ids: ['10.1000/a'] },
    { title: 'Apples in Orchards', authors: ADA, ids: ['10.1000/b'] },
  ],
  [
    'editorials of two years',
    2,
    { title: 'Editorial', authors: 'Ada Lovelace', year: 2019 },
    { title: 'Editorial', authors: 'Ada Lovelace', year: 2020 },
  ],
  [
    'introductions to two volumes',
    2,
    { title: 'Introduction to the Special Issue', year: 2019 },
    { title: 'Introduction to the Special Issue', year: 2019 },
  ],
  [
    'editorials of one volume by its identifier',
    2,
    { title: 'Editorial', authors: 'Ada Lovelace', ids: ['10.1000/vol'] },
    { title: 'Editorial', authors: 'Alan Turing', ids: ['10.1000/vol'] },
  ],
  [
    'pages whose title is guessed',
    2,
    { title: LONG, authors: ADA, guessed: true },
    { title: LONG, authors: ADA },
  ],
  [
    'a guessed page with an identifier',
    1,
    { title: LONG, authors: ADA, guessed: true, ids: ['2401.00001'] },
    { title: LONG, authors: ADA, ids: ['2401.00001'] },
  ],
  // identifiers that are not the paper’s
  [
    'one identifier on three papers',
    3,
    { title: 'Bridges over Rivers', ids: ['2401.00001'] },
    { title: 'Apples in Orchards', ids: ['2401.00001'] },
    { title: 'Clouds above the Sea', ids: ['2401.00001'] },
  ],
  [
    'the DOI of a volume on papers of one group',
    3,
    { title: 'Bridges over Rivers', authors: ADA, ids: ['10.1000/vol'] },
    { title: 'Apples in Orchards', authors: ADA, ids: ['10.1000/vol'] },
    { title: 'Clouds above the Sea', authors: ADA, ids: ['10.1000/vol'] },
  ],
  [
    'the DOI of a template',
    2,
    { title: 'Bridges over Rivers', authors: ADA, ids: ['10.1145/nnnnnnn.nnnnnnn'] },
    { title: 'Apples in Orchards', authors: ADA, ids: ['10.1145/nnnnnnn.nnnnnnn'] },
  ],
  // what cannot be told
  [
    'one paper without an identifier, two arXiv ids without authors',
    3,
    { title: LONG, authors: ADA },
    { title: LONG, ids: ['2401.00001'] },
    { title: LONG, ids: ['2401.00002'] },
  ],
  [
    'two arXiv ids, and a row of the same authors that gives none',
    3,
    { title: LONG, authors: ADA },
    { title: LONG, authors: ADA, ids: ['2401.00001'] },
    { title: LONG, authors: ADA, ids: ['2401.00002'] },
  ],
  [
    'two arXiv ids, and a row of the same authors and the year of one',
    2,
    { title: LONG, authors: ADA, year: 2024 },
    { title: LONG, authors: ADA, ids: ['2401.00001'], year: 2024 },
    { title: LONG, authors: ADA, ids: ['2501.00002'], year: 2025 },
  ],
  [
    'a DOI copied to a paper of long before by the same author',
    2,
    { title: 'A Treatise about Sailing Ships', authors: 'Ada Lovelace', year: 2003, ids: ['10.1000/a'] },
    { title: 'On Lamps in Winter', authors: 'Ada Lovelace', year: 2019, ids: ['10.1000/a'] },
  ],
  [
    'two chapters with the DOI of their book',
    2,
    { title: 'The Sailing Ships of Norway', authors: ADA, ids: ['10.1007/978-3-030-00000-1'] },
    { title: 'The Sailing Boats of Denmark', authors: ADA, ids: ['10.1007/978-3-030-00000-1'] },
  ],
  [
    'two titles without authors under one PMID',
    2,
    { title: 'Chapter One: of the Lamps', ids: ['pmid:11111'] },
    { title: 'The Sailing Ships of Norway', ids: ['pmid:11111'] },
  ],
  [
    'reports of two years',
    2,
    { title: 'Report of the Society Treasurer', authors: ADA, year: 2019 },
    { title: 'Report of the Society Treasurer', authors: ADA, year: 2020 },
  ],
  [
    'a title of the same authors again two years later, without identifiers',
    2,
    { title: LONG, authors: ADA, year: 2019 },
    { title: LONG, authors: ADA, year: 2021 },
  ],
  [
    'a preprint, its print, and what came long after both',
    2,
    { title: LONG, authors: ADA, ids: ['1501.00001'], year: 2015 },
    { title: LONG, authors: ADA, ids: ['10.1000/a'], year: 2020 },
    { title: LONG, authors: ADA, year: 2022 },
    { title: LONG, authors: ADA, year: 2024 },
  ],
  [
    'a preprint that was renamed with a number in a name',
    1,
    { title: 'Qwen Technical Report of the Year', authors: ADA, ids: ['2401.00001'] },
    { title: 'Qwen2 Technical Report of the Year', authors: ADA, ids: ['2401.00001'] },
  ],
  [
    'namesakes of whom one is named longer',
    2,
    { title: LONG, authors: 'Wei Wang' },
    { title: LONG, authors: 'Weihong Wang' },
  ],
  [
    'a second given name or none',
    1,
    { title: LONG, authors: 'Ada Maria Lovelace' },
    { title: LONG, authors: 'Ada Lovelace' },
  ],
  [
    'one author who would stand for two',
    2,
    { title: LONG, authors: 'W. Wang; W. Wang', ids: ['pmid:11111'] },
    { title: LONG, authors: 'Wei Wang; Li Zhang', ids: ['pmid:22222'] },
  ],
  ...SIGNED.map(
    ([one, other]): Row => [
      `“${one}” and “${other}”`,
      2,
      { title: one, authors: ADA },
      { title: other, authors: ADA },
    ],
  ),
  [
    'a star that leads to a footnote, and dashes',
    1,
    { title: 'Lamps, 1990–2000, at Sea*', authors: ADA },
    { title: 'Lamps, 1990-2000, at Sea', authors: ADA },
  ],
  [
    'thousands with a comma',
    1,
    { title: 'A Study of 3,000 Lamps', authors: ADA },
    { title: 'A Study of 3000 Lamps', authors: ADA },
  ],
];

describe('identity: the hard list', () => {
  for (const [name, count, ...accounts] of HARD) {
    it(`${count === 1 ? 'one paper' : `${count} papers`}: ${name}`, () => {
      const records = accounts.map((sketch, line) => {
        const { guessed, citekey } = sketch;
        return {
          ...makeRecord({ line, ...sketch }),
          ...(guessed && { guessed }),
          ...(citekey && { citekey }),
        };
      });
      for (const order of orders(records)) assert.equal(groupByPaper(order).length, count);
    });
  }
});

function orders<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first, at) =>
    orders([...list.slice(0, at), ...list.slice(at + 1)]).map((rest) => [first, ...rest]),
  );
}

describe('identity, whatever the order', () => {
  it('makes the same groups of records shuffled and moved to other files @long', function () {
    this.timeout(20_000);
    for (let seed = 1; seed <= 2000; seed++) {
      const random = seeded(seed * 7919);
      const sketches = Array.from({ length: 3 + Math.floor(random() * 8) }, () => sketchOf(random));
      const records = sketches.map((sketch, line) => makeRecord({ ...sketch, file: 'a.txt', line }));
      const moved = sketches.map((sketch, line) =>
        makeRecord({ ...sketch, file: `${'zyx'[line % 3]}.txt`, line: 90 - line }),
      );
      const expected = partition(groupByPaper(records), records);
      const shuffled = shuffle(records, random);
      assert.equal(partition(groupByPaper(shuffled), records), expected, `seed ${seed}, shuffled`);
      assert.equal(partition(groupByPaper(shuffle(moved, random)), moved), expected, `seed ${seed}, moved`);
    }
  });

  it('takes no longer where ten thousand records share a title @long', function () {
    this.timeout(20_000);
    const many = Array.from({ length: 10_000 }, (_, line) =>
      makeRecord({ title: LONG, line, authors: `Ada${line} Lovelace${line}`, year: 1900 + (line % 100) }),
    );
    const same = Array.from({ length: 10_000 }, (_, line) =>
      makeRecord({ title: `${LONG} Again`, line, authors: ADA, year: 2000 + (line % 3) }),
    );
    const volume = Array.from({ length: 10_000 }, (_, line) =>
      makeRecord({ title: `Paper number ${line} of a volume`, line, ids: ['10.1000/vol'] }),
    );
    const begin = performance.now();
    assert.equal(groupByPaper([...many, ...same, ...volume]).length, 20_001);
    assert.ok(performance.now() - begin < 5000);
  });
});

const TITLES = [
  LONG,
  `${LONG} II`,
  `Corrigendum to ${LONG}`,
  'Editorial',
  'Bridges over Rivers',
  'Title resolution pending',
];
const AUTHORS = [undefined, undefined, ADA, ALAN, 'A. Lovelace et al.', 'Ada Lovelace; Alan Turing'];
const IDS = ['2401.00001', '2401.00002', '10.1000/a', '10.1000/b', '10.2000/c'];

function sketchOf(random: () => number): RecordSketch {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const authors = pick(AUTHORS);
  const title = pick(TITLES);
  return {
    title,
    pending: title.startsWith('Title'),
    ...(authors !== undefined && { authors }),
    ...(random() < 0.5 && { year: 2018 + Math.floor(random() * 6) }),
    ids: IDS.filter(() => random() < 0.2),
  };
}

/** The groups as sets of positions in `records`. */
function partition(groups: readonly (readonly PaperRecord[])[], records: readonly PaperRecord[]): string {
  return groups
    .map((group) =>
      group
        .map((record) => records.indexOf(record))
        .sort((a, b) => a - b)
        .join(' '),
    )
    .sort()
    .join(' | ');
}

function shuffle<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** Numbers from 0 to 1 that look random and are the same each time (Park and Miller's generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
