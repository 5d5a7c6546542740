// Every quotation of a note with its state, and the report on many notes.
import assert from 'node:assert/strict';
import { quotationsIn } from '../../../src/core/checks/quotations-in';
import {
  countQuotations,
  quotationsReport,
  quotationsSentence,
} from '../../../src/core/checks/quotations-report';
import type { Library } from '../../../src/core/library/library';
import { phraseOf } from '../../../src/core/quotations/phrase-of';
import { makeLibrary, makeWork } from '../builders';

const LIBRARY: Library = makeLibrary([
  makeWork({
    title: 'On the burning of lamps',
    citekey: 'lamps',
    abstract: 'Oil does not spoil in the dark, while tallow loses 51.3% of its weight.',
    file: 'pages/lamps.txt',
  }),
  makeWork({
    title: 'Ink in libraries',
    citekey: 'ink',
    abstract: 'Iron gall ink fades by half within ten years under northern light.',
    file: 'pages/ink.txt',
  }),
  makeWork({ title: 'Known by its title alone', citekey: 'bare', file: 'pages/bare.txt' }),
]);

const TEXT = `“Oil does not spoil in the dark” [@lamps].

“Tallow loses 53.1% of its weight” [@lamps].

“Iron gall ink fades by half within ten years” [@lamps].

“Nobody wrote these words down anywhere at all” [@lamps].

“Nobody wrote these words down anywhere at all” [@bare].

<!-- scholium-disable-next-line altered-quotation -->
“Tallow loses 99% of its weight” [@lamps].

“Tallow loses 99% of its weight” [@lamps]. <!-- scholium: paraphrase -->
`;

function read(text: string, whoSays?: () => ReturnType<Library['inFile']>) {
  return quotationsIn(
    { file: 'note.md', text, language: 'markdown' },
    {
      library: LIBRARY,
      bibliographyOf: () => ({ files: [], missing: [], inline: new Set(), complete: false }),
      rules: {},
      ...(whoSays && { whoSays }),
    },
  );
}

describe('the quotations of a note', () => {
  const ink = () => LIBRARY.works.filter(({ citekey }) => citekey === 'ink');

  it('are each in one state, and a problem is said where there is one', () => {
    const states = read(TEXT, ink).map(({ state, problem }) => [state, problem?.rule]);
    const exact = states.slice(0, 5);
    assert.deepEqual(exact, [
      ['exact', undefined],
      ['altered', 'altered-quotation'],
      ['another', 'misattributed-quotation'],
      ['not-found', 'unfound-quotation'],
      ['unknown', undefined],
    ]);
    assert.deepEqual(states[5], ['switched-off', undefined]);
  });

  it('are counted in a sentence', () => {
    const counts = countQuotations(read(TEXT, ink));
    assert.match(
      quotationsSentence(counts, 2),
      /^\d quotations in 2 notes: 1 exact, 1 altered, 1 from another paper, 1 not found, 1 of papers whose words no page here has, 1 switched off\.$/,
    );
    assert.equal(
      quotationsSentence(countQuotations([]), 1),
      'No quotation stands next to a citation in 1 note.',
    );
  });

  it('make a report that leads to note and page', () => {
    const notes = [
      { name: 'notes/*a*.md', link: '/notes/a.md', text: TEXT, quotations: read(TEXT, ink) },
      {
        name: 'b.md',
        link: '/b.md',
        text: '',
        quotations: read('“Oil does not spoil in the dark” [@lamps].'),
      },
    ];
    const report = quotationsReport(notes, ({ file }) => `/${file}`, 'A sentence.');
    assert.ok(report.startsWith('# Quotations\n\nA sentence.\n\n## notes/\\*a\\*.md\n\n'), report);
    assert.match(
      report,
      /- \*\*Altered\*\*, \[line 3\]\(<\/notes\/a\.md#L3>\), `@lamps`: “Tallow loses 53\.1% of its weight”/,
    );
    assert.match(report, /“51\.3”, not “53\.1”/);
    assert.match(report, /Page: \[lamps\.txt:\d+\]\(<\/pages\/lamps\.txt#L\d+>\)/);
    assert.ok(report.endsWith('## All exact\n\n- [b.md](</b.md>): 1 quotation\n'), report);
  });
});

describe('what one looks for in an index', () => {
  it('is the longest run of plain words, of a few of them', () => {
    assert.equal(phraseOf('oil does not spoil 51 3 in the dark'), 'oil does not spoil');
    assert.equal(phraseOf('a b c 5 d e f'), undefined);
    assert.equal(
      phraseOf('one two three four five six seven eight nine'),
      'one two three four five six seven eight',
    );
    assert.equal(phraseOf(''), undefined);
  });
});
