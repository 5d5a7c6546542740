import * as assert from 'node:assert/strict';
import type { PartId } from '../../../src/core/literature/parts';
import type { KeptWhy } from '../../../src/core/literature/refresh';
import { type NoteReport, refreshReport } from '../../../src/core/literature/report';

interface Sketch {
  readonly refreshed?: readonly PartId[];
  readonly kept?: readonly PartId[];
  readonly unknown?: readonly PartId[];
  readonly unsaid?: readonly PartId[];
  readonly faults?: readonly string[];
}

const note = (
  name: string,
  { refreshed = [], kept = [], unknown = [], unsaid = [], faults = [] }: Sketch = {},
): NoteReport => {
  const part = (why: KeptWhy) => (id: PartId) => ({ part: id, theirs: '', ours: '', why });
  return {
    name,
    refreshed,
    faults,
    kept: [...kept.map(part('changed')), ...unknown.map(part('unknown')), ...unsaid.map(part('unsaid'))],
  };
};

describe('the report of a refresh', () => {
  const A = 'region abstract';
  const T = 'field title';
  const cases: readonly (readonly [
    notes: readonly NoteReport[],
    failures: readonly string[],
    text: string,
  ])[] = [
    [[note('a')], [], 'a says what the pages say, or what you wrote.'],
    [[note('a'), note('b')], [], 'All 2 literature notes say what the pages say, or what you wrote.'],
    [[note('a', { refreshed: [T, A, 'region citers'] })], [], 'Refreshed a: title, abstract and citers.'],
    [
      [note('a', { refreshed: [T] }), note('b', { refreshed: [T] }), note('c')],
      [],
      'Refreshed 2 of 3 literature notes.',
    ],
    [
      [note('a', { kept: [A], refreshed: [T] })],
      [],
      'Refreshed a: title. In a, “abstract” stays as you wrote it: the pages changed there too.',
    ],
    [
      [note('a', { kept: [A], unknown: [T, A] })],
      [],
      'In a, “abstract” stays as you wrote it: the pages changed there too. In a, “title” and “abstract” stay: it is not known what of them is yours.',
    ],
    [
      [note('a', { kept: [T, A], unsaid: [A] })],
      [],
      'In a, “title” and “abstract” stay as you wrote them: the pages changed there too. In a, “abstract” is kept, as no page gives it now.',
    ],
    [
      [note('a', { unsaid: [T, A] })],
      [],
      'In a, “title” and “abstract” are kept, as no page gives them now.',
    ],
    [[note('a', { faults: ['F.', 'G.'] })], [], 'a: F. G.'],
    [[], ['x is read-only.'], 'x is read-only.'],
    [
      ['a', 'b', 'c', 'd', 'e'].map((name) => note(name, { kept: [A] })),
      ['1.', '2.', '3.', '4.'],
      `${['a', 'b', 'c'].map((name) => `In ${name}, “abstract” stays as you wrote it: the pages changed there too.`).join(' ')} 2 more stay partly as they are. 1. 2. 3. And 1 more were not refreshed.`,
    ],
  ];
  for (const [notes, failures, text] of cases)
    it(text, () => assert.equal(refreshReport(notes, failures), text));
});
