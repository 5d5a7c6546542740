// What is written is read again, what others wrote stays as it is, and git's ways of merging lose nothing.
import assert from 'node:assert/strict';
import { ANNOTATIONS } from '../../../src/core/annotations/file';
import { editAnnotation } from '../../../src/core/annotations/operations';
import { CONTEXT, readW3c, writeW3c } from '../../../src/core/annotations/w3c';
import { readLines, writeLines } from '../../../src/core/jsonl';
import { mergeEntries } from '../../../src/core/jsonl/changes';
import type { Annotation } from '../../../src/core/model';
import { seeded } from '../seeded';
import { annotationOf, anyAnnotation, changed, passage, replyOf } from './made';

const NOW = '2026-11-21T12:00:00Z';
const said = ({ w3c: _, ...rest }: Annotation) => rest;
const textOf = (entries: readonly Annotation[]) => writeLines(ANNOTATIONS, { entries, kept: [] });
const read = (text: string) => readLines(ANNOTATIONS, 'annotations.jsonl', text);

describe('annotations as W3C annotations', () => {
  it('writes the words of the standard', () => {
    const annotation = annotationOf('1', {
      tags: ['lamps'],
      colour: 'green',
      resolved: true,
      creator: 'Ada',
      links: [{ paper: ['title:x', 'arxiv:2509.25300'] }],
      target: passage('a b.txt'),
    });
    assert.deepEqual(writeW3c(annotation), {
      '@context': CONTEXT,
      id: 'urn:uuid:1',
      type: 'Annotation',
      motivation: 'commenting',
      created: '2026-11-21T10:00:00Z',
      modified: '2026-11-21T10:00:00Z',
      creator: { type: 'Person', name: 'Ada' },
      body: [
        { type: 'TextualBody', value: 'A remark.', format: 'text/markdown', purpose: 'commenting' },
        { type: 'TextualBody', value: 'lamps', purpose: 'tagging' },
        {
          type: 'SpecificResource',
          purpose: 'linking',
          source: 'https://arxiv.org/abs/2509.25300',
          'scholium:paper': ['title:x', 'arxiv:2509.25300'],
        },
      ],
      target: {
        source: 'a%20b.txt',
        'scholium:paper': ['arxiv:2509.25300', 'title:on lamps'],
        selector: [passage('').quote, passage('').position],
      },
      'scholium:colour': 'green',
      'scholium:state': 'resolved',
    });
  });

  it('reads back what it wrote, whatever that is @long', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const annotation = anyAnnotation(seeded(seed));
      const back = readW3c(JSON.parse(JSON.stringify(writeW3c(annotation))));
      assert.ok(typeof back !== 'string');
      assert.deepEqual(said(back), annotation, `seed ${seed}`);
    }
  });

  it('leaves a line that is not changed as it was written', () => {
    const line =
      '{"type":["Annotation"],"id":"urn:uuid:2","motivation":["assessing","tagging"],"body":"https://example.org/x","target":["a.txt#p1",{"id":"b"}],"via":{"a":[1]}}';
    assert.equal(textOf(read(line).entries).split('\n')[1], line);
  });

  it('keeps what it does not know when the rest is changed', () => {
    const w3c = {
      '@context': [CONTEXT, { x: 'https://example.org/' }],
      id: 'urn:uuid:3',
      type: 'Annotation',
      rights: 'CC0',
      creator: { id: 'acct:a', type: 'Person', name: 'Ada' },
      'scholium:colour': '#ffd400',
      body: [
        { type: 'Image', id: 'https://example.org/x.png' },
        { type: 'TextualBody', value: 'old', language: 'en', purpose: 'commenting' },
        { type: 'TextualBody', value: 'one', purpose: 'tagging', creator: 'b' },
      ],
      target: {
        source: 'a.txt',
        state: { type: 'TimeState' },
        selector: [
          { type: 'XPathSelector', value: '/p' },
          { ...passage('').quote, extra: 1 },
        ],
      },
    };
    const annotation = readW3c(w3c) as Annotation;
    const [edited] = editAnnotation([annotation], 'urn:uuid:3', { text: 'new', tags: ['one', 'two'] }, NOW);
    const moved = editAnnotation([edited!], 'urn:uuid:3', { target: passage('b.txt') }, NOW)[0]!;
    const out = writeW3c(moved) as typeof w3c & { body: unknown[] };
    assert.deepEqual([out.rights, out['scholium:colour'], out.creator], ['CC0', '#ffd400', w3c.creator]);
    assert.deepEqual(out.body, [
      { type: 'TextualBody', value: 'new', language: 'en', purpose: 'commenting' },
      { type: 'TextualBody', value: 'one', purpose: 'tagging', creator: 'b' },
      { type: 'TextualBody', value: 'two', purpose: 'tagging' },
      { type: 'Image', id: 'https://example.org/x.png' },
    ]);
    assert.deepEqual(out.target.state, { type: 'TimeState' });
    assert.deepEqual(out.target.selector.at(-1), { type: 'XPathSelector', value: '/p' });
    assert.deepEqual(out['@context'], w3c['@context']);
  });

  it('can write whatever it reads', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const line = `{"type":"Annotation","id":"x","target":"a","body":${deep}}`;
    const file = read(line);
    assert.deepEqual([file.entries.length, file.kept], [0, [line]]);
    const proto = read('{"type":"Annotation","id":"x","target":"a","__proto__":{"polluted":1}}').entries[0]!;
    const [edited] = editAnnotation([proto], 'x', { text: 'New.' }, NOW);
    const [merged] = mergeEntries(ANNOTATIONS, [proto], [edited!], [{ ...proto, tags: ['t'] }]);
    assert.match(textOf([merged!]), /"__proto__":\{"polluted":1\}.*New\./);
    assert.equal((merged as { polluted?: number }).polluted, undefined);
  });

  it('says what is missing in what is no annotation', () => {
    const bad: object[] = [
      {},
      { type: 'Annotation' },
      { type: 'Annotation', id: 'x' },
      { type: 'Annotation', id: 'x', target: {} },
      { type: 'Annotation', id: 5, target: 'a' },
      { type: 'Annotation', id: 'x', target: [[]] },
    ];
    for (const object of bad) assert.equal(typeof readW3c(object as never), 'string', JSON.stringify(object));
  });
});

describe('the file of annotations', () => {
  it('is sorted by id below a header, and a broken line is told of and kept', () => {
    const text = `${textOf([annotationOf('2'), annotationOf('1')])}{"id":\nhello\n`;
    const file = read(text);
    assert.deepEqual(
      file.problems.map(({ place, code }) => [place.line, code]),
      [
        [3, 'annotations-line'],
        [4, 'annotations-line'],
      ],
    );
    assert.equal(writeLines(ANNOTATIONS, file), text);
    assert.match(text, /^\{"scholium":"annotations","version":1\}\n.*urn:uuid:1.*\n.*urn:uuid:2/);
  });

  it('takes line ends of all kinds and a byte order mark', () => {
    const text = textOf([annotationOf('1'), annotationOf('2')]);
    assert.equal(textOf(read(`\uFEFF${text.replaceAll('\n', '\r\n')}`).entries), text);
  });

  it('makes one of two lines with one id, and says so', () => {
    const [a, b] = [annotationOf('1', { text: '', tags: ['a'] }), annotationOf('1', { tags: ['b'] })];
    const file = read(`${textOf([a])}${textOf([b])}`);
    assert.deepEqual(file.entries.map(said), [{ ...annotationOf('1'), tags: ['a', 'b'] }]);
    assert.equal(file.problems.length, 1);
    assert.equal(file.places.get(file.entries[0]!)?.line, 3);
  });

  it('makes one of hundreds of lines with one id, without going through all others for each @long', () => {
    const others = Array.from({ length: 1000 }, (_, n) => annotationOf(`other ${n}`));
    const same = Array.from({ length: 300 }, (_, n) => annotationOf('1', { text: `Remark ${n % 3}.` }));
    const identity = ANNOTATIONS.identity!;
    let asked = 0;
    const id = (entry: Annotation) => {
      asked++;
      return identity.id(entry);
    };
    const counted = { ...ANNOTATIONS, identity: { ...identity, id } };
    const file = readLines(counted, 'annotations.jsonl', textOf([...others, ...same]));
    assert.ok(asked < 10 * (others.length + same.length), `asked ${asked} times`);
    const repeated = file.entries.filter(({ id }) => id === 'urn:uuid:1');
    assert.deepEqual(
      repeated.map(({ text }) => text),
      ['Remark 2.'],
    );
    // The two texts that gave way are answers.
    assert.equal(file.entries.length, others.length + 3);
    assert.equal(file.problems.length, same.length - 1);
  });

  it('merges the same lines the same way when they are read again @long', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed);
      const all = Array.from({ length: 4 }, () => anyAnnotation(random));
      const text = textOf([...all, ...all.map((each) => changed(each, random)), changed(all[0]!, random)]);
      const once = read(text);
      const again = readLines(ANNOTATIONS, 'annotations.jsonl', `${text}\n`, once);
      assert.deepEqual(again.entries.map(said), once.entries.map(said), `seed ${seed}`);
      assert.deepEqual(again.problems, once.problems, `seed ${seed}`);
      for (const entry of again.entries.filter(({ target }) => !('replyTo' in target)))
        assert.ok(again.places.has(entry), `seed ${seed}`);
    }
  });

  for (const style of ['merge', 'diff3'])
    it(`reads both sides of a conflict that git left (${style})`, () => {
      const base = annotationOf('5', { tags: ['old'] });
      const [ours] = editAnnotation([base], base.id, { tags: ['old', 'ours'] }, NOW);
      const [theirs] = editAnnotation([base], base.id, { text: 'Theirs.', tags: [] }, NOW);
      const line = (annotation: Annotation) => `${JSON.stringify(writeW3c(annotation))}\n`;
      const middle = style === 'diff3' ? `||||||| 1234567\n${line(base)}` : '';
      const text = `${textOf([annotationOf('1')])}<<<<<<< HEAD\n${line(ours!)}${line(annotationOf('6'))}${middle}=======\n${line(theirs!)}>>>>>>> other\n${line(annotationOf('9'))}`;
      const file = read(text);
      assert.deepEqual(file.kept, []);
      // Of two texts of which nobody knows the one before, one becomes an answer to the other.
      const answers = file.entries.filter(({ motivation }) => motivation === 'replying');
      assert.equal(answers.length, style === 'diff3' ? 0 : 1);
      assert.deepEqual(
        file.entries.filter((each) => !answers.includes(each)).map(({ id }) => id),
        ['1', '5', '6', '9'].map((id) => `urn:uuid:${id}`),
      );
      const merged = file.entries.find(({ id }) => id === base.id)!;
      assert.equal(merged.text, style === 'diff3' ? 'Theirs.' : merged.text);
      assert.deepEqual(merged.tags, style === 'diff3' ? ['ours'] : ['old', 'ours']);
      assert.deepEqual(
        file.problems.map(({ place }) => place.line),
        [2],
      );
      assert.equal(read(writeLines(ANNOTATIONS, file)).problems.length, 0);
    });

  it('keeps every annotation of both sides, however git joins the lines @long', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed);
      const base = Array.from({ length: random.below(12) }, () => anyAnnotation(random));
      const side = () => {
        const kept = base.map((each) => (random.chance(0.2) ? changed(each, random) : each));
        return [...kept, ...Array.from({ length: random.below(6) }, () => anyAnnotation(random))];
      };
      const [ours, theirs] = [side(), side()];
      for (const text of [conflicting(base, ours, theirs), union(ours, theirs)]) {
        const file = read(text);
        assert.deepEqual(file.kept, [], text);
        const ids = new Set(file.entries.map(({ id }) => id));
        for (const { id } of [...ours, ...theirs]) assert.ok(ids.has(id), `seed ${seed}`);
        const texts = file.entries.map((each) => each.text);
        for (const { text: words } of [...ours, ...theirs])
          assert.ok(
            texts.some((each) => each.includes(words)) || base.some((each) => each.text === words),
            `seed ${seed}: ${words}`,
          );
      }
    }
  });

  it('is not moved by an answer whose annotation is away', () => {
    const text = textOf([replyOf('2', 'gone')]);
    assert.equal(textOf(read(text).entries), text);
  });
});

/** As git does it that joins by `merge=union`: all lines that either has, in the order of the lines. */
function union(ours: readonly Annotation[], theirs: readonly Annotation[]): string {
  const [header, ...lines] = textOf(ours).trimEnd().split('\n');
  const more = textOf(theirs).trimEnd().split('\n').slice(1);
  return `${[header, ...lines, ...more.filter((line) => !lines.includes(line))].join('\n')}\n`;
}

/** As git does it at worst: one conflict from the first line that differs to the last. */
function conflicting(
  base: readonly Annotation[],
  ours: readonly Annotation[],
  theirs: readonly Annotation[],
): string {
  const sides = [ours, base, theirs].map((side) => textOf(side).trimEnd().split('\n'));
  const [first] = sides as [string[]];
  let same = 0;
  while (same < first.length && sides.every((side) => side[same] === first[same])) same++;
  const [a, b, c] = sides.map((side) =>
    side
      .slice(same)
      .map((line) => `${line}\n`)
      .join(''),
  );
  const head = first
    .slice(0, same)
    .map((line) => `${line}\n`)
    .join('');
  return `${head}<<<<<<< HEAD\n${a}||||||| base\n${b}=======\n${c}>>>>>>> other\n`;
}
