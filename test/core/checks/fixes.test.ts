// Properties over notes made at random: nothing throws, and a fix leaves its problem behind and brings no other.
import assert from 'node:assert/strict';
import { offsetsOf } from '../../../src/core/checks/positions';
import { applyEdits, type NoteProblem } from '../../../src/core/checks/problem';
import { FORMATS, problemReport, reportedProblem } from '../../../src/core/checks/report';
import { type Random, seeded } from '../seeded';
import { type Asked, problemsIn } from './world';

const KEYS = ['a', 'b', 'c', 'doe99', 'müller2020', 'x.y', 'ab:c/d'];
const WORDS = ['As', 'says', 'much', 'more,', 'and so', 'in 1999', 'we (all)', 'e.g.', 'naïve', '𝔸𝔹'];
const LOCATORS = ['', '', ', p. 3', ', pp. 33-35 and more', ' [sec. 2]', ', {ii, A}'];

/** A citation with at most one fault; the keys in it differ. */
function citation(random: Random): string {
  const [k, l] = [random.below(KEYS.length), 1 + random.below(KEYS.length - 1)];
  const [a, b] = [KEYS[k]!, KEYS[(k + l) % KEYS.length]!];
  const p = random.of(LOCATORS.filter((each) => !each.includes('[')));
  return random.of([
    `[@${a}${p}; @${b}]`,
    `@${a}${random.of(LOCATORS).replace(/^,.*/, '')}`,
    `[@${a} @${b}]`,
    `[@${a}, @${b}]`,
    `[@${a}${p}; -@${b}${p},]`,
    `[@${a};; @${b}${p}]`,
    `[see; @${a}${p}]`,
    `[@${a}; p. 3; @${b}]`,
    `[@${a}${p}`,
    `[@${a}; @${b}`,
    `[@${a}; @${b}${p}; @${a}]`,
    `[@${a}, p. 3-; @${b}]`,
    `[@${a}, pp.; @${b}]`,
    `[@${a}, pp. 35-33]`,
    `[@${a}{ii, A; @${b}]`,
    `[@{${a}]`,
    '[@]',
    `[@${a}](x)`,
    `[@${a}; @${b}][x]`,
    `[@${a}1; @${b}${p}]`,
    '[@vaswani2017attention]',
    '[@vaswani2017; @a]',
    '[@vaswaniAttentionAllYou2017, v3]',
    'arXiv:1706.03762v2',
    `[[@${a}1]]`,
    `[^@${a}1]`,
    `{cite:p}\`${a};@${b};${a}\``,
    `\\cite{${a},${b},${a}}`,
    '[@gone] @nobody2020 @bob',
  ]);
}

function note(random: Random): string {
  const paragraphs = Array.from({ length: 1 + random.below(6) }, () => {
    const parts = Array.from({ length: 1 + random.below(3) }, () => {
      const words = Array.from({ length: random.below(4) }, () => random.of(WORDS)).join(' ');
      return `${words} ${random.chance(0.7) ? citation(random) : ''} ${random.of(WORDS)}.`;
    });
    const mark = random.of(['', '', '', '> ', '- ', '# ', '    ', '```\n']);
    return mark + (random.chance(0.1) ? `[@a]: ${parts.join(' ')}` : parts.join('\n').trim());
  });
  const head = random.of(['', '', '---\nbibliography: refs.bib\n---\n', '---\nnocite: "@a, @zz99"\n---\n']);
  return head + paragraphs.join(random.of(['\n\n', '\r\n\r\n']));
}

function byRule(problems: readonly NoteProblem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** The rules whose fixes were tried, and how often. */
function tryFixes(seed: number, rounds: number): Map<string, number> {
  const random = seeded(seed);
  const refs = KEYS.map((key) => `@misc{${key}, title={A paper called ${key}}}`).join('\n');
  const asked: Asked = { files: { 'refs.bib': refs } };
  const tried = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const text = note(random);
    const problems = problemsIn(text, asked);
    const before = byRule(problems);
    for (const { rule, fixes } of problems) {
      for (const fix of fixes()) {
        if (fix.kind !== 'edit') continue;
        tried.set(rule, (tried.get(rule) ?? 0) + 1);
        const after = applyEdits(text, fix.edits);
        const found = byRule(problemsIn(after, asked));
        const told = `${fix.title}\n${text}\n-----\n${after}`;
        assert.ok((found.get(rule) ?? 0) < before.get(rule)!, `still ${rule}: ${told}`);
        for (const [other, count] of found) {
          // A key of the library that the note's own bibliography lacks is known, and has no entry.
          if (other === 'missing-entry' && rule === 'unknown-key') continue;
          assert.ok(count <= (before.get(other) ?? 0), `new ${other}: ${told}`);
        }
      }
    }
  }
  return tried;
}

describe('fixes', () => {
  it('leave their problem behind and bring no other @long', () => {
    const tried = tryFixes(11, 60);
    assert.ok(tried.size >= 7, [...tried.keys()].join(' '));
  });

  it('leave their problem behind and bring no other, in many notes @long', () => {
    const tried = tryFixes(12, 2000);
    assert.equal(tried.size, 7, [...tried.keys()].join(' '));
    for (const [rule, times] of tried) assert.ok(times >= 100, `${rule}: ${times}`);
  });
});

const SCRAPS = [
  ...'@ [ ] { } ( ) ; , - : ` \\ $ <!-- --> % // [@a [@ @{ @a @nobody2020 \\cite{ \\cite{a;b} {cite:p}` #cite(<'.split(
    ' ',
  ),
  ...'[[@a [^@a p.\u00203- pp. arXiv:1706.03762v1 scholium-disable unknown-key \\bibliography{ [@a]: [@a]('.split(
    ' ',
  ),
  ...[
    '```\n',
    '\n',
    '\n\n',
    ' ',
    '---\n',
    'bibliography: ',
    'references:\n',
    '- id: x\n',
    '#bibliography("',
    '<!-- scholium-disable-line ',
  ],
  ...['\uD800', '\uFFFC', '\0', '𝔸', 'é', '\r', '> ', '- ', '    '],
];

function checkSoup(seed: number, rounds: number): void {
  const random = seeded(seed);
  const languages = ['markdown', 'quarto', 'rmd', 'latex', 'typst', 'plaintext', 'python'];
  for (let round = 0; round < rounds; round++) {
    const text = Array.from({ length: random.below(40) }, () => random.of(SCRAPS)).join('');
    const problems = problemsIn(text, { language: random.of(languages), files: { 'refs.bib': text } });
    let last = 0;
    for (const { span, fixes, message } of problems) {
      assert.ok(
        span.start >= last && span.start <= span.end && span.end <= text.length,
        JSON.stringify(text),
      );
      assert.ok(message.length > 0);
      last = span.start;
      for (const fix of fixes()) {
        for (const { start, end } of fix.kind === 'edit' ? fix.edits : [])
          assert.ok(start >= 0 && start <= end && end <= text.length, JSON.stringify(text));
      }
    }
    const offsets = offsetsOf(text);
    const reported = problems.map((problem) => reportedProblem(problem, 'a b/ü.md', offsets));
    for (const format of FORMATS) problemReport(reported, format);
  }
}

describe('checking', () => {
  it('throws for no text, and marks places in it @long', () => checkSoup(13, 200));

  it('throws for no text, and marks places in it, for many @long', () => checkSoup(14, 8000));
});
