import assert from 'node:assert/strict';
import { mapCard } from '../../../src/core/map/card';
import type { MapScope } from '../../../src/core/map/model';
import { mapLabel, titleOf } from '../../../src/core/map/title';
import { makeLibrary, makeWork } from '../builders';

describe('titles of maps', () => {
  const works = [
    makeWork({ title: 'Verify', citekey: 'a', authors: 'Ann Lightman', year: 2023 }),
    makeWork({ title: 'Scale', citekey: 'b', authors: 'Zelin Tan; Hejia Geng', year: 2025 }),
    makeWork({ title: 'A thing that nobody signs, told at some length in its title', citekey: 'c' }),
  ];
  const library = makeLibrary(works);
  const ids = works.map(({ id }) => id);
  const cases: [MapScope, string][] = [
    [{ of: 'papers', ids: [ids[0]!], steps: 1 }, 'Around Lightman 2023'],
    [
      { of: 'papers', ids: ids.slice(0, 2), steps: 2 },
      'Within 2 citations of Lightman 2023 and Tan and Geng 2025',
    ],
    [{ of: 'papers', ids, steps: 1 }, 'Around 3 papers'],
    [{ of: 'papers', ids: ['gone', ids[0]!], steps: 1 }, 'Around Lightman 2023'],
    [{ of: 'similar', ids: [ids[1]!] }, 'Near Tan and Geng 2025'],
    [{ of: 'time', ids }, 'What connects 3 papers'],
    [{ of: 'time', ids: [ids[0]!] }, 'Around Lightman 2023 in time'],
    [{ of: 'query', query: ' process reward ' }, 'Papers for “process reward”'],
    [{ of: 'query', query: '' }, 'All papers'],
    [{ of: 'note', note: 'notes/my%20review.md' }, 'Cited in my review.md'],
    [{ of: 'library' }, 'All papers'],
  ];
  for (const [scope, title] of cases) it(title, () => assert.equal(titleOf(library, scope), title));

  it('name a paper without authors by its title', () => {
    assert.equal(mapLabel(works[2]!), 'A thing that nobody signs…');
  });
});

describe('card of a paper on a map', () => {
  it('says who, when and where, what the reader said of it, and what it is about', () => {
    const work = makeWork({
      title: 'Verify',
      citekey: 'a',
      authors: 'Ann Lightman; Bo Tan',
      year: 2023,
      categories: ['Machine Learning (cs.LG)', 'cs.CL'],
      abstract: 'We  verify\nthings $\\alpha$.',
      summary: 'They verify.',
      marks: { status: 'reading', importance: 4, tags: ['rl'] },
      withdrawn: true,
    });
    makeLibrary([work, makeWork({ title: 'Other', citekey: 'b' })], [['b', 'a']]);
    assert.deepEqual(mapCard(work, 2), {
      id: work.id,
      title: 'Verify',
      lines: ['Ann Lightman, Bo Tan', '2023', 'cs.LG, cs.CL'],
      abstract: 'We verify things α.',
      machine: false,
      marks: ['withdrawn', 'cited by 1', 'in 2 notes', 'reading', '★★★★☆', '#rl'],
      citekey: 'a',
    });
  });

  it('says of a summary that a machine wrote it, and nothing of what is not known', () => {
    const card = mapCard(makeWork({ title: 'Verify', citekey: 'a', summary: 'They verify.' }), 0);
    assert.deepEqual([card.abstract, card.machine, card.lines, card.marks], ['They verify.', true, [], []]);
    const bare = mapCard(makeWork({ title: 'Verify', citekey: 'a' }), 0);
    assert.deepEqual([bare.abstract, bare.machine], [undefined, false]);
  });

  it('breaks off a list of many authors', () => {
    const authors = Array.from({ length: 30 }, (_, n) => `Ann Author${n}`).join('; ');
    const [line] = mapCard(makeWork({ title: 'Verify', authors }), 0).lines;
    assert.match(line!, /^Ann Author0, .*Ann Author7 et al\.$/);
  });
});
