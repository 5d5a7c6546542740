import assert from 'node:assert/strict';
import { buildLibrary } from '../../../src/core/library/build';
import { groupByPaper } from '../../../src/core/library/identity';
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
