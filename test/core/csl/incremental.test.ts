// A processor that has printed a note prints the changed note as a new processor would.
import * as assert from 'node:assert/strict';
import CSL, { type Engine } from 'citeproc';
import type { CslItem } from '../../../src/core/bibliography/csl';
import { type CitationRequest, type FormatRequest, loadProcessor } from '../../../src/core/csl/processor';
import { type Random, seeded } from '../seeded';
import { hundredItems } from './hundred-items';
import { shippedFiles, shippedNames, shippedStyle } from './shipped';

describe('printing again', () => {
  it('gives what a new processor gives, whatever was changed @long', () =>
    edits('chicago-author-date', 3, 6, 4));

  it('goes on from the list there is where works are numbered @long', () => edits('nature', 5, 5, 5));

  it('gives what a new processor gives, in all styles @long', async () => {
    for (const style of shippedNames()) await edits(style, 2, 25, 6);
  }).timeout(600_000);

  it('takes an item anew that says something else @long', async () => {
    const processor = await loadProcessor(shippedStyle('apa'), shippedFiles);
    let year = 2001;
    let item: CslItem = { type: 'book', title: 'A', author: [{ family: 'Doe' }], issued: { raw: '2001' } };
    const request: FormatRequest = {
      citations: [{ items: [{ key: 'a', suppressAuthor: false, inText: false }] }],
      uncited: [],
      itemOf: () => item,
      format: 'text',
    };
    assert.equal(processor.format(request).citations[0]!.inText, '(Doe, 2001)');
    item = { ...item, issued: { raw: String(++year) } };
    const again = processor.format(request);
    assert.equal(again.citations[0]!.inText, '(Doe, 2002)');
    assert.equal(again.references[0]!.text, 'Doe. (2002). A.');
  });

  it('prints one citation anew where one is added @long', async () => {
    const processor = await loadProcessor(shippedStyle('vancouver'), shippedFiles);
    const items = new Map(hundredItems());
    const keys = [...items.keys()];
    const citations: CitationRequest[] = keys.map((key) => ({
      items: [{ key, suppressAuthor: false, inText: false }],
    }));
    const real = CSL.getCitationCluster;
    const realEntries = CSL.getBibliographyEntries;
    let count = 0;
    let entries = 0;
    const print = () => {
      [count, entries] = [0, 0];
      processor.format({ citations, uncited: [], itemOf: (key) => items.get(key), format: 'html' });
      return count;
    };
    Reflect.set(CSL, 'getCitationCluster', function (this: Engine, ...given: unknown[]) {
      count++;
      return Reflect.apply(real as never, this, given);
    });
    Reflect.set(CSL, 'getBibliographyEntries', function (this: Engine, ...given: unknown[]) {
      entries++;
      return Reflect.apply(realEntries as never, this, given);
    });
    try {
      assert.equal(print(), keys.length);
      assert.equal(entries, keys.length + 1);
      assert.equal(print(), 0);
      assert.equal(entries, 0);
      citations.splice(50, 0, { items: [{ key: keys[3]!, suppressAuthor: false, inText: false }] });
      assert.equal(print(), 1);
      citations.push({ items: [{ key: 'more', suppressAuthor: false, inText: false }] });
      items.set('more', { type: 'book', title: 'More' });
      assert.equal(print(), 1);
      assert.equal(entries, 1);
    } finally {
      Reflect.set(CSL, 'getCitationCluster', real);
      Reflect.set(CSL, 'getBibliographyEntries', realEntries);
    }
  });

  it('counts no work that is not cited any more', async () => {
    const processor = await loadProcessor(shippedStyle('ieee'), shippedFiles);
    const items = hundredItems();
    const print = (keys: string[]) =>
      processor.format({
        citations: keys.map((key) => ({ items: [{ key, suppressAuthor: false, inText: false }] })),
        uncited: [],
        itemOf: (key) => items.get(key),
        format: 'text',
      });
    assert.deepEqual(texts(print(['lecun2015', 'he2016'])), ['[1]', '[2]']);
    assert.deepEqual(texts(print(['he2016'])), ['[1]']);
    assert.equal(print(['he2016']).references.length, 1);
  });
});

function texts({ citations }: { citations: readonly { inText: string }[] }): string[] {
  return citations.map(({ inText }) => inText);
}

async function edits(style: string, seed: number, count: number, times: number) {
  const random = seeded(seed);
  const items = new Map(hundredItems());
  const keys = [...items.keys()];
  const alike = keys.filter((key) =>
    /^(?:smith|einstein|knuth|kingma|turing|shannon|lecun|rumelhart)/.test(key),
  );
  const key = () => (random.chance(0.6) ? random.of(alike) : random.of(keys));
  const citations = Array.from({ length: count }, () => citation(random, key));
  const living = await loadProcessor(shippedStyle(style), shippedFiles);
  for (let time = 0; time < times; time++) {
    const at = random.below(citations.length + 1);
    const kind = random.below(4);
    if (kind === 0) citations.splice(at, 0, citation(random, key));
    else if (kind === 1 && citations.length > 2) citations.splice(at, 1 + random.below(2));
    else if (kind === 2) citations[Math.min(at, citations.length - 1)] = citation(random, key);
    else {
      const changed = random.of(alike);
      items.set(changed, { ...items.get(changed), title: `Another title ${time}` });
    }
    const request: FormatRequest = {
      citations,
      uncited: random.chance(0.5) ? [random.of(keys)] : [],
      itemOf: (wanted) => items.get(wanted),
      format: 'html',
    };
    const fresh = await loadProcessor(shippedStyle(style), shippedFiles);
    assert.deepEqual(living.format(request), fresh.format(request), `${style}, seed ${seed}, change ${time}`);
  }
}

function citation(random: Random, key: () => string): CitationRequest {
  const items = Array.from({ length: 1 + random.below(3) }, () => ({
    key: key(),
    suppressAuthor: random.chance(0.1),
    inText: false,
    ...(random.chance(0.3) && { locator: { label: 'page', value: String(random.below(3)) } }),
  }));
  return { items: [{ ...items[0]!, inText: random.chance(0.2) }, ...items.slice(1)] };
}
