import * as assert from 'node:assert/strict';
import { seeded } from '../seeded';
import { problemsIn } from './world';

describe('rules of notes: front matter', () => {
  const broken = (text: string, file = 'notes/@a.md', language = 'markdown') =>
    problemsIn(text, { file, language }).flatMap(({ rule, span, severity }) =>
      rule === 'broken-front-matter' ? [`${severity} ${text.slice(span.start, span.end)}`] : [],
    );

  const cases: readonly (readonly [head: string, line: string])[] = [
    ['---\nstatus: reading\ntitle: Lamps: a study\ntags: [x]\n---\n', 'title: Lamps: a study'],
    ['---\ntitle: "Lamps\nstatus: read\n---\n', 'status: read'],
    ['---\nstatus: read\ntags: [a, b\n---\n', 'tags: [a, b'],
    ['---\nstatus: read\n\ttags: [a]\n---\n', 'tags: [a]'],
    ['---\njust words\n---\n', 'just words'],
    ['---\nstatus: read\n\n# Lamps\n', '---'],
    [`---\na: ${'['.repeat(60)}\n---\n`, '---'],
  ];
  for (const [head, line] of cases)
    for (const [what, text] of [
      ['', head],
      [', Windows', `\uFEFF${head.replaceAll('\n', '\r\n')}`],
    ] as const)
      it(`broken-front-matter: ${JSON.stringify(head.slice(0, 60))}${what}`, () =>
        assert.deepEqual(broken(text), [`warning ${line}`]));

  it('asks only notes on papers, and takes what YAML takes', () => {
    const wrong = '---\ntitle: a: b\n---\n';
    assert.deepEqual(broken(wrong, 'notes/a.md'), []);
    assert.deepEqual(broken('---\ncitekey: a\ntitle: a: b\n---\n', 'notes/a.md'), ['warning title: a: b']);
    assert.deepEqual(broken(wrong, 'notes/@a.tex', 'latex'), []);
    for (const fine of [
      '',
      '---\n---\n',
      '---\n# nothing\n---\n',
      '---\n{status: read}\n---\n',
      '---\na: 1\na: 2\n---\n',
      '---\n\nA line across.\n',
      '---\nWords below a line.\n',
      '# Lamps\n',
    ])
      assert.deepEqual(broken(fine), [], fine);
  });

  it('never throws, and marks a place in the text @long', () => {
    const parts = [
      '---\n',
      'a: ',
      '[',
      '{',
      '"',
      "'",
      '\t',
      '\r\n',
      '\n',
      '- ',
      '? ',
      ': ',
      '&a',
      '*a',
      '|',
      'x',
      '\uFEFF',
      '...\n',
    ];
    for (let seed = 1; seed <= 500; seed++) {
      const random = seeded(seed);
      const text = `---\n${Array.from({ length: random.below(20) }, () => random.of(parts)).join('')}`;
      for (const { span } of problemsIn(text, { file: '@a.md' }))
        assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, `seed ${seed}`);
    }
  });
});
