import assert from 'node:assert/strict';
import { compileFilters, matches } from '../../../src/core/search/filter';
import { parseQuery } from '../../../src/core/search/query';
import { LIBRARY } from './library';

/** The works that pass every filter of the query. */
function keeps(query: string, ...expected: string[]): void {
  it(`keeps ${expected.length === 0 ? 'nothing' : expected.join(', ')} for ${query}`, () => {
    const passes = compileFilters(parseQuery(query).filters, LIBRARY)!;
    const kept = LIBRARY.works.filter(passes).map(({ citekey }) => citekey);
    assert.deepEqual(kept, [...expected].sort());
  });
}

describe('search filter', () => {
  keeps('author:tan', 'tan2025scaling');
  keeps('author:TAN', 'tan2025scaling');
  keeps('author:mull', 'muller2023process');
  keeps('author:müller', 'muller2023process');
  keeps('author:"maria jose"', 'muller2023process');
  keeps('author:an');
  keeps('title:"process reward"', 'muller2023process');
  keeps('title:policy', 'okafor2024sparse');
  keeps('title:polic', 'chen2024cotraining', 'okafor2024sparse');
  keeps('year:2024', 'chen2024cotraining', 'okafor2024sparse');
  keeps('-year:2022..2025', 'nobody', 'vaswani2017attention');
  keeps('source:arxiv', 'tan2025scaling', 'vaswani2017attention');
  keeps('category:cs.CL', 'vaswani2017attention');
  keeps('category:lg', 'tan2025scaling');
  keeps('category:"machine learning"', 'tan2025scaling');
  keeps('role:method', 'chen2024cotraining', 'okafor2024sparse');
  keeps('polarity:dispute', 'okafor2024sparse');
  keeps('verdict:unverdicted', 'tan2025scaling');
  keeps('cites:vaswani2017attention', 'okafor2024sparse', 'tan2025scaling');
  keeps('cites:1706.03762', 'okafor2024sparse', 'tan2025scaling');
  keeps('cites:"attention need"', 'okafor2024sparse', 'tan2025scaling');
  keeps('cites:@tan2025scaling', 'okafor2024sparse');
  keeps('citedby:okafor2024sparse', 'tan2025scaling', 'vaswani2017attention');
  keeps('citedby:co-training', 'muller2023process');
  keeps('cites:vaswani2017attention role:background', 'tan2025scaling');
  keeps('cites:vaswani2017attention -role:background');
  keeps('has:doi', 'muller2023process');
  keeps('has:arxiv', 'tan2025scaling', 'vaswani2017attention');
  keeps('has:summary', 'chen2024cotraining');
  keeps('-has:authors', 'nobody');
  keeps('is:hub', 'vaswani2017attention');
  keeps('is:cited', 'muller2023process', 'tan2025scaling', 'vaswani2017attention');
  keeps('is:citer', 'chen2024cotraining', 'okafor2024sparse', 'tan2025scaling');
  keeps('is:withdrawn', 'okafor2024sparse');
  keeps('key:tan', 'tan2025scaling');
  keeps('file:hub', 'chen2024cotraining', 'okafor2024sparse');
  keeps('in:pith', 'chen2024cotraining', 'okafor2024sparse');
  keeps('in:hub');
  keeps('is:citer -survey -sparse year:2024', 'chen2024cotraining');
  keeps('is:citer -"sparse policy"', 'chen2024cotraining', 'tan2025scaling');

  it('finds a work by each of its keys', () => {
    const work = { ...LIBRARY.byCitekey('tan2025scaling')!, aliases: ['hejia2024'] };
    const finds = (query: string) => matches(work, parseQuery(query).filters[0]!, LIBRARY);
    assert.deepEqual(['key:hejia', 'key:tan', 'key:"hejia2024"', 'key:chen'].map(finds), [
      true,
      true,
      true,
      false,
    ]);
  });

  it('answers for one work and one filter', () => {
    const [filter] = parseQuery('author:tan').filters;
    assert.equal(matches(LIBRARY.byCitekey('tan2025scaling')!, filter!, LIBRARY), true);
    assert.equal(matches(LIBRARY.byCitekey('nobody')!, filter!, LIBRARY), false);
  });
});
