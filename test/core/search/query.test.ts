import assert from 'node:assert/strict';
import { parseQuery } from '../../../src/core/search/query';

/** The filters of a query, each as one line. */
function filters(query: string): string[] {
  return parseQuery(query).filters.map((filter) => {
    const { span: _, negated, field, ...rest } = filter;
    return `${negated ? '-' : ''}${field} ${Object.values(rest).join(' ')}`;
  });
}

function reads(query: string, ...expected: string[]): void {
  it(`reads ${query}`, () => {
    assert.deepEqual(filters(query), expected);
    assert.deepEqual(parseQuery(query).problems, []);
  });
}

function warns(query: string, message: RegExp, at: string): void {
  it(`says what is wrong with ${query}`, () => {
    const [problem, ...others] = parseQuery(query).problems;
    assert.deepEqual(others, []);
    assert.match(problem!.message, message);
    assert.equal(query.slice(problem!.span.start, problem!.span.end), at);
  });
}

describe('search query', () => {
  reads('author:tan', 'author tan false');
  reads('author:"zelin tan" process', 'author zelin tan true');
  reads('-author:tan', '-author tan false');
  reads('Title:Scaling', 'title Scaling false');
  reads('year:2024', 'year 2024 2024');
  reads('year:2023..2025', 'year 2023 2025');
  reads('year:2023-2025', 'year 2023 2025');
  reads('year:..2024', 'year 0 2024');
  reads('year:2023..', 'year 2023 9999');
  reads('year:>=2023', 'year 2023 9999');
  reads('year:<2020', 'year 0 2019');
  reads('year:>20', 'year 2001 9999');
  reads('year:<20', 'year 0 2098');
  reads('year:2025..20', 'year 2025 2099');
  reads('year:2025..2025', 'year 2025 2025');
  reads('year:202', 'year 2020 2029');
  reads('year:2023..20', 'year 2023 2099');
  reads('has:abstract is:hub', 'has abstract', 'is hub');
  reads('has:abs', 'has abstract');
  reads('-is:cited', '-is cited');
  reads('cites:arXiv:2509.25300', 'cites arXiv:2509.25300 false');
  reads('-tan -"process reward"', '-text tan false', '-text process reward true');

  it('keeps words and phrases apart', () => {
    const { words, phrases } = parseQuery('deep author:tan "process reward" co-training "half');
    assert.equal(words, 'deep co-training');
    assert.deepEqual(phrases, ['process reward', 'half']);
  });

  it('takes identifiers and addresses for words', () => {
    for (const id of [
      'arXiv:2509.25300v2',
      'https://arxiv.org/abs/2509.25300',
      'doi:10.1000/x',
      'pith:VD3RWGRI',
    ]) {
      const { words, filters, problems } = parseQuery(id);
      assert.deepEqual({ words, filters, problems }, { words: id, filters: [], problems: [] });
    }
  });

  it('takes a colon behind a word for punctuation', () => {
    const { words, problems } = parseQuery('Attention: all you need');
    assert.deepEqual({ words, problems }, { words: 'Attention all you need', problems: [] });
  });

  it('has nothing to say to a field that is only begun', () => {
    for (const query of ['author:', 'year:', '-author:', 'title:"', 'year:>=']) {
      assert.deepEqual(parseQuery(query).problems, [], query);
      assert.equal(parseQuery(query).words, '', query);
    }
  });

  warns('year:abc x', /"abc" is no year. Write year:2024/, 'year:abc');
  warns('x year:2025..2023', /No year lies in 2025\.\.2023, which runs backwards/, 'year:2025..2023');
  warns('-year:2025-2023', /runs backwards/, '-year:2025-2023');
  warns('year:2025..19', /runs backwards/, 'year:2025..19');
  warns('year:>9999', /No year lies in >9999\.$/, 'year:>9999');
  warns('x autor:tan', /Did you mean author:\?.*There is no field autor:/, 'autor:tan');
  warns('has:abstrat', /Did you mean has:abstract\?.*has: takes one of abstract, summary/, 'has:abstrat');
  warns('is:7', /is: takes one of hub/, 'is:7');

  it('still searches for what it could not read as a field', () => {
    assert.equal(parseQuery('foo:bar baz').words, 'foo bar baz');
  });
});
