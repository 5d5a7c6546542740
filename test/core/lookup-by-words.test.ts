// Looking up by words: what is sent, and what becomes of an answer.
import assert from 'node:assert/strict';
import { SERVICES } from '../../src/core/lookup';
import { subjectOfWords, withoutYears, workOfCandidate } from '../../src/core/lookup/by-words';
import type { Candidate, ServiceId } from '../../src/core/lookup/service';

function paths(id: ServiceId, words: string): string[] {
  const subject = subjectOfWords(words);
  return SERVICES.find((one) => one.id === id)!
    .paths(subject)
    .map(decodeURIComponent);
}

describe('looking up by words', () => {
  it('asks each service for the words as it wants them', () => {
    const words = 'vaswani attention 2017';
    assert.deepEqual(paths('arxiv', words), [
      '/query?search_query=all:vaswani AND all:attention&max_results=5',
    ]);
    assert.match(paths('crossref', words).join(), /query\.bibliographic=vaswani attention 2017&rows=5/);
    assert.deepEqual(paths('openalex', words), ['/works?search=vaswani attention&per-page=5']);
    assert.match(paths('semantic-scholar', words).join(), /search\?query=vaswani attention 2017&/);
  });

  it('asks for an identifier where the words are one', () => {
    assert.deepEqual(subjectOfWords(' arXiv:1706.03762 '), {
      title: '',
      identifiers: [{ scheme: 'arxiv', value: '1706.03762' }],
    });
    assert.match(paths('crossref', '10.1000/x').join(), /^\/works\/10\.1000\/x$/);
  });

  it('asks nothing where there is nothing to ask for', () => {
    assert.deepEqual(paths('arxiv', '2017'), []);
    assert.deepEqual(paths('openalex', '2017'), []);
    assert.equal(withoutYears('a 1999 b 12345 3000'), 'a b 12345 3000');
  });

  it('cannot be led out of its query', () => {
    for (const { paths } of SERVICES)
      for (const path of paths(subjectOfWords('a&b=c ../x#y?"z" OR')))
        assert.doesNotMatch(path, /[#"\s]|&b=|\.\.\//);
  });

  it('makes of an answer what a bibliography needs', () => {
    const candidate: Candidate = {
      service: 'crossref',
      url: 'https://doi.org/10.1000/x',
      title: 'On Lamps',
      authors: [{ family: 'Roe', given: 'Jane' }],
      date: { year: 2020, month: 5 },
      identifiers: [{ scheme: 'doi', value: '10.1000/x' }],
      publication: { 'container-title': 'Lamps', volume: '3' },
    };
    assert.deepEqual(workOfCandidate(candidate), {
      item: {
        type: 'article-journal',
        'container-title': 'Lamps',
        volume: '3',
        title: 'On Lamps',
        author: [{ family: 'Roe', given: 'Jane' }],
        issued: { year: 2020, month: 5 },
        DOI: '10.1000/x',
        URL: 'https://doi.org/10.1000/x',
      },
      identifiers: [{ scheme: 'doi', value: '10.1000/x' }],
      versions: [],
      keywords: [],
      categories: [],
    });
    const { publication: _none, ...bare } = candidate;
    assert.equal(workOfCandidate({ ...bare, identifiers: [] }).item.type, 'article');
  });
});
