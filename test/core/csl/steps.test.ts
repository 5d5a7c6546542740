// A long list in steps is the list that is made at once.
import * as assert from 'node:assert/strict';
import type { CslItem } from '../../../src/core/bibliography/csl';
import { type FormatRequest, loadProcessor } from '../../../src/core/csl/processor';
import { shippedFiles } from './shipped';

const STYLE = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <citation><layout><names variable="author"/></layout></citation>
  <bibliography subsequent-author-substitute="———"><sort><key variable="author"/><key variable="title"/></sort>
  <layout><names variable="author"/><text variable="title" prefix=": "/></layout></bibliography></style>`;

const items = new Map<string, CslItem>(
  Array.from({ length: 12 }, (_, n) => [
    `k${n}`,
    { type: 'book', title: `T${n % 4}${n}`, author: [{ family: `F${n % 3}` }] },
  ]),
);

const requestOf = (count: number): FormatRequest => {
  const keys = [...items.keys()].slice(0, count);
  return {
    citations: [{ items: [{ key: keys.at(-1)!, suppressAuthor: false, inText: false }] }],
    uncited: keys,
    itemOf: (key) => items.get(key),
    format: 'text',
  };
};

describe('a list in steps', () => {
  it('is the same list, and notes are printed meanwhile', async () => {
    const processor = await loadProcessor(STYLE, shippedFiles);
    const request = requestOf(items.size);
    const steps = processor.formatInSteps(request);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next())
      if (++count % 10 === 0) assert.equal(processor.format(requestOf(2)).references.length, 2);
    assert.ok(count > 3 * items.size);
    assert.deepEqual(step.value, processor.format(request));
    assert.deepEqual(
      step.value.references.slice(0, 5).map(({ text }) => text),
      ['F0: T00', '———: T19', '———: T26', '———: T33', 'F1: T04'],
    );
  });

  it('can be left off', async () => {
    const processor = await loadProcessor(STYLE, shippedFiles);
    const whole = processor.format(requestOf(4));
    const steps = processor.formatInSteps(requestOf(5));
    for (let n = 0; n < 7; n++) steps.next();
    steps.return(whole);
    assert.deepEqual(processor.format(requestOf(4)), whole);
  });
});
