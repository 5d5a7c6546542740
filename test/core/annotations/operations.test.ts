// What a reader does to annotations.
import assert from 'node:assert/strict';
import {
  addAnnotation,
  addReply,
  deleteAnnotations,
  editAnnotation,
  moveSource,
} from '../../../src/core/annotations/operations';
import type { Annotation } from '../../../src/core/model';
import { annotationOf, passage, replyOf } from './made';

const NOW = '2026-11-21T12:00:00Z';
const ONE = annotationOf('1', { tags: ['a', 'b'] });
const THREAD = [ONE, replyOf('2', '1'), replyOf('3', '2'), annotationOf('9')];
const ids = (list: readonly Annotation[]) => list.map(({ id }) => id.slice(9)).join('');

describe('what is done to annotations', () => {
  it('adds a highlight, a comment, a link', () => {
    const added = (more: object) =>
      addAnnotation([], { id: 'urn:uuid:5', target: passage('a.txt'), now: NOW, ...more })[0]!;
    assert.equal(added({}).motivation, 'highlighting');
    assert.equal(added({ text: 'Hm.' }).motivation, 'commenting');
    assert.equal(added({ links: [{ note: 'n.md' }] }).motivation, 'linking');
    const { tags, created, modified, colour } = added({ tags: ['#x', ' x ', '', 'y z'], colour: 'blue' });
    assert.deepEqual([tags, created, modified, colour], [['x', 'y z'], NOW, NOW, 'blue']);
  });

  it('answers, and deletes with the answers to answers', () => {
    const answered = addReply(THREAD, { id: 'urn:uuid:4', to: 'urn:uuid:3', text: 'No.', now: NOW });
    assert.equal(ids(answered), '12394');
    assert.equal(ids(deleteAnnotations(answered, ['urn:uuid:2'])), '19');
    assert.equal(ids(deleteAnnotations(answered, ['urn:uuid:1'])), '9');
    assert.equal(deleteAnnotations(answered, ['urn:uuid:x']), answered);
  });

  it('survives answers that go in a circle', () => {
    assert.equal(ids(deleteAnnotations([replyOf('1', '2'), replyOf('2', '1'), ONE], ['urn:uuid:2'])), '');
  });

  it('changes one, with the time, and nothing where nothing is changed', () => {
    const [changed, ...others] = editAnnotation(THREAD, ONE.id, { colour: 'red', resolved: true }, NOW);
    assert.deepEqual(changed, { ...ONE, colour: 'red', resolved: true, modified: NOW });
    assert.deepEqual(others, THREAD.slice(1));
    assert.equal(editAnnotation(THREAD, ONE.id, { text: ONE.text, tags: ['#a', 'b'] }, NOW), THREAD);
    assert.equal(editAnnotation([changed!], ONE.id, { colour: undefined }, NOW)[0]!.colour, undefined);
  });

  it('makes a comment of a highlight that gets words, and back', () => {
    const [bare] = editAnnotation([ONE], ONE.id, { text: '' }, NOW);
    assert.equal(bare!.motivation, 'highlighting');
    assert.equal(editAnnotation([bare!], ONE.id, { text: 'Hm.' }, NOW)[0]!.motivation, 'commenting');
  });

  it('gives a passage another place, an answer none', () => {
    const target = passage('b.txt');
    assert.equal(editAnnotation(THREAD, ONE.id, { target }, NOW)[0]!.target, target);
    assert.equal(editAnnotation(THREAD, 'urn:uuid:2', { target }, NOW), THREAD);
  });

  it('follows files that are renamed', () => {
    const linked = annotationOf('5', { links: [{ note: 'pages/n.md' }, { paper: ['title:x'] }] });
    const [moved] = moveSource([linked], 'pages', 'old/pages', NOW);
    assert.equal((moved!.target as { source: string }).source, 'old/pages/a.txt');
    assert.deepEqual(moved!.links, [{ note: 'old/pages/n.md' }, { paper: ['title:x'] }]);
    assert.equal(moveSource(THREAD, 'page', 'x', NOW), THREAD);
  });
});
