// Out to other programs, and in again; and what others send that is no annotation.
import assert from 'node:assert/strict';
import { annotationsCsv } from '../../../src/core/annotations/csv';
import { ANNOTATIONS } from '../../../src/core/annotations/file';
import { hypothesisRows } from '../../../src/core/annotations/hypothesis';
import { importAnnotations } from '../../../src/core/annotations/import';
import { annotationCollection } from '../../../src/core/annotations/json-ld';
import { threadsOf } from '../../../src/core/annotations/threads';
import { writeLines } from '../../../src/core/jsonl';
import type { Annotation } from '../../../src/core/model';
import { seeded } from '../seeded';
import { annotationOf, anyAnnotation, replyOf } from './made';

let made = 0;
const newId = () => `urn:uuid:new-${++made}`;
const said = ({ w3c: _, ...rest }: Annotation) => rest;
const take = (value: unknown) =>
  importAnnotations(typeof value === 'string' ? value : JSON.stringify(value), { newId });

describe('annotations out and in', () => {
  it('an answer to thousands of answers belongs to the passage, and goes out as one @long', () => {
    const chain = Array.from({ length: 8000 }, (_, n) => replyOf(`r${n + 1}`, n === 0 ? 'r0' : `r${n}`));
    const all = [annotationOf('r0'), ...chain];
    for (const list of [all, [...all].reverse()]) {
      assert.deepEqual(
        threadsOf(list).map(({ replies }) => replies.length),
        [chain.length],
      );
      const { rows } = hypothesisRows(list) as { rows: { id: string; uri: string; references?: string[] }[] };
      const last = rows.find(({ id }) => id === 'urn:uuid:r8000')!;
      assert.equal(last.uri, 'pages/a.txt');
      assert.equal(last.references![0], 'urn:uuid:r0');
      assert.equal(last.references!.at(-1), 'urn:uuid:r7999');
    }
  });

  it('come back as they went, as a collection, a list, one alone, and lines @long', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed);
      const first = anyAnnotation(random);
      const all = [first, anyAnnotation(random), replyOf('9', first.id.slice(9))];
      const collection = annotationCollection(all, 'All') as { first: { items: unknown[] } };
      for (const form of [
        collection,
        collection.first,
        collection.first.items,
        writeLines(ANNOTATIONS, { entries: all, kept: [] }),
      ]) {
        const { annotations, faults } = take(form);
        assert.deepEqual(faults, []);
        assert.deepEqual(
          annotations.map(said).sort(ANNOTATIONS.compare),
          [...all].sort(ANNOTATIONS.compare),
          `seed ${seed}`,
        );
      }
      assert.deepEqual(take(collection.first.items[0]).annotations.map(said), [first]);
    }
  });

  it('come back from the form of Hypothesis, except for links', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed);
      const first = { ...anyAnnotation(random), links: [] };
      const reply = replyOf('answer', first.id.slice(9));
      const { annotations, faults } = take(hypothesisRows([first, reply, replyOf('to-it', 'answer')]));
      assert.deepEqual(faults, []);
      const back = annotations.map(said);
      assert.deepEqual(back[0], first, `seed ${seed}`);
      assert.deepEqual(
        back.slice(1).map(({ target }) => target),
        [{ replyTo: first.id }, { replyTo: reply.id }],
      );
    }
  });

  it('reads what the API of Hypothesis gives', () => {
    const { annotations, faults } = take({
      total: 2,
      rows: [
        {
          id: 'aB3_dEfGhIjKlMnOpQrStU',
          created: '2026-03-01T09:30:00.123456+00:00',
          updated: '2026-03-02T09:30:00.123456+00:00',
          user: 'acct:ada@hypothes.is',
          uri: 'https://arxiv.org/abs/2509.25300',
          text: 'Look *here*.',
          tags: ['lamps'],
          group: '__world__',
          permissions: { read: ['group:__world__'] },
          target: [
            {
              source: 'https://arxiv.org/abs/2509.25300',
              selector: [
                { type: 'RangeSelector', startContainer: '/div[1]' },
                { type: 'TextPositionSelector', start: 3, end: 8 },
                { type: 'TextQuoteSelector', exact: 'lamps', prefix: 'of ', suffix: ' at' },
              ],
            },
          ],
          document: { title: ['On Lamps'] },
        },
        {
          id: 'zzzzzzzzzzzzzzzzzzzzzz',
          user: 'acct:mary@hypothes.is',
          user_info: { display_name: 'Mary' },
          uri: 'https://arxiv.org/abs/2509.25300',
          text: 'Yes.',
          references: ['older', 'aB3_dEfGhIjKlMnOpQrStU'],
        },
      ],
    });
    assert.deepEqual(faults, []);
    assert.deepEqual(annotations.map(said), [
      {
        id: 'https://hypothes.is/a/aB3_dEfGhIjKlMnOpQrStU',
        motivation: 'commenting',
        target: {
          source: 'https://arxiv.org/abs/2509.25300',
          paper: ['arxiv:2509.25300'],
          quote: { type: 'TextQuoteSelector', exact: 'lamps', prefix: 'of ', suffix: ' at' },
          position: { type: 'TextPositionSelector', start: 3, end: 8 },
        },
        text: 'Look *here*.',
        tags: ['lamps'],
        links: [],
        resolved: false,
        created: '2026-03-01T09:30:00.123456+00:00',
        modified: '2026-03-02T09:30:00.123456+00:00',
        creator: 'ada@hypothes.is',
      },
      {
        id: 'https://hypothes.is/a/zzzzzzzzzzzzzzzzzzzzzz',
        motivation: 'replying',
        target: { replyTo: 'https://hypothes.is/a/aB3_dEfGhIjKlMnOpQrStU' },
        text: 'Yes.',
        tags: [],
        links: [],
        resolved: false,
        creator: 'Mary',
      },
    ]);
  });

  it('gives an id to what has none, and asks where a page lies', () => {
    const { annotations } = importAnnotations(
      '{"@type":"oa:Annotation","target":"https://arxiv.org/abs/2509.25300v1","bodyValue":"Hm."}',
      {
        newId: () => 'urn:uuid:7',
        placeOf: (source, paper) => ({ source: source.includes('arxiv') ? 'a.txt' : '', paper }),
      },
    );
    const [{ id, text, target }] = annotations as [Annotation];
    assert.deepEqual([id, text], ['urn:uuid:7', 'Hm.']);
    assert.deepEqual(target, { source: 'a.txt', paper: ['arxiv:2509.25300'] });
  });

  const fault = (name: string, value: unknown, item: number, pattern: RegExp) =>
    it(`tells of ${name}`, () => {
      const { annotations, faults } = take(value);
      assert.deepEqual(annotations, []);
      assert.equal(faults[0]!.item, item);
      assert.match(faults[0]!.message, pattern);
    });
  fault('what is no JSON', 'hello\nworld', 1, /neither W3C/);
  fault('nothing', '', 1, /neither W3C/);
  fault('another JSON', { name: 'package' }, 1, /neither W3C/);
  fault('what is no object', [[1]], 1, /no object/);
  fault('another type', [{ type: 'Person', id: 'x', target: 'a' }], 1, /"Annotation"/);
  fault('no target', [{ type: 'Annotation', id: 'x' }], 1, /"target"/);
  fault('a file outside', [{ type: 'Annotation', id: 'x', target: '../../etc/passwd' }], 1, /outside/);
  fault('an absolute path', [{ type: 'Annotation', id: 'x', target: '/etc/passwd' }], 1, /outside/);
  fault('a path that hides it', [{ type: 'Annotation', id: 'x', target: '%2e%2e/x' }], 1, /outside/);
  fault('pages within pages', `${'{"first":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 1, /neither W3C/);
  fault('a row without id', { rows: [{ uri: 'https://a.example/' }] }, 1, /"id"/);

  it('writes a link to a paper whose name is half a character', () => {
    const half = annotationOf('1', { links: [{ paper: ['title:\ud800'] }] });
    assert.deepEqual(take(annotationCollection([half], 'x')).annotations.map(said), [half]);
  });

  it('takes the rest in where some are broken, and each id once', () => {
    const good = { type: 'Annotation', id: 'urn:uuid:1', target: 'a.txt' };
    const { annotations, faults } = take([null, good, { ...good }, 5, { ...good, id: 'urn:uuid:2' }]);
    assert.deepEqual(
      annotations.map(({ id }) => id),
      ['urn:uuid:1', 'urn:uuid:2'],
    );
    assert.deepEqual(
      faults.map(({ item }) => item),
      [1, 3, 4],
    );
  });

  it('throws on nothing that JSON can say @long', () => {
    const parts = [
      'id',
      'type',
      'target',
      'body',
      'selector',
      'source',
      'rows',
      'items',
      'references',
      'uri',
      'tags',
    ];
    for (let seed = 1; seed <= 500; seed++) {
      const random = seeded(seed);
      const any = (depth: number): unknown =>
        random.of([
          () => random.of([null, true, 5, '', 'Annotation', 'x', -1, 'TextQuoteSelector']),
          () => (depth > 4 ? [] : Array.from({ length: random.below(4) }, () => any(depth + 1))),
          () =>
            depth > 4
              ? {}
              : Object.fromEntries(
                  Array.from({ length: random.below(6) }, () => [random.of(parts), any(depth + 1)]),
                ),
        ])();
      const value = {
        type: 'Annotation',
        id: 'x',
        target: any(0),
        body: any(0),
        selector: any(0),
        rows: any(2),
      };
      take(value);
      take([value, any(0)]);
    }
  });

  it('are a table that holds lines, quotes and formulas', () => {
    const all = [annotationOf('1', { text: '=SUM(A1)\n"x", y', tags: ['a', 'b'] }), replyOf('2', '1')];
    const csv = annotationsCsv(threadsOf(all).map((thread) => ({ thread, isOrphan: false })));
    const rows = csv.split('\r\n');
    assert.match(rows[0]!, /^id,reply to,paper,names,file,quote,text,/);
    assert.match(csv, /,"'=SUM\(A1\)\n""x"", y",commenting,,"a; b",open,/);
    assert.match(csv, /\r\nurn:uuid:2,urn:uuid:1,/);
    // Where lists are written with semicolons a spreadsheet ends a cell at one, whatever the quotes say.
    const texts = ['x;=1+1;y', 'x\t=1+1', 'x\n=1+1', 'x; @y', '\t=1+1'];
    for (const text of texts) {
      const [thread] = threadsOf([annotationOf('1', { text })]);
      const table = annotationsCsv([{ thread: thread!, isOrphan: false }]);
      assert.doesNotMatch(table, /[;\t\n] *[=@]/, text);
    }
    assert.match(csv, /,"a; b",/);
    assert.ok(csv.endsWith('\r\n'));
  });
});
