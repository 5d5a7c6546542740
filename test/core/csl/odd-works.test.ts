// What is printed of works that say little, much, or what no style expects, and where citeproc prints an error.
import * as assert from 'node:assert/strict';
import type { CslItem } from '../../../src/core/bibliography/csl';
import { formatNote } from '../../../src/core/csl/format-note';
import { loadProcessor } from '../../../src/core/csl/processor';
import { findCitations } from '../../../src/core/notes/citations';
import { citations, print, work } from './print-note';
import { processorOf, shippedFiles } from './shipped';

describe('what is printed of odd works', () => {
  it('leaves out works of which nothing is left without their author @long', async () => {
    const mla = 'modern-language-association';
    for (const [text, printed] of [
      ['@tan [see also @lee2] says', 'Tan (see also Lee)'],
      ['[-@tan; @lee2]', '(Lee)'],
      ['[@lee2; -@tan]', '(Lee)'],
      ['[-@tan; -@lee2]', ''],
      ['[-@tan, p. 3; -@lee2; @marked]', '(3; Marks)'],
    ] as const)
      assert.deepEqual(await citations(text, mla), [printed], text);
  });

  it('names a work without an author by its title as the style prints it', async () => {
    assert.deepEqual(await citations('@anon', 'apa', 'markdown'), ['*A Page of Nobody* (n.d.)']);
    assert.deepEqual(await citations('@anon', 'elsevier-harvard', 'html'), ['“A page of nobody” (n.d.)']);
  });

  it('begins a note that it makes with a capital', async () => {
    const style = 'chicago-note-bibliography';
    const said = ['[see @tan]', '[“see” @tan]', '[*cf.* @tan]', '[arXiv, @tan]', '[`x` see @tan]'].map(
      async (text) => (await citations(text, style, 'markdown'))[0]!.slice(3, -1),
    );
    assert.deepEqual(await Promise.all(said), [
      'See Tan, *On Tan*.',
      '“See” Tan, *On Tan*.',
      '*Cf.* Tan, *On Tan*.',
      'arXiv, Tan, *On Tan*.',
      '`x` see Tan, *On Tan*.',
    ]);
    assert.deepEqual(await citations('A.[^1]\n\n[^1]: It is so [see @tan].', style), ['(see Tan, On Tan)']);
  });

  it('prints one stop where a style has two and nothing between, and an entry for each work', async () => {
    const listed = async (style: string, text: string) =>
      (await print(text, style)).references.map(({ key, text }) => [key, text]);
    assert.deepEqual(await listed('iso690-author-date-en', '[@anon]'), [
      ['anon', 'A page of nobody, [no date].'],
    ]);
    const own = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
      <citation><layout><text variable="title"/></layout></citation><bibliography><sort><key variable="title"/></sort>
      <layout><text variable="title"/><text variable="note" prefix=". "/></layout></bibliography></style>`;
    const processor = await loadProcessor(own, shippedFiles);
    const titles: Record<string, CslItem> = {
      b: { type: 'book', title: 'B', note: '. . . and more' },
      nothing: { type: 'book' },
      a: { type: 'book', title: 'A', note: '<i>.</i> And more' },
    };
    const { references } = processor.format({
      citations: [],
      uncited: Object.keys(titles),
      itemOf: (key) => titles[key],
      format: 'text',
    });
    assert.deepEqual(references.map(({ key, text }) => [key, text]).sort(), [
      ['a', 'A. And more'],
      ['b', 'B. . . . and more'],
      ['nothing', 'nothing'],
    ]);
  });

  it('takes footnotes in code for none', async () => {
    const text = 'A [@tan].\n\n```\n[^1]: An example\n```\n\nB [@lee2].[^1]\n\n[^1]: So [@marked].\n';
    assert.deepEqual(
      (await citations(text, 'chicago-note-bibliography')).map((printed) => /\^\d|^\(/.exec(printed)![0]),
      ['^1', '^2', '('],
    );
    assert.deepEqual(await citations('    [^1]: x\n\nB [@tan]. C [@lee2].', 'ieee'), ['[1]', '[2]']);
  });

  it('prints ranges of dates whose ends are not equally precise', async () => {
    for (const [ends, printed] of [
      [[[1999, 5], [0]], '(Tan, 1999–)'],
      [[[2001], [2002, 3]], '(Tan, 2001–2002)'],
      [[[0], [2002, 3]], '(Tan, –2002)'],
    ] as const) {
      const item = work('Tan', 2025, { issued: { 'date-parts': ends } });
      const processor = await processorOf('apa');
      const {
        citations: [cited],
      } = formatNote(findCitations('[@a]', 'markdown'), () => item, processor, 'text');
      assert.equal(cited!.inText, printed);
    }
  });

  it('prints the beginning of a field that is longer than a page', async () => {
    const item = work('Tan', 2025, { title: 'word '.repeat(20_000) });
    const processor = await processorOf('apa');
    const { references } = formatNote(findCitations('[@a]', 'markdown'), () => item, processor, 'text');
    assert.match(references[0]!.text, /word…\.$/);
    assert.ok(references[0]!.text.length < 6000);
  });
});
