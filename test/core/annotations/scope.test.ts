// Which annotations a note is of, in which sections, and whose file an annotation from elsewhere belongs to.
import assert from 'node:assert/strict';
import type { ListedThread } from '../../../src/core/annotations/list';
import { regionOf } from '../../../src/core/annotations/markdown';
import { placeOfTarget, plainAddress } from '../../../src/core/annotations/places';
import { scopeComment, scopeIn, threadsWithin } from '../../../src/core/annotations/scope';
import { sectionsOf } from '../../../src/core/annotations/sections';
import { regionsIn } from '../../../src/core/literature/regions';
import type { Annotation } from '../../../src/core/model';
import { tracesIn } from '../../../src/core/quotations/traces';
import { importSentence } from '../../../src/core/views/import-report';
import { makeWork } from '../builders';
import { seeded } from '../seeded';
import { annotationOf, passage } from './made';

const LAMPS = { id: 'arxiv:2509.25300', title: 'On lamps' };

function listed(id: string, more: Partial<Annotation> = {}, paper?: ListedThread['paper']): ListedThread {
  const annotation = annotationOf(id, more);
  const names = 'replyTo' in annotation.target ? [] : annotation.target.paper;
  return { thread: { annotation, replies: [], paper: names }, isOrphan: false, ...(paper && { paper }) };
}

describe('the scope of a note of annotations', () => {
  it('is read as it was written, whatever is in it, and is no mark of another kind', () => {
    const parts = ['-->', '--!>', '<!--', '"', '\\', 'tag:"a b"', '\n', 'ü', '>', '🎉', 'x:12', 'paraphrase'];
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed);
      const any = () =>
        Array.from({ length: random.below(5) }, () => random.of(parts)).join(random.of(['', ' ']));
      const scope = { id: `id${random.below(9)}`, papers: [any(), any()].filter(Boolean), filter: any() };
      const comment = scopeComment(scope);
      assert.equal(comment.indexOf('-->'), comment.length - 3, comment);
      const text = `# Title\n\n${comment}\n\nwords\n`;
      const { start, end, ...read } = scopeIn(text)!;
      assert.deepEqual(read, scope);
      assert.equal(text.slice(start, end), comment);
      assert.deepEqual(tracesIn(text, 'markdown'), { traces: [], paraphrases: [] });
      assert.equal(regionsIn(text).regions.size, 0);
    }
  });

  it('that nobody can read is none', () => {
    for (const broken of ['{', '{}', '[]', '{"id":1}', '{"id":""}', 'nothing'])
      assert.equal(scopeIn(`<!-- scholium: annotations ${broken} -->`), undefined, broken);
    const odd = scopeIn('<!-- scholium: annotations {"id":"a","papers":7,"filter":[]} -->');
    assert.deepEqual([odd?.papers, odd?.filter], [[], '']);
  });

  it('chooses by papers and by the filter of the view', () => {
    const all = [
      listed('1', { tags: ['check'] }, LAMPS),
      listed('2', {}, LAMPS),
      listed('3', { tags: ['check'] }),
    ];
    const library = { named: ([name]: readonly string[]) => (name === LAMPS.id ? LAMPS : undefined) };
    const ids = (papers: string[], filter: string) =>
      threadsWithin(all, { papers, filter }, library).map(({ thread }) => thread.annotation.id.slice(9));
    assert.deepEqual(ids([], ''), ['1', '2', '3']);
    assert.deepEqual(ids([], 'tag:check'), ['1', '3']);
    assert.deepEqual(ids([LAMPS.id], 'tag:check'), ['1']);
    assert.deepEqual(ids(['doi:10.1/gone'], ''), []);
  });
});

describe('the sections of a note of annotations', () => {
  const work = { ...makeWork({ title: 'On *lamps*', citekey: 'doe2024' }), aliases: ['former2023'] };
  const paper = { id: work.id, title: work.title };
  const threads = [
    listed('1', { target: passage('z [1].md', { paper: [] }) }),
    listed('2', {}, paper),
    listed('3', { target: passage('other.txt') }, paper),
  ];
  const options = { workOf: (id: string) => (id === work.id ? work : undefined), cite: () => '[@doe2024]' };

  it('are one for each paper, whatever the file, then one for each file', () => {
    const sections = sectionsOf(threads, options);
    assert.deepEqual(
      sections.map(({ key, heading, threads: own }) => [key, heading, own.length]),
      [
        ['doe2024', 'On \\*lamps\\* [@doe2024]', 2],
        ['z [1].md', 'z \\[1\\].md', 1],
      ],
    );
  });

  it('stay where they are when a paper gets another key', () => {
    const [first] = sectionsOf(threads, { ...options, regions: new Set([regionOf('former2023')]) });
    assert.equal(first!.key, 'former2023');
  });
});

describe('where an annotation from elsewhere belongs', () => {
  const file = 'file:///w/pages/a.txt';
  const known = {
    atPath: (path: string) => (path === 'pages/a.txt' ? file : undefined),
    named: (name: string) => (name === 'a.txt' ? [file] : name === 'two.txt' ? ['x', 'y'] : []),
    atAddress: (address: string) =>
      plainAddress(address) === 'example.org/Lamps' ? { names: ['title:lamps'], file } : undefined,
    ofPaper: (names: readonly string[]) =>
      names.includes('arxiv:2509.25300') ? { names: ['arxiv:2509.25300'], file } : undefined,
  };
  const cases: readonly (readonly [source: string, paper: string[], expected: string[] | undefined])[] = [
    ['pages/a.txt', [], []],
    ['pages/a.txt', ['doi:10.1/x'], ['doi:10.1/x']],
    ['old/a.txt', [], []],
    ['old/two.txt', [], undefined],
    ['file:///home/else/a.txt', [], []],
    ['https://www.Example.org/Lamps/#top', [], ['title:lamps']],
    ['https://arxiv.org/abs/2509.25300v2', [], ['arxiv:2509.25300']],
    ['https://nowhere.org/x', ['arxiv:2509.25300'], ['arxiv:2509.25300']],
    ['https://nowhere.org/x', [], undefined],
    ['gone.txt', ['arxiv:2509.25300'], ['arxiv:2509.25300']],
    ['%E0%A4%A', [], undefined],
  ];
  for (const [source, paper, expected] of cases)
    it(`${source} of ${paper.join() || 'no paper'}`, () => {
      const placed = placeOfTarget({ source, paper }, known);
      assert.deepEqual(placed, expected && { file, paper: expected });
    });
});

describe('what an import did, in words', () => {
  const none = { taken: 0, answers: 0, already: 0, lost: [], faults: [] };
  it('is a sentence each', () => {
    assert.equal(importSentence({ ...none, already: 2 }), 'No new annotation. 2 were there already.');
    assert.equal(
      importSentence({
        ...none,
        taken: 3,
        answers: 1,
        lost: ['https://x.org'],
        faults: ['a.json, 2: No.', 'b'],
      }),
      'Imported 3 annotations, 1 of them an answer. 1 source is in no folder here, so what is about it is listed as orphaned: https://x.org. 2 could not be taken in: a.json, 2: No. …',
    );
  });
});
