import * as assert from 'node:assert/strict';
import { fieldsIn } from '../../../src/core/literature/front-matter';
import { paperNoteOf } from '../../../src/core/notes/paper-note';
import { isNestedDeep } from '../../../src/core/notes/yaml-depth';

describe('YAML that is nested too deep', () => {
  const deep: Readonly<Record<string, string>> = {
    brackets: `a: ${'['.repeat(20_000)}\n`,
    'braces over lines': 'a: {\n'.repeat(5000),
    lists: `a:\n  ${'- '.repeat(5000)}x\n`,
    'keys of keys': `${'? '.repeat(5000)}x\n`,
    indentation: Array.from({ length: 2000 }, (_, n) => `${' '.repeat(n)}k:\n`).join(''),
  };
  for (const [what, yaml] of Object.entries(deep)) {
    it(`is told by its ${what}, and no parser is given it`, () => {
      assert.equal(isNestedDeep(yaml), true);
      const note = `---\n${yaml}---\n`;
      assert.deepEqual(paperNoteOf('@k.md', note), { keys: ['k'], tags: [] });
      assert.match(fieldsIn(note).fault ?? '', /nested too deep/);
    });
  }

  it('is no usual front matter', () => {
    const usual = [
      'a: [b, {c: [d]}]\n- - x\n',
      `tags: [${'[x], '.repeat(200)}]\n`,
      `a: |\n${' '.repeat(80)}x\n`,
      `a: ${'- '.repeat(60)}\n`,
      'a: b :) [ \n'.repeat(20),
    ];
    for (const yaml of usual) assert.equal(isNestedDeep(yaml), false, yaml);
  });
});
