// Quotations in texts that nobody wrote: nothing throws, everything stays within bounds, and what is large stays cheap.
import assert from 'node:assert/strict';
import { findCitations } from '../../../src/core/notes/citations';
import { markupOf } from '../../../src/core/notes/markup';
import { findQuotations } from '../../../src/core/quotations/find';
import { tokensIn, wordsShown } from '../../../src/core/quotations/shown';
import { seeded } from '../seeded';

const PARTS = [
  '“',
  '”',
  '„',
  '"',
  "'",
  '‘',
  '’',
  '«',
  '»',
  '``',
  "''",
  '> ',
  '\n> ',
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '.',
  '…',
  '[...]',
  '[',
  ']',
  '{',
  '}',
  '@a',
  '[@a]',
  '[@b; @a, p. 3]',
  '— ',
  '<!-- scholium: x.txt:3 -->',
  '<!-- scholium: paraphrase -->',
  '% scholium: paraphrase\n',
  '\\begin{quote}',
  '\\end{quote}',
  '\\enquote{',
  '\\textcquote{a}{',
  '\\cite{a}',
  '#quote(',
  'attribution: <a>',
  ')[',
  '#quote[',
  '// scholium: x:3\n',
  'word',
  'not',
  '51.3%',
  '10^{-3}',
  '1,000',
  '$x_1$',
  '\\alpha',
  '\\',
  '- ',
  '1. ',
  '# ',
  '```',
  '|',
  '😀',
  'é',
  '\u0301',
  '<q>',
  '</q>',
  '&amp;',
  '**',
  '_',
];

describe('quotations of a note', () => {
  it('are found in whatever there is @long', () => {
    const random = seeded(5);
    let found = 0;
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: random.below(60) }, () => random.of(PARTS)).join(
        random.of(['', ' ']),
      );
      const language = random.of(['markdown', 'latex', 'typst', 'plaintext']);
      for (const { span, cuts, end } of findQuotations(text, language, findCitations(text, language))) {
        found++;
        assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, text);
        assert.ok(end >= 0 && end <= text.length, text);
        const words = wordsShown(text, span, markupOf(language)!, cuts);
        let last = span.start;
        for (const token of tokensIn(words, span)) {
          assert.ok(
            last <= token.start && token.start < token.end && token.end <= span.end,
            `${text} ${JSON.stringify(token)}`,
          );
          last = token.start;
        }
      }
    }
    assert.ok(found > 300, String(found));
  });

  it('are told apart by where they stand', () => {
    const text = [
      'Doe says “one two three four” and “five six seven eight” [@a], but “nine ten eleven twelve” [@b].',
      '',
      'In @c we read: “a sentence of its own.” Then comes “another one of them here”.',
      '',
      '> Block of some words.',
      '>',
      '> — [@d] <!-- scholium: pages/x%20y.txt:12 -->',
      '',
      '“A short one” <!-- scholium: x.txt:1 --> and “words that are no quotation”, says @e.',
    ].join('\n');
    const told = findQuotations(text, 'markdown', findCitations(text, 'markdown')).map(
      ({ span, cited, isVague, trace }) =>
        `${text.slice(span.start, span.end)}: ${cited.map(({ item }) => item.key)}${isVague ? '?' : ''}${trace ? ` ${trace.file}:${trace.line}` : ''}`,
    );
    assert.deepEqual(told, [
      'one two three four: a',
      'five six seven eight: a',
      'nine ten eleven twelve: b',
      'a sentence of its own.: c',
      'another one of them here: c?',
      'Block of some words.: d pages/x y.txt:12',
      'A short one: e x.txt:1',
      'words that are no quotation: e',
    ]);
  });

  it('cost what they are, in a text of one mark @long', () => {
    for (const mark of [
      '“',
      '"',
      '«',
      "'",
      '``',
      '> ',
      '\n> ',
      '\\begin{quote}',
      '\\enquote{',
      '#quote(',
      '[',
      '@a “',
      '[@a] "',
    ]) {
      for (const language of ['markdown', 'latex', 'typst']) {
        const text = `${mark.repeat(20_000)} [@a] \\cite{a} @a`;
        assert.ok(findQuotations(text, language, findCitations(text, language)).length <= 20_001);
      }
    }
  });
});
