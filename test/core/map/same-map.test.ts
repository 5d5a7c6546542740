import assert from 'node:assert/strict';
import type { MapScope } from '../../../src/core/map/model';
import { mapFileName, mapKey } from '../../../src/core/map/same-map';

describe('which scopes are of one map', () => {
  const isOne = (a: MapScope, b: MapScope) => mapKey(a) === mapKey(b);

  it('does not ask how far the reader has grown it, nor in which order it was chosen', () => {
    const scope: MapScope = { of: 'papers', ids: ['a', 'b'], steps: 1 };
    assert.ok(isOne(scope, { of: 'papers', ids: ['b', 'a', 'b'], steps: 3, also: ['c'] }));
    assert.ok(isOne({ of: 'query', query: ' reward ' }, { of: 'query', query: 'reward' }));
  });

  it('tells apart what is of other papers, or of them in another way', () => {
    const scopes: MapScope[] = [
      { of: 'papers', ids: ['a'], steps: 1 },
      { of: 'papers', ids: ['a', 'b'], steps: 1 },
      { of: 'papers', ids: ['a,b'], steps: 1 },
      { of: 'similar', ids: ['a'] },
      { of: 'time', ids: ['a'] },
      { of: 'query', query: 'a' },
      { of: 'note', note: 'a' },
      { of: 'library' },
    ];
    assert.equal(new Set(scopes.map(mapKey)).size, scopes.length);
  });
});

describe('the file of a map', () => {
  const check = (title: string, name: string) => assert.equal(mapFileName(title, 'svg'), name);

  it('is called by its title, in letters that every file system takes', () => {
    check('Around Lightman 2023', 'map-around-lightman-2023.svg');
    check('What connects Gödel’s “proof” and Čech 1931', 'map-what-connects-godels-proof-and-cech-1931.svg');
    check('../../etc/passwd', 'map-etc-passwd.svg');
    check('図', 'map-of-papers.svg');
  });

  it('ends with a whole word', () => {
    const name = mapFileName('word '.repeat(100), 'png');
    assert.match(name, /^map(-word)+\.png$/);
    assert.ok(name.length < 80);
  });
});
