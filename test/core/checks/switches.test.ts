import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/checks/problem';
import { levelOf, RULE_NAMES, readRuleLevels } from '../../../src/core/checks/rules';
import { switchOff } from '../../../src/core/checks/switch-off';
import { type Asked, problemsIn } from './world';

/** Rules that fire, by the line they fire in, the first being 0: `2 repeated-key`. */
function fired(text: string, asked: Asked = {}): string[] {
  const places = problemsIn(text, asked).flatMap(({ rule, span, more }) =>
    [span, ...more].map(({ start }) => ({ rule, start })),
  );
  return places
    .sort((a, b) => a.start - b.start)
    .map(({ rule, start }) => `${text.slice(0, start).split('\n').length - 1} ${rule}`);
}

const UNKNOWN = '[@zz]';
const BOTH = '[@zz; @a; @a]';

describe('rules switched off in the text', () => {
  it('from a comment to another, or to the end', () => {
    const off = '<!-- scholium-disable -->';
    const on = '<!-- scholium-enable -->';
    assert.deepEqual(fired([UNKNOWN, off, '', UNKNOWN, on, '', UNKNOWN].join('\n')), [
      '0 unknown-key',
      '6 unknown-key',
    ]);
    assert.deepEqual(fired([off, '', UNKNOWN].join('\n')), []);
    assert.deepEqual(fired(`${UNKNOWN}\n\n${on}\n\n${UNKNOWN}`), ['0 unknown-key', '4 unknown-key']);
  });

  it('by name', () => {
    const off = '<!-- scholium-disable unknown-key -->';
    assert.deepEqual(fired(`${off}\n\n${BOTH}`), ['2 repeated-key']);
    assert.deepEqual(fired(`<!-- scholium-disable unknown-key, repeated-key -->\n\n${BOTH}`), []);
    assert.deepEqual(fired(`<!-- scholium-disable -->\n<!-- scholium-enable repeated-key -->\n\n${BOTH}`), [
      '3 repeated-key',
    ]);
  });

  it('for a line, and for the next', () => {
    assert.deepEqual(fired(`${BOTH} <!-- scholium-disable-line unknown-key -->\n${UNKNOWN}`), [
      '0 repeated-key',
      '1 unknown-key',
    ]);
    assert.deepEqual(fired(`<!-- scholium-disable-next-line -->\n\n${UNKNOWN}`), ['2 unknown-key']);
    assert.deepEqual(fired(`x <!-- scholium-disable-next-line -->\n${UNKNOWN}\n${UNKNOWN}`), [
      '2 unknown-key',
    ]);
    assert.deepEqual(fired(`${UNKNOWN}\r\n<!-- scholium-disable-line -->${UNKNOWN}\r\n`), ['0 unknown-key']);
  });

  it('in LaTeX and Typst in their own comments', () => {
    const latex: Asked = { language: 'latex' };
    assert.deepEqual(fired('% scholium-disable unknown-key\n\\cite{zz}', latex), []);
    assert.deepEqual(fired('\\cite{zz} % scholium-disable-line\n\\cite{zz}', latex), ['1 unknown-key']);
    assert.deepEqual(
      fired('// scholium-disable-next-line unknown-key\n@zz @zz\n@zz1999', { language: 'typst' }),
      ['2 unknown-key'],
    );
    assert.deepEqual(fired('<!-- scholium-disable -->\n\\cite{zz}', latex), ['1 unknown-key']);
  });

  it('not where a comment is told of', () => {
    assert.deepEqual(fired(`\`<!-- scholium-disable -->\` does it: ${UNKNOWN}`), ['0 unknown-key']);
  });

  it('a name that is no rule is a problem, and switches nothing off', () => {
    const text = `<!-- scholium-disable unknown-keys -->\n\n${UNKNOWN}`;
    const [problem, ...rest] = problemsIn(text);
    assert.equal(problem!.rule, 'unknown-rule');
    assert.equal(text.slice(problem!.span.start, problem!.span.end), 'unknown-keys');
    assert.deepEqual(
      rest.map(({ rule }) => rule),
      ['unknown-key'],
    );
    const [fix] = problem!.fixes();
    assert.ok(fix?.kind === 'edit');
    assert.deepEqual(problemsIn(applyEdits(text, fix.edits)), []);
  });
});

describe('a rule switched off by a fix', () => {
  function check(text: string, mended: string | undefined, asked: Asked = {}): void {
    const [problem] = problemsIn(text, asked);
    const note = { file: 'note.md', text, language: asked.language ?? 'markdown' };
    const fix = switchOff(problem!, note);
    const after = fix && applyEdits(text, fix.edits);
    assert.equal(after, mended);
    if (after !== undefined) assert.deepEqual(problemsIn(after, asked), []);
  }

  it('is silent in this line, by a comment of the language', () => {
    check('[@zz] x\r\ny', '[@zz] x <!-- scholium-disable-line unknown-key -->\r\ny');
    check('\\cite{zz}', '\\cite{zz} % scholium-disable-line unknown-key', { language: 'latex' });
    check('@zz \n', '@zz  // scholium-disable-line unknown-key\n', { language: 'typst' });
    check(
      '<!-- scholium-disable zz -->',
      '<!-- scholium-disable zz --> <!-- scholium-disable-line unknown-rule -->',
    );
    check('---\nnocite: "@zz"\n---\n', undefined);
  });
});

describe('rules as they are set', () => {
  it('off, or of another weight', () => {
    assert.deepEqual(fired(BOTH, { rules: { 'unknown-key': 'off' } }), ['0 repeated-key']);
    const [problem] = problemsIn(UNKNOWN, { rules: { 'unknown-key': 'error' } });
    assert.equal(problem!.severity, 'error');
  });

  const levels = (text: string) => {
    const read = readRuleLevels(text);
    return 'levels' in read ? read.levels : read.fault;
  };

  it('are read from a call', () => {
    assert.deepEqual(levels(''), {});
    assert.deepEqual(levels('unknown-key=error, repeated-key=off'), {
      'unknown-key': 'error',
      'repeated-key': 'off',
    });
    assert.match(
      String(levels('unknown-keys=off')),
      /There is no rule "unknown-keys"; did you mean unknown-key\?/,
    );
    assert.match(String(levels('unknown-key')), /"unknown-key" is no RULE=LEVEL/);
    assert.match(String(levels('unknown-key=fatal')), /LEVEL is one of off, information, warning, error/);
    assert.match(String(levels('__proto__=off')), /There is no rule/);
    const all = levels('all=error,former-key=off');
    assert.ok(typeof all === 'object');
    for (const rule of RULE_NAMES) {
      const expected = rule === 'former-key' || levelOf(rule, {}) === 'off' ? 'off' : 'error';
      assert.equal(levelOf(rule, all), expected, rule);
    }
  });
});
