// Setting fields in front matter: they say what was set, and nothing else changes.
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { frontMatterEnd } from '../../../src/core/notes/front-matter';
import { type FieldValue, fieldEdits } from '../../../src/core/notes/front-matter-fields';
import { paperNoteOf } from '../../../src/core/notes/paper-note';
import { type Random, seeded } from '../seeded';

function set(text: string, fields: Readonly<Record<string, FieldValue>>): string | undefined {
  const edits = fieldEdits(text, fields);
  if (!edits) return undefined;
  let result = text;
  for (const { span, newText } of edits.toReversed())
    result = result.slice(0, span.start) + newText + result.slice(span.end);
  return result;
}

describe('fields of front matter', () => {
  it('are set, put in and taken out, and the rest stays', () => {
    const cases: [text: string, fields: Record<string, FieldValue>, after: string | undefined][] = [
      ['---\nstatus: read\n---\nBody', { status: 'reading' }, '---\nstatus: reading\n---\nBody'],
      ['---\nstatus: read # mine\n---\n', { status: 'to-read' }, '---\nstatus: to-read # mine\n---\n'],
      ['---\nstatus:\n---\n', { status: 'read' }, '---\nstatus: read\n---\n'],
      ['---\nstatus: # none yet\n---\n', { status: 'read' }, '---\nstatus: read # none yet\n---\n'],
      ['---\nStatus: "a"\ntitle: T\n---\n', { status: 'yes' }, '---\nStatus: "yes"\ntitle: T\n---\n'],
      ['---\ntags:\n  - a\n  - b\nx: 1\n---\n', { tags: ['c', 'd e'] }, '---\ntags: [c, d e]\nx: 1\n---\n'],
      ['---\ntags: [a, b]\n---\n', { tags: undefined }, '---\n---\n'],
      ['---\na: 1\ntags:\n- a\n- b\n---\n', { tags: undefined }, '---\na: 1\n---\n'],
      [
        '---\na: 1\n---\n',
        { status: 'read', importance: 4 },
        '---\na: 1\nstatus: read\nimportance: 4\n---\n',
      ],
      ['---\r\na: 1\r\n---\r\nB', { status: 'x: y' }, '---\r\na: 1\r\nstatus: "x: y"\r\n---\r\nB'],
      ['# No matter', { status: 'read' }, '---\nstatus: read\n---\n\n# No matter'],
      ['\uFEFF\r\nBody\r\n', { status: 'read' }, '\uFEFF---\r\nstatus: read\r\n---\r\n\r\nBody\r\n'],
      ['', { status: 'read' }, '---\nstatus: read\n---\n'],
      ['Body', { status: undefined }, 'Body'],
      ['---\na: [1\n---\n', { status: 'read' }, undefined],
      ['---\n- a\n---\n', { status: 'read' }, undefined],
      ['---\n{title: X, status: a, b: 1}\n---\n', { status: undefined }, undefined],
      ['---\n{title: X}\n---\n', { status: 'read' }, undefined],
      ['---\n  x: 1\n---\n', { status: 'read' }, undefined],
      ['---\nx: &x 1\nstatus: *x\n---\n', { status: 'read' }, undefined],
      ['---\nstatus: &s a\nx: *s\n---\n', { status: 'read' }, undefined],
      ['---\n? status\n: a\nx: 1\n---\n', { status: undefined }, undefined],
      [
        '---\ntags:\n  - a\n  # why\n  - b\nx: 1\n---\n',
        { tags: ['c'] },
        '---\ntags: [c]\n  # why\nx: 1\n---\n',
      ],
      ['---\na: |\n  status: no\n---', { status: 'read' }, '---\na: |\n  status: no\nstatus: read\n---'],
    ];
    for (const [text, fields, after] of cases) assert.equal(set(text, fields), after, text);
  });

  it('say what was set, whatever stands around them @long', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = seeded(seed);
      const text = randomNote(random);
      const fields = { status: word(random), tags: [word(random), word(random)], importance: 3 };
      const after = set(text, fields);
      if (after === undefined) continue;
      const body = text.slice(frontMatterEnd(text));
      assert.ok(after.endsWith(body), `seed ${seed}`);
      const matter = after.slice(0, frontMatterEnd(after)).split(/\r?\n/).slice(1, -2).join('\n');
      const read = parse(matter) as Record<string, unknown>;
      assert.deepEqual({ ...read, ...fields }, read, `seed ${seed}: ${matter}`);
      const before = frontMatterEnd(text) > 0 ? text.split(/\r?\n/) : [];
      for (const line of before.filter((each) => /^(?:title|#|other)/.test(each)))
        assert.ok(after.includes(line), `seed ${seed}: ${line}`);
    }
  });
});

const WORDS = [
  'read',
  'a b',
  'yes',
  '12',
  'x: y',
  '#hash',
  '"quoted"',
  "it's",
  '[a]',
  'ü',
  '- a',
  '@key',
  '{}',
  'null',
];

function word(random: Random): string {
  return random.of(WORDS);
}

function randomNote(random: Random): string {
  const feed = random.of(['\n', '\r\n']);
  const fields = [
    'title: "A: B"',
    '# a remark',
    'status: old # behind',
    'status:',
    'tags:\n  - one\n  - two',
    'tags: []',
    'importance: "2"',
    'other: >\n  folded\n  text',
    'other: {a: 1}',
  ];
  const chosen = fields.filter(() => random.chance(0.4));
  const unique = chosen.filter(
    (field, at) => chosen.findIndex((each) => each.split(':')[0] === field.split(':')[0]) === at,
  );
  const matter = unique.length > 0 ? ['---', ...unique, '---', ''].join('\n') : '';
  return `${matter}Body\n\nstatus: not this\n`.replaceAll('\n', feed);
}

describe('a note on one paper', () => {
  it('says which, by its name or its front matter, and what the reader thinks of it', () => {
    const note = (file: string, text: string) => paperNoteOf(file, text);
    assert.deepEqual(note('notes/@tan2025.md', ''), { keys: ['tan2025'], tags: [] });
    assert.deepEqual(note('file:///a/%40tan2025.md', ''), { keys: ['tan2025'], tags: [] });
    assert.deepEqual(
      note('a.md', '---\ncitekey: "@tan2025"\nstatus: reading\ntags: "#rl, maths"\nrating: 4/5\n---\n'),
      {
        keys: ['tan2025'],
        status: 'reading',
        importance: 4,
        tags: ['rl', 'maths'],
      },
    );
    assert.deepEqual(
      note('@a.md', '---\ncitation-key: b\ntags:\n  - x\n  - x\n  - {y: 1}\nimportance: ★★☆☆☆\n---\n'),
      {
        keys: ['a', 'b'],
        importance: 2,
        tags: ['x'],
      },
    );
    assert.deepEqual(note('@a.md', '---\nstatus: [\n---\n')?.keys, ['a']);
    assert.equal(note('a.md', '---\ntitle: citekey\n---\n'), undefined);
    assert.equal(note('a.md', 'citekey: b'), undefined);
    assert.equal(note('a.md', '---\ncitekey:\n---\n'), undefined);
    assert.deepEqual(note('@a.md', '---\nimportance: 9\nstatus: 1\n---\n'), {
      keys: ['a'],
      status: '1',
      tags: [],
    });
  });
});
