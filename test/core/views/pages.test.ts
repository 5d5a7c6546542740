// Long lists in every view: ranges, each of which says what it holds, aloud too.
import assert from 'node:assert/strict';
import type { DoubtfulPair } from '../../../src/core/library/duplicates';
import { citersOutline } from '../../../src/core/views/citers';
import { duplicatesOutline } from '../../../src/core/views/duplicates';
import type { Node } from '../../../src/core/views/node';
import { notReadOutline } from '../../../src/core/views/not-read';
import { PapersOutline } from '../../../src/core/views/papers';
import { type CitationSketch, makeLibrary, makeWork } from '../builders';

const COUNT = 1_000;
const hub = makeWork({ title: 'Apples', citekey: 'hub', file: 'hub.txt' });
const citing = Array.from({ length: COUNT }, (_, n) =>
  makeWork({ title: `Citer ${n}`, citekey: `citer${n}` }),
);
const library = makeLibrary(
  [hub, ...citing],
  citing.map(({ citekey }): CitationSketch => [citekey, 'hub']),
);
const none = new Set<string>();

function check(ranges: readonly Node[], first: string, spoken: string, count = COUNT): void {
  assert.deepEqual(
    ranges.map(({ kind }) => kind),
    ['range', 'range', 'range', 'range'],
  );
  assert.equal(ranges[0]!.label, first);
  assert.equal(ranges[0]!.spoken, spoken);
  const rows = ranges.flatMap(({ children }) => children!());
  assert.equal(rows.length, count);
  assert.equal(new Set([...ranges, ...rows].map(({ id }) => id)).size, count + 4);
}

describe('a long list', () => {
  it('of citers goes by their numbers: pages have them in an order of their own', () => {
    const [group] = citersOutline(hub, 'year', none);
    assert.equal(group?.description, '1,000');
    check(group.children!(), '1 – 256', '1 to 256, 256 citers');
  });

  it('of citers below a paper does too', () => {
    const outline = new PapersOutline({
      grouping: 'none',
      order: 'title',
      lastRead: new Map(),
      inNotes: none,
    });
    outline.apply({ added: [hub] });
    const [paper] = outline.roots();
    const section = paper!.children!().find(({ label }) => label === 'Citers');
    check(section!.children!(), '1 – 256', '1 to 256, 256 papers');
  });

  it('of files that were not read goes by their names', () => {
    const files = Array.from({ length: COUNT }, (_, n) => ({
      file: `file:///f${1000 + n}.txt`,
      reason: 'Empty.',
    }));
    check(notReadOutline(files), 'f1000.txt – f1255.txt', 'f1000.txt to f1255.txt, 256 files');
  });

  it('of doubtful pairs begins with the likeliest', () => {
    const pairs = citing.map((work): DoubtfulPair => ({ works: [hub, work], reasons: ['same title'] }));
    check(duplicatesOutline(pairs, [], library), '1 – 256', '1 to 256, 256 pairs');
  });

  it('of groups goes by their names, and has none open @long', () => {
    const works = citing.map((work, n) => ({
      ...work,
      item: { ...work.item, author: [{ family: `Author${1000 + n}` }] },
    }));
    const options = {
      grouping: 'author',
      order: 'title',
      lastRead: new Map<string, number>(),
      inNotes: none,
    } as const;
    const outline = new PapersOutline(options);
    outline.apply({ added: works });
    const ranges = outline.roots();
    check(ranges, 'Author1000 – Author1255', 'Author1000 to Author1255, 256 groups');
    assert.ok(ranges[0]!.children!().every(({ kind, open }) => kind === 'group' && !open));
  });
});

describe('what the reader decided', () => {
  it('is called as the paper is, also where a page alone tells which', () => {
    const page = hub.records[0]!.title.place;
    const named = { ...library, dumpNamed: (name: string) => (name === 'hub.txt' ? page.file : undefined) };
    const decision = {
      verdict: 'same',
      papers: [['page:hub.txt:1'], ['doi:10.1/none', 'title:citer7']],
    } as const;
    const [group] = duplicatesOutline([], [decision], named);
    assert.equal(group!.children!()[0]?.label, 'Apples – Citer 7');
  });
});
