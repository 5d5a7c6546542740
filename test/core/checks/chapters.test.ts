import assert from 'node:assert/strict';
import { chaptersOf } from '../../../src/core/checks/chapters';

describe('the chapters of a main file', () => {
  it('in LaTeX, with the ending that may be left out', () => {
    const text =
      '\\input{intro}\nText \\include{chapters/one} and \\subfile{ two.tex }\n% \\input{old}\n10\\% of \\input{three.ltx}\n\\input{\\jobname}\n\\includegraphics{x}\n';
    assert.deepEqual(chaptersOf(text, 'latex'), ['intro.tex', 'chapters/one.tex', 'two.tex', 'three.ltx']);
  });

  it('in Typst', () => {
    const text = '#include "one.typ"\n// #include "old.typ"\nSee #include "sub/two.typ" here.\n';
    assert.deepEqual(chaptersOf(text, 'typst'), ['one.typ', 'sub/two.typ']);
  });

  it('none in Markdown, and in linear time', () => {
    assert.deepEqual(chaptersOf('\\input{a}', 'markdown'), []);
    const long = `${'\\a'.repeat(200_000)}\n${'x'.repeat(200_000)}`;
    assert.deepEqual(chaptersOf(long, 'latex'), []);
  });
});
