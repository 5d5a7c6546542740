// Citations of notes as they are printed.
import * as assert from 'node:assert/strict';
import { formatNote } from '../../../src/core/csl/format-note';
import { loadProcessor, type OutputFormat } from '../../../src/core/csl/processor';
import { findCitations } from '../../../src/core/notes/citations';
import { citations, ITEMS, print } from './print-note';
import { shippedFiles, shippedNames } from './shipped';

describe('the citations of a note', () => {
  const forms: [text: string, printed: string][] = [
    ['[@tan]', '(Tan, 2025)'],
    ['[see @tan, p. 3 and *passim*]', '(see Tan, 2025, p. 3 and passim)'],
    ['[@tan, p. 3, and more]', '(Tan, 2025, p. 3, and more)'],
    ['[@tan and more]', '(Tan, 2025 and more)'],
    ['[@tan, and more]', '(Tan, 2025, and more)'],
    ['[e.g., @tan, chap. 2; cf. @marked, fig. 4]', '(e.g., Tan, 2025, Chapter 2; cf. Marks, 2001, Figure 4)'],
    ['[@tan; @marked; see @tan; @lee]', '(Marks, 2001; Tan, 2025; Lee et al., 2024; see Tan, 2025)'],
    ['[@tan among others; @marked]', '(Tan, 2025 among others; Marks, 2001)'],
    ['[@tan, art. 3]', '(Tan, 2025, Article 3)'],
    ['[-@tan]', '(2025)'],
    ['@tan says', 'Tan (2025)'],
    ['@tan [p. 3]', 'Tan (2025, p. 3)'],
    ['@tan [p. 3; see also @marked]', 'Tan (2025, p. 3; see also Marks, 2001)'],
    ['@lee [@anon]', 'Lee et al. (2024; A Page of Nobody, n.d.)'],
    ['[[@tan]]', 'Tan (2025)'],
    ['[@tan; @nobody]', '(Tan, 2025; nobody?)'],
    ['[@nobody]', '(nobody?)'],
    ['[@anon]', '(A Page of Nobody, n.d.)'],
    ['[@lee2; @lee3]', '(Lee, 2024a, 2024b)'],
  ];
  for (const [text, expected] of forms)
    it(`prints ${text} as ${expected}`, async () => assert.deepEqual(await citations(text), [expected]));

  it('names the author in a sentence, whatever the style prints @long', async () => {
    const text = '@tan, @lee [p. 2], @anon and [@tan; @lee].';
    assert.deepEqual(await citations(text, 'ieee'), [
      'Tan [1]',
      'Lee et al. [2, p. 2]',
      'A page of nobody [3]',
      '[1], [2]',
    ]);
    assert.deepEqual(await citations(text, 'nature'), ['Tan1', 'Lee et al.2', 'A page of nobody3', '1,2']);
    assert.deepEqual(await citations('@tan', 'nature', 'html'), ['Tan<sup>1</sup>']);
    assert.deepEqual(await citations('@tan and [-@tan]', 'modern-language-association'), ['Tan', '']);
  });

  it('puts notes behind the text, and the author into it @long', async () => {
    const text = 'A [@tan, p. 3]. B [@tan, p. 4]. @tan says. C [@lee2] D [@tan] [-@tan].';
    assert.deepEqual(await citations(text, 'chicago-note-bibliography'), [
      '^1[Tan, On Tan, 3.]',
      '^2[Tan, 4.]',
      'Tan^3[On Tan.]',
      '^4[Lee, Again.]',
      '^5[Tan, On Tan.]',
      '^6[Tan.]',
    ]);
  });

  it('makes no note within a note, and counts those of the writer', async () => {
    const text = [
      'A[^b]. B [@tan]. C^[Inline @tan. And [@lee2].] D `[^b]` [@lee2].',
      '',
      '[^b]: See [@marked], and',
      '    [@tan].',
      '',
      '[^unused]: [@lee3].',
    ].join('\n');
    assert.deepEqual(await citations(text, 'chicago-note-bibliography'), [
      '^2[Tan, On Tan.]',
      'Tan',
      '(Lee, Again)',
      '^4[Lee, Again.]',
      '(Marks, A New Bold 2 < 3 & X_1 *star*, H2O)',
      '(Tan, On Tan)',
      '(Lee, And Again)',
    ]);
    assert.deepEqual(await citations(text, 'ieee'), ['[2]', 'Tan [2]', '[3]', '[3]', '[1]', '[2]', '[4]']);
  });

  it('leaves a bare name that nobody knows as it is typed, and counts no labels', async () => {
    const { clusters, citations: printed } = await print('Ask @nobody, or @tan [@who].');
    assert.deepEqual(
      clusters.map(({ items }) => items.map(({ key }) => key)),
      [['tan', 'who']],
    );
    assert.deepEqual(printed[0]!.unknown, ['who']);
    assert.deepEqual((await print('A[^@tan].\n\n[^@tan]: @tan.')).citations.length, 2);
  });

  it('tells which part is whose @long', async () => {
    const { citations: printed } = await print('[see @tan, p. 3; @nobody; @marked]', 'apa', 'html');
    assert.deepEqual(printed[0]!.parts, [
      { text: '(' },
      { text: 'Marks, 2001', key: 'marked' },
      { text: '; ' },
      { text: 'see Tan, 2025, p. 3', key: 'tan' },
      { text: '; ' },
      { text: '<span class="scholium-unknown">nobody?</span>', key: 'nobody', isUnknown: true },
      { text: ')' },
    ]);
    const pages = await print('[@tan; @lee, pp. 3, 7-9]', 'apa', 'html');
    assert.deepEqual(
      pages.citations[0]!.parts.map(({ text }) => text),
      ['(', 'Lee et al., 2024, pp. 3, 7–9', '; ', 'Tan, 2025', ')'],
    );
    const numbers = await print('[@tan; @lee; @lee2; @anon]', 'elsevier-with-titles', 'text');
    assert.deepEqual(
      numbers.citations[0]!.parts.map(({ text, key }) => [text, key]),
      [
        ['[', undefined],
        ['1', 'tan'],
        ['–', undefined],
        ['4', 'anon'],
        [']', undefined],
      ],
    );
  });

  it('lists what nocite asks for, once @long', async () => {
    const keys = async (nocite: string, body = '') =>
      (await print(`---\nnocite: |\n  ${nocite}\n---\n${body}`)).references.map(({ key }) => key);
    assert.deepEqual(await keys('@tan, @marked', '[@tan]'), ['marked', 'tan']);
    assert.equal((await keys('@*', '[@tan]')).length, Object.keys(ITEMS).length);
    assert.deepEqual(await keys('@nobody'), []);
  });

  it('writes markup in titles in each of the formats', async () => {
    const list = async (format: OutputFormat) =>
      (await print('[@marked]', 'apa', format)).references[0]!.text;
    assert.equal(
      await list('html'),
      'Marks, A. (2001). <i>A </i>new<i> <b>bold</b> 2 &lt; 3 &amp; x_1 *star*, H<sub>2</sub>O</i>.',
    );
    assert.equal(
      await list('markdown'),
      'Marks, A. (2001). *A* new ***bold** 2 \\< 3 & x\\_1 \\*star\\*, H~2~O*.',
    );
    assert.equal(await list('text'), 'Marks, A. (2001). A new bold 2 < 3 & x_1 *star*, H2O.');
  });

  it('writes a writer’s own Markdown as it is typed, as html, and without its marks', async () => {
    const text = '[see *also* **b** `x<y` $a_1$ @tan and x^2^]';
    const of = async (format: OutputFormat) => (await citations(text, 'apa', format))[0];
    assert.equal(
      await of('html'),
      '(see <i>also</i> <b>b</b> <code>x&lt;y</code> $a_1$ Tan, 2025 and x<sup>2</sup>)',
    );
    assert.equal(await of('markdown'), '(see *also* **b** `x<y` $a_1$ Tan, 2025 and x^2^)');
    assert.equal(await of('text'), '(see also b x<y $a_1$ Tan, 2025 and x2)');
  });

  it('sets labels apart and tells how the list is laid out', async () => {
    const { references, layout } = await print('[@tan]', 'ieee');
    assert.deepEqual(references, [{ key: 'tan', label: '[1]', text: 'A. Tan, On Tan. 2025.' }]);
    assert.equal(layout.labels, 'flush');
    assert.equal(layout.labelWidth, 3);
    assert.deepEqual((await print('[@tan]')).layout, {
      hanging: true,
      labelWidth: 0,
      entrySpacing: 0,
      lineSpacing: 2,
    });
  });

  it('prints something for an item that says nothing, in every style @long', async () => {
    for (const style of shippedNames()) {
      const { citations: printed, references } = await print(
        '@nothing [@tan] and [-@nothing; @lee] [@nothing]',
        style,
      );
      for (const { inText, note } of printed)
        assert.notEqual(inText + (note ?? ''), '', `${style}: ${JSON.stringify(printed)}`);
      for (const { text } of references) {
        assert.notEqual(text, '', style);
        assert.doesNotMatch(text, /CSL STYLE ERROR|NO_PRINTED/);
      }
    }
  });

  it('prints no list in a style without one', async () => {
    const text = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><citation>
      <layout prefix="&lt;" suffix="&gt;" delimiter=", "><text variable="title"/></layout></citation></style>`;
    const processor = await loadProcessor(text, shippedFiles);
    assert.equal(processor.hasList, false);
    const clusters = findCitations('[@tan; @nobody]', 'markdown');
    const { citations: printed, references } = formatNote(clusters, (key) => ITEMS[key], processor, 'html');
    assert.equal(printed[0]!.inText, '&lt;On Tan; <span class="scholium-unknown">nobody?</span>&gt;');
    assert.deepEqual(references, []);
  });

  it('has a comma before the suffix of a command', async () => {
    assert.deepEqual(await citations('\\cite[see][and more]{tan}', 'apa', 'text', 'latex'), [
      '(see Tan, 2025, and more)',
    ]);
  });
});
