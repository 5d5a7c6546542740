// The laws of merging what two made of the same annotations.
import assert from 'node:assert/strict';
import { ANNOTATIONS } from '../../../src/core/annotations/file';
import { saySame } from '../../../src/core/annotations/json';
import { addReply, deleteAnnotations, editAnnotation } from '../../../src/core/annotations/operations';
import { readW3c, writeW3c } from '../../../src/core/annotations/w3c';
import { applyChanges, changesBetween, mergeEntries } from '../../../src/core/jsonl/changes';
import { readIntent, writeIntent } from '../../../src/core/jsonl/intent';
import type { Annotation } from '../../../src/core/model';
import { seeded } from '../seeded';
import { annotationOf, anyAnnotation, changed, replyOf } from './made';

type List = readonly Annotation[];
const NOW = '2026-11-21T12:00:00Z';
const LATER = '2026-11-21T12:00:01Z';
const merge = (base: List, ours: List, theirs: List) => mergeEntries(ANNOTATIONS, base, ours, theirs);
const sorted = (list: List) => [...list].sort(ANNOTATIONS.compare).map(writeW3c);
const same = (a: List, b: List, message: string) =>
  assert.ok(
    saySame(sorted(a), sorted(b)),
    `${message}\n${JSON.stringify(sorted(a))}\n${JSON.stringify(sorted(b))}`,
  );

describe('merging annotations', () => {
  const one = annotationOf('1', { tags: ['a', 'b'] });
  const edit = (change: Parameters<typeof editAnnotation>[2], now = NOW) =>
    editAnnotation([one], one.id, change, now);

  it('keeps changes of different fields, and the tags of both', () => {
    const [merged, ...more] = merge(
      [one],
      edit({ text: 'Mine.', tags: ['b', 'mine'] }),
      edit({ colour: 'red', tags: ['a', 'b', 'yours'], resolved: true }, LATER),
    );
    assert.equal(more.length, 0);
    const { text, colour, resolved, modified } = merged!;
    assert.deepEqual([text, colour, resolved, modified], ['Mine.', 'red', true, LATER]);
    assert.deepEqual([...merged!.tags].sort(), ['b', 'mine', 'yours']);
  });

  it('lets the later text stand and keeps the other as an answer', () => {
    const [mine, yours] = [edit({ text: 'Mine.' }, LATER), edit({ text: 'Yours.' })];
    for (const merged of [merge([one], mine, yours), merge([one], yours, mine)]) {
      assert.deepEqual(
        merged.map(({ text, motivation }) => [text, motivation]),
        [
          ['Mine.', 'commenting'],
          ['Yours.', 'replying'],
        ],
      );
      assert.deepEqual(merged[1]!.target, { replyTo: one.id });
      assert.match(
        merged[1]!.id,
        /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
      );
    }
  });

  it('deletes only what the other left alone', () => {
    assert.deepEqual(merge([one], [], [one]), []);
    assert.equal(merge([one], [], edit({ text: 'Mine.' }))[0]!.text, 'Mine.');
    assert.equal(merge([one], edit({ text: 'Mine.' }), [])[0]!.text, 'Mine.');
  });

  it('does not delete what somebody is answering', () => {
    const thread = [one, replyOf('2', '1')];
    const answered = addReply(thread, { id: 'urn:uuid:3', to: 'urn:uuid:2', text: 'But.', now: NOW });
    const gone = deleteAnnotations(thread, [one.id]);
    assert.deepEqual(gone, []);
    for (const merged of [merge(thread, gone, answered), merge(thread, answered, gone)])
      assert.ok(merged.some(({ id }) => id === 'urn:uuid:2') && merged.length >= 2);
    assert.equal(merge(thread, gone, answered).length, 3);
  });

  it('keeps unknown fields of both', () => {
    const w3c = { ...writeW3c(one), rights: 'CC0' };
    const base = readW3c(w3c) as Annotation;
    const ours = readW3c({ ...w3c, via: 'https://a.example/' }) as Annotation;
    const theirs = readW3c({ ...w3c, rights: 'CC-BY', canonical: 'urn:x' }) as Annotation;
    const [merged] = merge([base], [ours], [theirs]);
    const { rights, via, canonical } = writeW3c(merged!) as Record<string, unknown>;
    assert.deepEqual([rights, via, canonical], ['CC-BY', 'https://a.example/', 'urn:x']);
  });

  it('follows the laws, whatever two people do @long', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed);
      const base = Array.from({ length: 1 + random.below(5) }, () => anyAnnotation(random));
      const side = (): List => {
        const kept = base.flatMap((each) => {
          if (random.chance(0.15)) return [];
          return [random.chance(0.5) ? changed(each, random) : each];
        });
        const answered = random.chance(0.3) && kept[0];
        return [
          ...kept,
          ...(random.chance(0.5) ? [anyAnnotation(random)] : []),
          ...(answered ? [replyOf(`r${random.below(1e9)}`, answered.id.slice(9))] : []),
        ];
      };
      const [ours, theirs] = [side(), side()];
      const both = merge(base, ours, theirs);
      same(merge(base, ours, base), ours, `seed ${seed}: they did nothing`);
      same(merge(base, base, theirs), theirs, `seed ${seed}: we did nothing`);
      same(merge(base, ours, ours), ours, `seed ${seed}: both did the same`);
      same(merge(base, theirs, ours), both, `seed ${seed}: the other way round`);
      same(merge(base, ours, both), both, `seed ${seed}: ours again`);
      same(merge(base, theirs, both), both, `seed ${seed}: theirs again`);
      const texts = both.map(({ text }) => text).join('\n');
      for (const { id, text, tags } of [...ours, ...theirs]) {
        const before = base.find((each) => each.id === id);
        if (!before) assert.ok(both.some((each) => each.id === id));
        if (before?.text !== text) assert.ok(texts.includes(text), `seed ${seed}: ${text}`);
        const merged = both.find((each) => each.id === id);
        for (const tag of tags)
          assert.ok(before?.tags.includes(tag) || merged?.tags.includes(tag), `seed ${seed}: ${tag}`);
      }
    }
  });

  it('comes to rest whichever intents are applied again @long', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = seeded(seed);
      const base = Array.from({ length: 3 }, () => anyAnnotation(random));
      const intents = Array.from({ length: 3 }, () => {
        const after = base.flatMap((each) =>
          random.chance(0.2) ? [] : [random.chance(0.7) ? changed(each, random) : each],
        );
        const text = writeIntent(ANNOTATIONS, changesBetween(ANNOTATIONS, base, after));
        return readIntent(ANNOTATIONS, text);
      });
      const all = intents.flat();
      const once = applyChanges(ANNOTATIONS, base, all);
      assert.equal(applyChanges(ANNOTATIONS, once, all), once, `seed ${seed}`);
    }
  });
});
