// The citations of a note in another syntax.
import * as assert from 'node:assert/strict';
import { findCitations } from '../../../src/core/notes/citations';
import type { Cluster } from '../../../src/core/notes/cluster';
import { convertNote } from '../../../src/core/rewrite/convert';
import { applyEdits } from '../../../src/core/rewrite/rewriting';
import { groupsOf, saidBy } from '../../../src/core/rewrite/sayings';
import type { TargetForm } from '../../../src/core/rewrite/spell';
import { seeded } from '../seeded';

const LANGUAGE: Readonly<Record<TargetForm, string>> = {
  pandoc: 'markdown',
  wikilink: 'markdown',
  myst: 'markdown',
  latex: 'latex',
  typst: 'typst',
};

/** The text converted, and the reasons of what stays. */
function converted(text: string, from: TargetForm, to: TargetForm): string {
  const { edits, left } = convertNote(text, LANGUAGE[from], to);
  return [applyEdits(text, edits), ...left.map(({ reason }) => `! ${reason}`)].join('\n');
}

function check(
  to: TargetForm,
  lines: readonly (readonly [text: string, expected: string | RegExp])[],
  from: TargetForm = 'pandoc',
): void {
  for (const [text, expected] of lines) {
    if (typeof expected === 'string') assert.equal(converted(text, from, to), expected, text);
    else {
      assert.match(converted(text, from, to), expected, text);
      assert.ok(converted(text, from, to).startsWith(`${text}\n!`), text);
    }
  }
}

describe('converting citations', () => {
  it('from Pandoc to LaTeX', () => {
    check('latex', [
      ['As [@a].', 'As \\parencite{a}.'],
      ['As @a says.', 'As \\textcite{a} says.'],
      ['[see @a; @b, pp. 3-4]', '\\parencite[see][pp.~3-4]{a,b}'],
      ['[@a, 3, and more; @b, chap. 4]', '\\parencites[3, and more]{a}[chap. 4]{b}'],
      ['[-@a]', '\\parencite*{a}'],
      ['@a [p. 3]', '\\textcite[p.~3]{a}'],
      ['Uses \\citep{c}: [@a, 3]', 'Uses \\citep{c}: \\citep[3]{a}'],
      ['[@a, *passim*]', /markup/],
      ['[@a; -@b]', /for some works/],
      ['@a [p. 3; @b]', /for some works/],
      ['`[@a]` [@a](u) me@a.org', '`[@a]` [@a](u) me@a.org'],
      ['[@{1998ARA&A..36K}]', '\\parencite{1998ARA&A..36K}'],
    ]);
  });

  it('from Pandoc to MyST and Typst', () => {
    check('myst', [
      ['[see @a, p. 3; @b]', '{cite:p}`{see}a{p. 3};b`'],
      ['@a [*passim*]', '{cite:t}`a{*passim*}`'],
      ['[-@a]', '{cite:year}`a`'],
    ]);
    check('typst', [
      ['[@a, p. 3]x [@b]c', '@a[p. 3]x #cite(<b>)c'],
      ['[@a; @b, 3]', '@a @b[3]'],
      ['@a [p. 3]', '#cite(<a>, form: "prose", supplement: [p. 3])'],
      ['[-@DBLP:x/y]', '#cite(label("DBLP:x/y"), form: "year")'],
      ['[see @a]', /the words before the key/],
    ]);
  });

  it('tells which links to notes on papers are links no more', () => {
    const text = 'As [[@a]] and [[@b]] say [@a].';
    const { edits, unlinked, left } = convertNote(text, 'markdown', 'latex', undefined, (key) => key === 'a');
    assert.deepEqual([edits.length, left], [3, []]);
    assert.deepEqual(
      unlinked.map(({ span }) => text.slice(span.start, span.end)),
      ['[[@a]]'],
    );
  });

  it('from Pandoc to wikilinks and back', () => {
    check('wikilink', [
      ['[@a; @b] and @c.', '[[@a]]; [[@b]] and [[@c]].'],
      ['[@a, p. 3]', /where in the work/],
      ['[see @a]', /the words before/],
      ['[@x:y]', /cannot write the key x:y/],
    ]);
    check(
      'pandoc',
      [['[[@a]] [[@a|text]]', '@a [[@a|text]]\n! Pandoc has nothing that says just this.']],
      'wikilink',
    );
  });

  it('to Pandoc', () => {
    check(
      'pandoc',
      [
        ['{cite:p}`{see}a{p. 3};b` {cite:t}`a`', '[see @a, p. 3; @b] @a'],
        ['{cite:author}`a`', /nothing that says just this/],
      ],
      'myst',
    );
    check(
      'pandoc',
      [
        ['\\parencite[see][3]{a,b} \\textcite{a}x \\citeyear{a}', '[see @a; @b, 3] @{a}x [-@a]'],
        ['\\footcite{a}', /nothing/],
        ['\\citeauthor{a}', /nothing/],
        ['\\cite[\\emph{see}][]{a}', /markup/],
        ['\\nocite{a}', /without being cited/],
      ],
      'latex',
    );
    check(
      'pandoc',
      [
        ['@a[p. 3] @b and #cite(<c>, form: "prose")', '[@a, p. 3; @b] and @c'],
        ['#cite(<c>, form: "full")', /nothing/],
        ['#cite(<c>, style: "ieee")', /nothing/],
      ],
      'typst',
    );
  });

  it('keeps what only Pandoc’s braces say', () => {
    check('latex', [['[@a{ii, A, D-Z}, with]', /where in the work/]]);
    check('myst', [['[@a{}, 99 years later]', /where in the work|behind/]]);
  });

  it('leaves a bare name that leads to no paper', () => {
    const { edits, left } = convertNote('@user and [@user]', 'markdown', 'latex', () => false);
    assert.equal(edits.length, 1);
    assert.match(left[0]!.reason, /mention/);
  });
});

function said(text: string, language: string) {
  const groups = groupsOf(text, findCitations(text, language));
  return groups.map(({ items }) =>
    items
      .map(saidBy)
      .map(({ locator, ...rest }) => ({ ...rest, locator: locator && [locator.label, locator.value] })),
  );
}

const flat = (text: string, language: string) => said(text, language).flat();

describe('any conversion', () => {
  const PARTS = {
    prefix: ['', '', 'see ', 'see also '],
    tail: ['', '', ', p. 3', ', pp. 33-35, 38', ', chap. 2, and passim', ', 12', ', and so on', ', sec. 1.2'],
    key: ['a', 'doe99', 'x_y', 'b-c2020'],
  };

  for (const target of ['latex', 'myst', 'typst'] as const) {
    it(`to ${target} and back says the same, and loses nothing @long`, () => {
      const random = seeded(3);
      for (let round = 0; round < 150; round++) {
        const cluster = () => {
          const dash = random.chance(0.2) ? '-' : '';
          const items = Array.from(
            { length: 1 + random.below(3) },
            () => `${random.of(PARTS.prefix)}${dash}@${random.of(PARTS.key)}${random.of(PARTS.tail)}`,
          );
          if (random.chance(0.3))
            return `@${random.of(PARTS.key)}${random.of(['', ' [p. 3]', ' [chap. 4, and more]'])}`;
          return `[${items.join('; ')}]`;
        };
        const text = Array.from({ length: 1 + random.below(4) }, cluster).join(' word ');
        const there = convertNote(text, 'markdown', target);
        const after = applyEdits(text, there.edits);
        const clusters = findCitations(text, 'markdown');
        assert.equal(there.edits.length + there.left.length, clusters.length, text);
        if (there.left.length > 0) continue;
        assert.deepEqual(flat(after, LANGUAGE[target]), flat(text, 'markdown'), `${text}\n${after}`);
        const back = convertNote(after, LANGUAGE[target], 'pandoc');
        assert.deepEqual(back.left, [], after);
        assert.deepEqual(
          said(applyEdits(after, back.edits), 'markdown'),
          said(text, 'markdown'),
          `${text}\n${after}`,
        );
      }
    });
  }

  it('never throws, and says the same in every place it changes @long', () => {
    const random = seeded(9);
    const pieces = [
      '@a',
      '[',
      ']',
      ';',
      '{',
      '}',
      '`',
      '-',
      '\n',
      ', p. 3',
      'see ',
      '{cite:p}`a`',
      '\\cite[3]{a}',
      '[[@a]]',
      ' ',
      '#cite(<a>)',
      '(',
      ')',
    ];
    for (let round = 0; round < 300; round++) {
      const text = Array.from({ length: random.below(14) }, () => random.of(pieces)).join('');
      for (const language of ['markdown', 'latex', 'typst'])
        for (const target of ['pandoc', 'wikilink', 'latex', 'myst', 'typst'] as const) {
          const { edits, left } = convertNote(text, language, target);
          const clusters: readonly Cluster[] = findCitations(text, language);
          assert.ok(edits.length + left.length <= clusters.length, text);
          if (language !== 'markdown' || target === 'typst' || target === 'wikilink') continue;
          assert.deepEqual(
            flat(applyEdits(text, edits), language),
            flat(text, language),
            `${target}: ${text}`,
          );
        }
    }
  });
});
