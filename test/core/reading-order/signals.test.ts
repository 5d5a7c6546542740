// What the reader did with a paper, and where that puts it.
import assert from 'node:assert/strict';
import type { Marks, Thread } from '../../../src/core/model';
import { type Reader, signalOf, stageOf } from '../../../src/core/reading-order/signals';
import { makeWork } from '../builders';

const NOBODY: Reader = { inNotes: new Set(), lastRead: new Map() };
const CITES: Reader = { inNotes: new Set(['key']), lastRead: new Map() };
const OPENED: Reader = { inNotes: new Set(), lastRead: new Map([['title:apaper', 1]]) };
const threads = [{}] as unknown as readonly Thread[];

describe('signals of the reader', () => {
  const EXAMPLES: readonly (readonly [
    what: string,
    marks: Partial<Marks>,
    reader: Reader,
    deed: string | undefined,
    stage: number,
  ])[] = [
    ['nothing', {}, NOBODY, undefined, 0],
    ['opened', {}, OPENED, 'opened', 0],
    ['cited', {}, CITES, 'cited', 1],
    ['cited and annotated', { threads }, CITES, 'cited', 1],
    ['annotated', { threads }, OPENED, 'annotated', 1],
    ['important', { importance: 5 }, NOBODY, 'important', 0],
    ['of middling importance', { importance: 3 }, NOBODY, 'marked', 0],
    ['unimportant', { importance: 1 }, CITES, 'set-aside', 3],
    ['read', { status: 'read' }, NOBODY, 'read', 2],
    ['read and cited', { status: 'Read' }, CITES, 'cited', 2],
    ['being read and cited', { status: 'reading' }, CITES, 'cited', 0],
    ['to be read', { status: 'to read' }, NOBODY, 'to-read', 0],
    ['tagged', { tags: ['rl'] }, NOBODY, 'marked', 0],
    ['a status of the reader’s own', { status: 'to be discussed' }, NOBODY, 'marked', 0],
    ['not relevant, as a status', { status: 'Not relevant' }, CITES, 'set-aside', 3],
    ['not relevant, as a tag', { tags: ['rl', 'irrelevant'] }, NOBODY, 'set-aside', 3],
    ['a tag that only begins so', { tags: ['ignored-tokens'] }, NOBODY, 'marked', 0],
  ];
  for (const [what, marks, reader, deed, stage] of EXAMPLES)
    it(what, () => {
      const work = makeWork({ title: 'A Paper', citekey: 'key', marks });
      assert.equal(signalOf(work, reader)?.deed, deed);
      assert.equal(stageOf(work, reader), stage);
    });
});
