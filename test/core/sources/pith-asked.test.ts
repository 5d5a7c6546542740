// What the address of a Pith list of citers asks for is said of every citer in it.
import assert from 'node:assert/strict';
import { askedOf } from '../../../src/core/sources/pith/cited';
import { readFile } from '../../../src/core/sources/read-file';

const LIST = 'https://pith.science/citations/0f8fad5b-d9cb-469f-a165-70867728950e/citers.json';

describe('what the address of a list of citers asks for', () => {
  it('is a role and a category, no longer than such words are', () => {
    assert.deepEqual(askedOf(`${LIST}?role=method&cat=cs.LG`), { role: 'method', category: 'cs.LG' });
    assert.deepEqual(askedOf(`${LIST}?role=&cat=+`), {});
    assert.equal(askedOf(`${LIST}?role=${'x'.repeat(900)}`).role!.length, 80);
    assert.deepEqual(askedOf(undefined), {});
  });

  it('is nothing where it asks for an empty one', () => {
    const json =
      '{"citers": [{"title": "Lamps of the Harbour at Night", "polarity": "support", "role": ""}]}';
    const roles = (query: string) =>
      readFile('a.json', `URL: ${LIST}${query}\n${json}`).citations.map(({ role }) => role);
    assert.deepEqual(roles('?role='), [undefined]);
    assert.deepEqual(roles('?role=method'), ['method']);
  });
});
