import assert from 'node:assert/strict';
import { chaptersOf } from '../../../src/core/checks/chapters';

describe('the chapters of a main file', () => {
  it('in LaTeX, with the ending that may be left out', () => {
    const text =
      '\\input{intro}\nText \\include{chapters/one} and \\subfile{ two.tex }\n% \\input{old}\n10\\% of \\input{three.ltx}\n\\input{\\jobname}\n\\includegraphics{x}\n';
    assert.deepEqual(chaptersOf(text, 'latex'), ['intro.tex', 'chapters/one.tex', 'two.tex', 'three.ltx']);
  });

  it('in LaTeX, whatever the name and what stands beside it', () => {
    for (const [text, ...names] of [
      ['\\include{chap.1}', 'chap.1.tex', 'chap.1'],
      ['\\input chapters/one\n', 'chapters/one.tex'],
      ['\\input{"my file"}', 'my file.tex'],
      ['\\verb|%| \\input{a}', 'a.tex'],
      ['\\verb|\\input{b}| \\verbatiminput{c}'],
      ['a \\\\% \\input{b}\n\\input{c}', 'c.tex'],
      ['a \\\\\\% \\input{b}', 'b.tex'],
    ] as const)
      assert.deepEqual(chaptersOf(text, 'latex'), names, text);
  });

  it('in Typst', () => {
    const text = '#include "one.typ"\n// #include "old.typ"\nSee #include "sub/two.typ" here.\n';
    assert.deepEqual(chaptersOf(text, 'typst'), ['one.typ', 'sub/two.typ']);
    const beside = '#link("https://x.org") #include "x.typ" /* #include "y.typ" */ #include("z.typ")';
    assert.deepEqual(chaptersOf(beside, 'typst'), ['x.typ', 'z.typ']);
  });

  it('none in Markdown, and in linear time @long', () => {
    assert.deepEqual(chaptersOf('\\input{a}', 'markdown'), []);
    const long = `${'\\a'.repeat(200_000)}\n${'x'.repeat(200_000)}`;
    assert.deepEqual(chaptersOf(long, 'latex'), []);
    for (const part of ['\\verb|', '\\', '%', '\\input ', '\\verb|x'])
      assert.deepEqual(chaptersOf(part.repeat(20_000), 'latex'), []);
    for (const part of ['/* ', '/*', '"', 'include "', 'include(']) chaptersOf(part.repeat(20_000), 'typst');
  });
});
