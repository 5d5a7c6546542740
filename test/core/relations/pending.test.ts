// Works of which nobody knows the title yet.
import assert from 'node:assert/strict';
import type { Library } from '../../../src/core/library/library';
import { RelatedPapers } from '../../../src/core/relations/related-papers';
import { makeLibrary, makeWork } from '../builders';

const near = (library: Library, citekey: string) =>
  new RelatedPapers(library).of(library.byCitekey(citekey)!);

describe('related papers without a title', () => {
  it('takes no placeholder for a title', () => {
    const works = ['One', 'Two', 'Three'].map((name) => {
      const work = makeWork({ title: 'Title resolution pending', citekey: name, ids: [`10.1000/${name}`] });
      return { ...work, titlePending: true };
    });
    assert.deepEqual(near(makeLibrary(works), 'One'), []);
  });

  it('are never such as have no title yet, whoever cites both', () => {
    const pending = { ...makeWork({ title: 'Title resolution pending', citekey: 'p' }), titlePending: true };
    const works = ['a', 'b', 'c', 'd'].map((key) => makeWork({ title: `About ${key}`, citekey: key }));
    const library = makeLibrary(
      [...works, pending],
      ['c', 'd'].flatMap((key) => ['a', 'b', 'p'].map((cited): [string, string] => [key, cited])),
    );
    const found = near(library, 'a').map(({ work }) => work.citekey);
    assert.ok(found.includes('b') && !found.includes('p'), found.join());
    assert.equal(near(library, 'p')[0]?.work.citekey, 'a');
  });
});
