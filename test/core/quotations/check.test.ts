// What the three rules of quotations say of single quotations, in every markup.
import assert from 'node:assert/strict';
import { checkNote } from '../../../src/core/checks/check-note';
import { applyEdits, type NoteProblem } from '../../../src/core/checks/problem';
import type { Library } from '../../../src/core/library/library';
import { placeInLine } from '../../../src/core/place';
import { makeLibrary, makeWork } from '../builders';

const LAMPS =
  'We light 1,200 lamps and watch them burn. Oil does not spoil in the dark, while tallow loses 51.3% of its weight. ' +
  'Our results show that a lamp of $10^{-3}$ candles is five times brighter than no lamp at all, with $p<0.05$ [12]. ' +
  'Data sets and code are online.';
const INK =
  'Iron gall ink fades by half within ten years under northern light. We compare inks, and no ink outlives its paper.';
const DRUG =
  'We trained on 10^3 samples and tested 10,000 users. The drug did not reduce mortality (p = 0.03). The loss is O(n log n). ' +
  'Fewer than 5 mg led to an increase of 3–5 mmHg, at −0.4 °C and with 3.5 GB of memory. Most patients (n = 1,204) were women. ' +
  'All methods fail on small inputs, and they can’t learn, which isn’t new. The cost is $5 million for 1/3 of users, the odds ratio 1.23 (1.10–1.38).';

const LIBRARY = makeLibrary([
  makeWork({ title: 'A study of a drug', citekey: 'drug', abstract: DRUG, file: 'pages/drug.txt' }),
  makeWork({ title: 'On the burning of lamps', citekey: 'lamps', abstract: LAMPS, file: 'pages/lamps.txt' }),
  makeWork({ title: 'Ink in libraries', citekey: 'ink', abstract: INK, file: 'pages/ink.txt' }),
  makeWork({ title: 'Known by its title alone', citekey: 'bare', file: 'pages/bare.txt' }),
]);

function problemsIn(text: string, language = 'markdown', more: object = {}): NoteProblem[] {
  return checkNote(
    { file: 'note.md', text, language },
    {
      library: LIBRARY as Library,
      bibliographyOf: () => ({ files: [], missing: [], inline: new Set(), complete: false }),
      rules: { 'unknown-key': 'off', 'malformed-citation': 'off' },
      ...more,
    },
  );
}

/** `altered: 53.1%` for each problem of a quotation. */
function found(text: string, language?: string, more?: object): string[] {
  return problemsIn(text, language, more).map(
    ({ rule, span }) => `${rule.replace('-quotation', '')}: ${text.slice(span.start, span.end)}`,
  );
}

describe('quotations that say what their paper says', () => {
  const exact: readonly (readonly [title: string, text: string, language?: string])[] = [
    ['curly marks', 'Doe says: “Oil does not spoil in the dark” [@lamps].'],
    ['straight marks, other case', 'As "oil does not spoil in the dark" [@lamps, p. 3] shows.'],
    ['German marks', '„Oil does not spoil in the dark“ [@lamps]'],
    ['guillemets', '« Oil does not spoil in the dark » [@lamps] et »no ink outlives its paper« [@ink]'],
    ['single marks', "‘Oil does not spoil in the dark’ [@lamps] and 'no ink outlives its paper' [@ink]"],
    ['citation first', '@lamps finds that “tallow loses 51.3% of its weight”.'],
    ['citation behind the full stop', '“Tallow loses 51.3% of its weight.” [@lamps] More.'],
    ['emphasis', '“Oil **does not** *spoil* in the _dark_” [@lamps, emphasis mine]'],
    ['an ellipsis', '“We light 1,200 lamps [...] while tallow loses 51.3 percent of its weight” [@lamps]'],
    ['another ellipsis', '“We light 1200 lamps … tallow loses 51.3% of its weight” [@lamps]'],
    ['an ellipsis in the LaTeX way', '“We light 1200 lamps \\[…\\] and code are online” [@lamps]'],
    ['brackets', '“[o]il does not spoil [sic] in the dark” [@lamps]; “[They] compare inks” [@ink]'],
    ['words in brackets', '“while [this material] loses 51.3% of its weight” [@lamps]'],
    [
      'numbers as words, formulas as signs',
      '“a lamp of 10⁻³ candles is 5 times brighter than no lamp” [@lamps]',
    ],
    ['formulas as they are', '“a lamp of $10^{-3}$ candles is five times brighter” [@lamps]'],
    ['spaces and hyphens in words', '“Datasets and code are on-line” [@lamps]'],
    ['a reference left out', '“than no lamp at all, with p < 0.05. Data sets” [@lamps]'],
    ['a title', '“On the burning of lamps” [@lamps] is old.'],
    ['scare quotes', 'What they call “dark oil” [@lamps] is “not ink” at all.'],
    ['inches', 'A 5" lamp [@lamps] and a 6" lamp.'],
    [
      'a block',
      '> Oil does not spoil in the dark, while tallow\n> loses 51.3% of its weight.\n>\n> — [@lamps] <!-- scholium: pages/lamps.txt:1 -->',
    ],
    ['a block with citations at its end', '> Oil does not spoil in the dark (Doe [@lamps])'],
    ['a block that is led to', 'As @lamps says:\n\n> Oil does not spoil in the dark.\n\nSo it is.'],
    ['a block with its attribution behind', '> Oil does not spoil in the dark.\n\n— @lamps\n'],
    [
      'a machine-written summary',
      '> Oil does not spoil in the dark.\n>\n> — [@lamps] (machine-written summary) <!-- scholium: pages/lamps.txt:1 -->',
    ],
    ['a callout', '> [!quote] Lamps\n> Oil does not spoil in the dark. [@lamps]'],
    ['a remark that is set off', '> See what @lamps says of oil that was left behind.'],
    [
      'footnotes',
      '“Oil does not spoil in the dark”,[^n] and more.\n\n[^n]: [@lamps, p. 3], but “no ink outlives its paper” [@ink].',
    ],
    ['one paper each', '“Oil does not spoil in the dark” [@lamps], but “no ink outlives its paper” [@ink].'],
    ['one for both', '“Oil does not spoil” and “code are online” are in [@lamps].'],
    ['no citation', 'Doe says: “Oil never spoils in the dark”.'],
    ['an unknown paper', '“Oil never spoils in the dark” [@nobody].'],
    ['a paper of which only the title is known', '“Oil never spoils in the dark” [@bare].'],
    ['code', 'As `"oil never spoils in the dark"` [@lamps].'],
    ['a paraphrase', '“Oil never spoils in the dark” [@lamps] <!-- scholium: paraphrase -->'],
    [
      'a paraphrased block',
      '> Oil never spoils in the dark.\n>\n> — [@lamps]\n<!-- scholium: paraphrase -->',
    ],
    ['LaTeX marks', "Doe: ``Oil does \\emph{not} spoil in the dark'' \\cite{lamps}.", 'latex'],
    ['enquote', '\\enquote{tallow loses 51.3\\,\\% of its weight} \\parencite[3]{lamps}', 'latex'],
    ['textcquote', '\\textcquote[3]{lamps}{Oil does not spoil in the dark}.', 'latex'],
    ['blockcquote', '\\blockcquote{ink}{We compare inks, and no ink outlives its paper.}', 'latex'],
    [
      'quote',
      '\\begin{quote}\nOil does not spoil\nin the dark, % mine\nwhile tallow loses 51.3\\% \\cite{lamps}\n\\end{quote}',
      'latex',
    ],
    [
      'displayquote',
      '\\begin{displayquote}[{\\cite{lamps}}]\nOil does not spoil\n\\end{displayquote}',
      'latex',
    ],
    ['a marked paraphrase', "``Oil never spoils in the dark'' \\cite{lamps} % scholium: paraphrase", 'latex'],
    [
      'Typst',
      '#quote(block: true, attribution: [@lamps])[Oil does *not* spoil in the dark] // scholium: pages/lamps.txt:1',
      'typst',
    ],
    ['a space between thousands', '“tested 10 000 users” [@drug], for “10 000 users” [@drug]'],
    ['a unit of siunitx', "``at \\SI{-0.4}{\\celsius} and'' \\cite{drug}", 'latex'],
    ['the same in its other name', "``at \\qty{-0.4}{\\degreeCelsius} and'' \\cite{drug}", 'latex'],
    ['a function in a formula', '“The loss is $O(n \\log n)$” [@drug]'],
    ['to for a dash', '“an increase of 3 to 5 mmHg” [@drug]; “the odds ratio 1.23 (1.10 to 1.38)” [@drug]'],
    ['decimals with a raised point', '“the odds ratio 1·23 (1·10–1·38)” [@drug]'],
    ['a fraction in one sign', '“The cost is $5 million for ⅓ of users” [@drug]'],
    ['an editor in round brackets', '“Most patients (n = 1204) were women (emphasis added)” [@drug]'],
    ['a translation', '“Die Arznei senkte die Sterblichkeit nicht” (own translation) [@drug].'],
    ['a translation, said within', '“Die Arznei senkte die Sterblichkeit nicht (my translation)” [@drug].'],
    ['a short not on the page', '“they cannot learn, which is not new” [@drug]'],
    ['a short not', '“The drug didn’t reduce mortality” [@drug]'],
    ['a paragraph each', '> The drug did not reduce mortality [@drug].\n>\n> We compare inks. [@ink]'],
    ['a line each', '> The drug did not reduce mortality [@drug].\n> No ink outlives its paper [@ink]'],
    [
      'a line each in LaTeX',
      '\\begin{quote}\nThe drug did not reduce mortality \\cite{drug}.\n\nNo ink outlives its paper \\cite{ink}\\end{quote}',
      'latex',
    ],
    ['names with figures', 'As “Web 2.0” [@drug], “5G networks” [@drug] and “Phase 3” [@drug].'],
    ['a Typst label', '#quote(attribution: <lamps>)[Oil does not spoil in the dark]', 'typst'],
    ['Typst marks', 'Doe: "oil does not spoil in the dark" @lamps.', 'typst'],
  ];
  for (const [title, text, language] of exact) {
    it(`${title}: ${language ?? 'markdown'}`, () => assert.deepEqual(found(text, language), []));
  }
});

describe('quotations that do not', () => {
  const faults: readonly (readonly [text: string, found: readonly string[], language?: string])[] = [
    ['“tallow loses 53.1% of its weight” [@lamps]', ['altered: 53.1']],
    ['“tallow loses 51.3 of its weight” [@lamps]', ['altered: 51.3 of']],
    ['“We light 12,000 lamps and watch them burn” [@lamps]', ['altered: 12,000']],
    ['“a lamp of 10^3 candles is five times brighter” [@lamps]', ['altered: 10^3']],
    ['“a lamp of $10^{-3}$ candles is six times brighter” [@lamps]', ['altered: six']],
    ['“at all, with p > 0.05” [@lamps]', ['altered: >']],
    ['“Oil does spoil in the dark, while tallow loses” [@lamps]', ['altered: does spoil']],
    ['“Oil does […] spoil in the dark, while tallow loses” [@lamps]', ['altered: does […] spoil']],
    ['It holds that “ink outlives its paper” [@ink].', ['altered: ink']],
    ['“We compare no inks, and no ink outlives its paper” [@ink]', ['altered: no']],
    [
      '“Iron gall ink fades within ten years under light” [@ink]',
      ['altered: Iron gall ink fades within ten years under light'],
    ],
    ['“by half within ten years under light” [@ink]', ['altered: under light']],
    ['“no ink outlives its paper” [@lamps]. See [@ink].', ['misattributed: no ink outlives its paper']],
    [
      '“words that nobody wrote anywhere at all” [@lamps]',
      ['unfound: words that nobody wrote anywhere at all'],
    ],
    ['> Tallow loses 53.1% of its weight.\n>\n> — [@lamps]', ['altered: 53.1']],
    ['It is said: “tallow loses 53.1% of its weight.”[^1] More.\n\n[^1]: @lamps, p. 3.', ['altered: 53.1']],
    ['> tallow loses 53.1% of its weight.[^1]\n\nMore.\n\n[^1]: See @lamps.', ['altered: 53.1']],
    ['> @lamps: Tallow loses 53.1% of its weight.', ['altered: 53.1']],
    ['Only “53.1%” [@lamps] is lost, not “51.3%” [@lamps].', ['unfound: 53.1%']],
    ['> tallow loses 51.3% of its weight.\n> So they never say. [@lamps]', ['altered: So they never say']],
    ["``tallow loses 53.1\\% of its weight'' \\cite{lamps}", ['altered: 53.1'], 'latex'],
    [
      '\\textcquote{ink}{Oil does not spoil in the dark} \\nocite{lamps}',
      ['misattributed: Oil does not spoil in the dark'],
      'latex',
    ],
    ['“n = 1,240” [@drug]', ['unfound: n = 1,240']],
    ['“p = 0.30” [@drug]', ['unfound: p = 0.30']],
    ['“6 mg” [@drug]', ['unfound: 6 mg']],
    ['“35 mmHg” [@drug]', ['unfound: 35 mmHg']],
    ['“3.5 MB” [@drug]', ['unfound: 3.5 MB']],
    ['“10^4 samples” [@drug]', ['unfound: 10^4 samples']],
    ['“The cost is €5 million for 1/3 of users” [@drug]', ['altered: €']],
    ['“All methods [not] fail on small inputs” [@drug]', ['altered: not']],
    ['“tested 10 500 users” [@drug]', ['altered: 10 500']],
    ['“and they can learn, which isn’t new” [@drug]', ['altered: can']],
    ['“they cannot learn, which is new” [@drug]', ['altered: is new']],
    ['“The drug didn’t increase mortality” [@drug]', ['altered: increase']],
    ['> Fewer than 6 mg led to an increase [@drug].\n>\n> We compare inks. [@ink]', ['altered: 6']],
    ['> We compare inks. [@ink]\n> Fewer than 6 mg led to an increase [@drug].', ['altered: 6']],
    [
      '\\begin{quote}We compare inks \\cite{ink}.\n\nFewer than 6 mg led to an increase \\cite{drug}\\end{quote}',
      ['altered: 6'],
      'latex',
    ],
    ['#quote(attribution: <lamps>)[Oil does spoil in the dark]', ['altered: does spoil'], 'typst'],
  ];
  for (const [text, expected, language] of faults) {
    it(text, () => {
      assert.deepEqual(found(text, language), expected);
    });
  }

  for (const [text, , language] of faults) {
    it(`is mended: ${text}`, () => {
      for (const { fixes, rule } of problemsIn(text, language)) {
        for (const fix of fixes()) {
          if (fix.kind !== 'edit') continue;
          const after = applyEdits(text, fix.edits);
          assert.deepEqual(found(after, language), [], `${rule}, ${fix.title}: ${after}`);
        }
      }
    });
  }

  it('is found in page texts that are at hand, and by who knows', () => {
    const text = '“words that nobody wrote anywhere at all” [@lamps]';
    const pageText = (file: string) =>
      file === 'pages/lamps.txt' ? 'Here are words that nobody wrote anywhere at all.' : undefined;
    assert.deepEqual(found(text, 'markdown', { pageText }), []);
    const other = 'Said: “Iron gall ink fades by half within ten years” [@lamps]';
    assert.deepEqual(found(other), ['unfound: Iron gall ink fades by half within ten years']);
    const whoSays = () => [LIBRARY.byCitekey('ink')!];
    assert.deepEqual(found(other, 'markdown', { whoSays }), [
      'misattributed: Iron gall ink fades by half within ten years',
    ]);
  });

  for (const text of [
    'Said: “words that nobody wrote anywhere at all” [@lamps]',
    'Said: “tallow loses 53.1% of its weight” [@lamps]',
    'Said: “Iron gall ink fades by half within ten years” [@lamps]',
  ])
    it(`is not judged while a page of its paper is not at hand: ${text}`, () => {
      const whoSays = () => [LIBRARY.byCitekey('ink')!];
      const asked: string[] = [];
      const away = (file: string) => {
        asked.push(file);
        return file === 'pages/lamps.txt' ? undefined : 'Nothing.';
      };
      assert.deepEqual(found(text, 'markdown', { whoSays, pageText: away }), []);
      // What others say is not asked before.
      assert.deepEqual([...new Set(asked)], ['pages/lamps.txt']);
      assert.equal(found(text, 'markdown', { whoSays, pageText: () => 'Nothing.' }).length, 1);
    });

  it('cuts a file with many papers into lines once', () => {
    const works = Array.from({ length: 50 }, (_, n) => {
      const [record] = makeWork({ title: `Lamp number ${n}`, file: 'refs.bib' }).records;
      const place = placeInLine('refs.bib', n, 0, 80);
      return {
        ...makeWork({ title: `Lamp number ${n}`, citekey: `lamp${n}` }),
        records: [{ ...record!, place }],
      };
    });
    const page = works.map(
      (_, n) => `title {Lamp number ${n}} note {in house ${n} lamp after lamp goes out}`,
    );
    const text = works.map(({ citekey }, n) => `“in house ${n} lamp after lamp goes out” [@${citekey}].\n\n`);
    const whole = page.join('\r\n');
    const split = RegExp.prototype[Symbol.split];
    let cuts = 0;
    try {
      RegExp.prototype[Symbol.split] = function (string: string, limit?: number) {
        if (string === whole) cuts++;
        return split.call(this, string, limit);
      };
      const more = { library: makeLibrary(works), pageText: () => whole };
      assert.deepEqual(found(text.join(''), 'markdown', more), []);
    } finally {
      RegExp.prototype[Symbol.split] = split;
    }
    assert.equal(cuts, 1);
  });

  it('says which words', () => {
    const [problem] = problemsIn('“tallow loses 53.1% of its weight” [@lamps]');
    assert.match(problem!.message, /“On the burning of lamps” says it otherwise .*: “51\.3”, not “53\.1”\. /);
  });
});
