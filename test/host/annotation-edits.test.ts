// Steps of one window among those of another: nothing that was written is lost, and each step is taken back once.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editAnnotation } from '../../src/core/annotations/operations';
import type { Annotation } from '../../src/core/model';
import { AnnotationEdits } from '../../src/vscode/annotations/edits';
import type { LibraryStore } from '../../src/vscode/store';

const FOLDER = vscode.Uri.parse('file:///w');
const target = { source: 'p.txt', paper: [] };

/** A folder whose file takes a while to write, and the edits that one window makes in it. */
function world() {
  const kept = { list: [] as readonly Annotation[], isFull: false };
  let turn: Promise<unknown> = Promise.resolve();
  const annotate = (_folder: vscode.Uri, change: (list: readonly Annotation[]) => readonly Annotation[]) => {
    const result = turn.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      const after = change(kept.list);
      if (kept.isFull) throw new Error('The disk is full.');
      kept.list = after;
    });
    turn = result.catch(() => undefined);
    return result;
  };
  const word = { annotate, annotations: { folderOf: () => FOLDER } };
  return { kept, edits: new AnnotationEdits({ word } as unknown as LibraryStore) };
}

const texts = (list: readonly Annotation[]) => list.map(({ text }) => text).sort();

describe('edits of annotations', () => {
  it('each undo takes back one step, however quickly it comes', async () => {
    const { kept, edits } = world();
    for (const text of ['one', 'two', 'three']) await edits.add(FOLDER, [{ target, text }]);
    await Promise.all([edits.undo(), edits.undo()]);
    assert.deepEqual(texts(kept.list), ['one']);
    await Promise.all([edits.undo(), edits.add(FOLDER, [{ target, text: 'four' }])]);
    assert.deepEqual(texts(kept.list), ['four']);
    await edits.undo();
    await assert.rejects(edits.undo(), /nothing to undo/);
  });

  it('an undo that fails can be tried again', async () => {
    const { kept, edits } = world();
    await edits.add(FOLDER, [{ target, text: 'one' }]);
    kept.isFull = true;
    await assert.rejects(edits.undo(), /full/);
    kept.isFull = false;
    assert.equal(await edits.undo(), 'comment');
    assert.deepEqual(kept.list, []);
  });

  it('says so where others have changed what would be taken back, and goes on to the step before', async () => {
    const { kept, edits } = world();
    await edits.add(FOLDER, [{ target, text: 'one' }]);
    await edits.add(FOLDER, [{ target, text: 'two' }]);
    kept.list = editAnnotation(kept.list, kept.list[1]!.id, { tags: ['mine'] }, '2027-01-01T00:00:00Z');
    await assert.rejects(edits.undo(), /The comment was changed/);
    await edits.undo();
    assert.deepEqual(texts(kept.list), ['two']);
  });

  it('of a comment that two windows edit, or two drafts of one highlight, both texts stay', async () => {
    const { kept, edits } = world();
    await edits.add(FOLDER, [{ target }]);
    const opened = kept.list[0]!;
    await edits.rewrite(opened, 'comment', { text: 'first' });
    await edits.rewrite(opened, 'comment', { text: 'second', motivation: 'questioning' });
    assert.deepEqual(texts(kept.list), ['first', 'second']);
    const both = kept.list.find(({ id }) => id === opened.id)!;
    kept.list = editAnnotation(kept.list, both.id, { text: 'other window' }, '2027-01-01T00:00:00Z');
    await edits.rewrite(both, 'edit', { text: 'this window' });
    for (const text of ['other window', 'this window']) assert.ok(texts(kept.list).includes(text), text);
  });
});
