// Annotations in groups, and filtered.
import assert from 'node:assert/strict';
import { filterThreads } from '../../../src/core/annotations/filter';
import {
  GROUPINGS,
  type Grouping,
  groupThreads,
  type ListedThread,
} from '../../../src/core/annotations/list';
import { threadLine } from '../../../src/core/annotations/report';
import { threadsOf } from '../../../src/core/annotations/threads';
import { annotationOf, passage, replyOf } from './made';

const ANNOTATIONS = [
  annotationOf('1', {
    text: 'Is this café true?',
    motivation: 'questioning',
    colour: 'red',
    tags: ['to check', 'lamps'],
  }),
  annotationOf('2', {
    text: '',
    motivation: 'highlighting',
    colour: 'yellow',
    created: '2026-10-01T10:00:00Z',
    resolved: true,
    target: passage('pages/b.txt', { quote: { type: 'TextQuoteSelector', exact: 'Oil is dear.' } }),
  }),
  annotationOf('3', { links: [{ note: 'n.md' }], creator: 'Ada Lovelace', tags: ['Lamps'] }),
  replyOf('4', '1', { text: 'Surely.', creator: 'Mary' }),
];

const LISTED: readonly ListedThread[] = threadsOf(ANNOTATIONS).map((thread) => {
  const is = (id: string) => thread.annotation.id === `urn:uuid:${id}`;
  return {
    thread,
    isOrphan: is('3'),
    ...(!is('2') && { paper: { id: 'w', title: 'On the Burning of Lamps' } }),
  };
});

const ids = (threads: readonly ListedThread[]) =>
  threads.map(({ thread }) => thread.annotation.id.slice(9)).join('');

describe('a line of the list', () => {
  it('is one line, whatever it is made of', () => {
    const [thread] = threadsOf([annotationOf('1', { target: passage('a.txt\n/etc/passwd:1: fine') })]);
    const listed = { thread: thread!, isOrphan: true };
    const at = { file: 'b\r.txt', line: 3, start: 0, end: 1, score: 1 };
    for (const line of [threadLine(listed, 'Comment · #x\u2028y'), threadLine({ ...listed, at }, 'x\ty')])
      assert.match(line, /^[^\p{Cc}\u2028\u2029]+$/u);
  });
});

describe('the list of annotations', () => {
  const check = (grouping: Grouping, expected: readonly string[]) =>
    it(`is grouped by ${grouping}`, () => {
      const groups = groupThreads(LISTED, grouping);
      assert.deepEqual(
        groups.map(({ label, threads }) => `${label}: ${ids(threads)}`),
        expected,
      );
      assert.equal(new Set(groups.map(({ id }) => id)).size, groups.length);
    });

  check('paper', ['On the Burning of Lamps: 13', 'pages/b.txt: 2']);
  check('tag', ['#Lamps: 3', '#lamps: 1', '#to check: 1', 'no tag: 2']);
  check('colour', ['yellow: of note: 2', 'red: contradicts, or is doubtful: 1', 'no colour: 3']);
  check('motivation', ['commenting: 3', 'highlighting: 2', 'questioning: 1']);
  check('date', ['2026-11-21: 13', '2026-10-01: 2']);
  check('state', ['orphan: 3', 'open: 1', 'resolved: 2']);

  it('has every thread in some group, whatever it is grouped by', () => {
    for (const grouping of GROUPINGS) {
      const grouped = new Set(groupThreads(LISTED, grouping).flatMap(({ threads }) => threads));
      assert.equal(grouped.size, LISTED.length, grouping);
    }
  });

  const filters: Readonly<Record<string, string>> = {
    '': '123',
    'cafe true': '1',
    surely: '1',
    '"oil is"': '2',
    oi: '2',
    '"oi"': '',
    burning: '13',
    'tag:"to c"': '1',
    'tag:lamps': '13',
    'colour:red': '1',
    'color:RED': '1',
    'motivation:high': '2',
    'is:orphan': '3',
    'is:open': '1',
    'is:resolved': '2',
    'is:answered': '1',
    'is:linked': '3',
    'is:nothing': '',
    '-is:resolved': '13',
    'file:b.txt': '2',
    'paper:burning': '13',
    'paper:arxiv:2509': '123',
    'by:ada': '3',
    'by:mary -tag:x': '1',
    'date:2026-10': '2',
    'tag:': '123',
    'tag:"': '123',
    '-': '123',
    '"': '123',
    'what:ever': '',
    'constructor:x': '',
    'is:constructor': '',
  };
  for (const [filter, expected] of Object.entries(filters))
    it(`lets ${expected || 'nothing'} through ‘${filter}’`, () => {
      assert.equal(ids(filterThreads(LISTED, filter)), expected);
    });
});
