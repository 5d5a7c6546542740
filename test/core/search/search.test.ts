import assert from 'node:assert/strict';
import { createSearcher, filterWorks } from '../../../src/core/search/search';
import { atOnce } from '../../../src/core/steps';
import { makeLibrary, makeWork } from '../builders';
import { LIBRARY, WORKS } from './library';

const search = (query: string, limit?: number) =>
  createSearcher(LIBRARY).search(query, limit === undefined ? {} : { limit });
const keys = (query: string) => search(query).hits.map(({ work }) => work.citekey);

/** The first paper found. */
function first(query: string, citekey: string): void {
  it(`finds ${citekey} by "${query}"`, () => assert.equal(keys(query)[0], citekey));
}

describe('search', () => {
  describe('forgives', () => {
    first('reinforcment lerning', 'tan2025scaling');
    first('atention is al you need', 'vaswani2017attention');
    first('rienforcement', 'tan2025scaling');
    first('vaswnai', 'vaswani2017attention');
    first('Muller', 'muller2023process');
    first('nunez', 'muller2023process');
    first('need attention', 'vaswani2017attention');
    first('models reward process survey', 'muller2023process');
    first('submodlar onlien', 'shah2022online');
    first('reinfrcmnt', 'tan2025scaling');
  });

  describe('finds what is only begun', () => {
    first('sub', 'shah2022online');
    first('att', 'vaswani2017attention');
    first('scal beh', 'tan2025scaling');
    first('proc rew mod', 'muller2023process');
    first('reinforcm', 'tan2025scaling');
    first('bandit feedb', 'shah2022online');
  });

  describe('knows names for a title', () => {
    first('ocsm', 'shah2022online');
    first('cotraining', 'chen2024cotraining');
    first('co training', 'chen2024cotraining');
    first('co-training', 'chen2024cotraining');
    first('reasonmaxxer', 'okafor2024sparse');
    first('maxxer', 'okafor2024sparse');
    first('reason maxxer', 'okafor2024sparse');
    first('GRPO', 'okafor2024sparse');
    first('post training', 'tan2025scaling');
  });

  describe('looks in every field', () => {
    first('tan 2025', 'tan2025scaling');
    first('2022', 'shah2022online');
    first('shazeer 2017', 'vaswani2017attention');
    first('based solely on attention mechanisms', 'vaswani2017attention');
    first('halves reward hacking', 'chen2024cotraining');
    first('outcome reward its end', 'muller2023process');
  });

  describe('takes an identifier or a citekey for the paper it names', () => {
    first('2509.25300', 'tan2025scaling');
    first('arXiv:2509.25300v2', 'tan2025scaling');
    first('https://arxiv.org/abs/1706.03762', 'vaswani2017attention');
    first('https://doi.org/10.1000/prm.2023', 'muller2023process');
    first('doi:10.1000/PRM.2023', 'muller2023process');
    first('pith:VD3RWGRI', 'tan2025scaling');
    first('VD3RWGRI', 'tan2025scaling');
    first('@shah2022online', 'shah2022online');
    first('chen2024cotraining', 'chen2024cotraining');
  });

  describe('filters', () => {
    first('reward author:chen', 'chen2024cotraining');
    first('reward -author:chen', 'muller2023process');
    first('learning year:2025', 'tan2025scaling');
    first('"process reward"', 'muller2023process');
    it('finds nothing where a quoted phrase stands nowhere', () => {
      assert.deepEqual(keys('"reward process"'), []);
      assert.deepEqual(keys('"process rewarding"'), []);
    });
    it('finds a quoted phrase in an abstract', () => {
      assert.deepEqual(keys('"computational budget"'), ['tan2025scaling']);
    });
    it('takes the rest of a query with a problem', () => {
      const { hits, problems } = search('attention yaer:2017');
      assert.equal(hits[0]!.work.citekey, 'vaswani2017attention');
      assert.match(problems[0]!.message, /Did you mean year:/);
    });
  });

  it('lists all works without words, the most cited first, then the newest', () => {
    assert.deepEqual(keys(''), [
      'vaswani2017attention',
      'tan2025scaling',
      'muller2023process',
      'chen2024cotraining',
      'okafor2024sparse',
      'shah2022online',
      'nobody',
    ]);
    assert.deepEqual(keys('year:2024'), ['chen2024cotraining', 'okafor2024sparse']);
    assert.equal(search('', 2).hits.length, 2);
    assert.equal(search('', 2).total, WORKS.length);
  });

  it('finds nothing for what is not there', () => {
    assert.deepEqual(search('zzzzqqqq').hits, []);
    assert.equal(search('zzzzqqqq').total, 0);
    assert.deepEqual(createSearcher(makeLibrary([])).search('attention').hits, []);
  });

  it('is at ease with any half-typed query', () => {
    for (const query of [
      'author:',
      '"',
      '-',
      '""',
      ':',
      '-"',
      'a:b:c',
      'year:',
      '…',
      '$\\',
      '日本',
      ' '.repeat(9),
    ]) {
      assert.doesNotThrow(() => search(query), query);
    }
  });

  it('gives the same answer whatever the order of works', () => {
    const other = createSearcher(makeLibrary([...WORKS].reverse()));
    for (const query of ['reward', 'learning', 'policy 2024', 'a', 'reinforcment', '']) {
      assert.deepEqual(
        other.search(query).hits.map(({ work, score }) => [work.citekey, score]),
        search(query).hits.map(({ work, score }) => [work.citekey, score]),
        query,
      );
    }
  });

  it('breaks ties by citekey', () => {
    const twins = ['b', 'a', 'c'].map((citekey) => makeWork({ citekey, title: 'The Same Words' }));
    const found = createSearcher(makeLibrary(twins)).search('same words').hits;
    assert.deepEqual(
      found.map(({ work }) => work.citekey),
      ['a', 'b', 'c'],
    );
  });

  it('can be prepared in steps, and is one for one library', () => {
    const library = makeLibrary(WORKS);
    const searcher = createSearcher(library);
    const steps = [...searcher.prepare()];
    assert.ok(steps.every((done) => done > 0 && done < 1));
    assert.equal(createSearcher(library), searcher);
    assert.deepEqual([...searcher.prepare()], []);
  });
});

describe('search for the tree', () => {
  const filtered = (query: string) => atOnce(filterWorks(LIBRARY, query)).map(({ citekey }) => citekey);

  it('keeps all works that hold all the words, in the order of the library', () => {
    assert.deepEqual(filtered('reward'), ['chen2024cotraining', 'muller2023process']);
    assert.deepEqual(filtered('reward step'), ['muller2023process']);
    assert.deepEqual(filtered('rewrad polciy'), ['chen2024cotraining']);
    assert.deepEqual(filtered('reward zebra'), []);
    assert.deepEqual(filtered('reward -author:chen'), ['muller2023process']);
  });

  it('keeps all for an empty query, one for an identifier', () => {
    assert.equal(filtered('').length, WORKS.length);
    assert.deepEqual(filtered('1706.03762'), ['vaswani2017attention']);
  });
});
