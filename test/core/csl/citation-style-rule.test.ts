// A style that a note names and that cannot print it is a problem like any other: weighed, switched off, mended.
import assert from 'node:assert/strict';
import { checkNote, checkProject } from '../../../src/core/checks/check-note';
import { styleProblem } from '../../../src/core/checks/citation-style';
import { editFix } from '../../../src/core/checks/problem';
import type { RuleLevels } from '../../../src/core/checks/rules';
import { noteStyle, projectStyle } from '../../../src/core/csl/note-style';
import { bibliographiesOf, LIBRARY } from '../checks/world';

function stylesIn(text: string, rules: RuleLevels = {}) {
  const note = { file: 'note.md', text, language: 'markdown' };
  const bibliographies = bibliographiesOf({});
  const { cslSpan } = noteStyle(text);
  const problems = checkNote(note, {
    library: LIBRARY,
    rules,
    bibliographyOf: (each) => bibliographies.of(each),
    pageText: () => undefined,
    whoSays: () => [],
    styleFault: () =>
      cslSpan && {
        span: cslSpan,
        message: 'No style is named natur.',
        fixes: () => [editFix('Change to nature', { ...cslSpan, newText: 'nature' })],
      },
  });
  return problems.filter(({ rule }) => rule === 'citation-style');
}

describe('the rule of citation styles', () => {
  it('marks the name, weighs what the reader says, and can be switched off', () => {
    const text = '---\ncsl: natur\n---\n\nWords.\n';
    const [problem, ...others] = stylesIn(text);
    assert.deepEqual(others, []);
    assert.equal(text.slice(problem!.span.start, problem!.span.end), 'natur');
    assert.equal(problem!.severity, 'warning');
    assert.deepEqual(
      problem!.fixes().map(({ title }) => title),
      ['Change to nature'],
    );
    assert.equal(stylesIn(text, { 'citation-style': 'error' })[0]!.severity, 'error');
    assert.deepEqual(stylesIn(text, { 'citation-style': 'off' }), []);
    assert.deepEqual(stylesIn('Words.\n'), []);
  });

  it('is held against project files, too', () => {
    const text = 'bibliography: gone.bib\ncsl: natur\n';
    const { cslSpan } = projectStyle(text);
    const problems = checkProject('_quarto.yml', bibliographiesOf({}), {
      library: LIBRARY,
      rules: {},
      projectStyleFault: () => styleProblem(cslSpan!, { fault: 'No style is named natur.', meant: 'nature' }),
    });
    assert.deepEqual(
      problems.map(({ rule, message }) => [rule, message]),
      [['citation-style', 'No style is named natur.']],
    );
    assert.equal(text.slice(problems[0]!.span.start, problems[0]!.span.end), 'natur');
    assert.equal(problems[0]!.fixes()[0]!.title, 'Change to nature');
  });
});
