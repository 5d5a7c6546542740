import * as assert from 'node:assert/strict';
import {
  elements,
  firstMember,
  jsonStart,
  member,
  numberOf,
  parseJson,
  textOf,
} from '../../../src/core/sources/text/json';
import { Lines } from '../../../src/core/sources/text/lines';
import { textAt } from './project';

const linesOf = (text: string) => new Lines('a.json', text.split('\n'));

describe('JSON', () => {
  it('knows where its strings stand', () => {
    const text = '{\n  "a": [\n    { "title": " Two Words " }\n  ]\n}';
    const json = parseJson(linesOf(text))!;
    const printed = json.printed(member(json.root, 'a', 0, 'title'))!;
    assert.equal(printed.text, 'Two Words');
    assert.equal(textAt(text.split('\n'), printed.place), 'Two Words');
    assert.deepEqual(json.place(json.root), { file: 'a.json', line: 0, column: 0, endLine: 4, endColumn: 1 });
  });

  it('counts lines on from where the page starts', () => {
    const json = parseJson(linesOf('# A note\n\n{"a": "b"}').slice(2, 3))!;
    assert.equal(json.printed(member(json.root, 'a'))!.place.line, 2);
  });

  it('resolves escapes, with the place of the letters as they stand', () => {
    const json = parseJson(linesOf('{"name": "Fran\\\\c{c}oise \\u2013 \\"G\\""}'))!;
    const printed = json.printed(member(json.root, 'name'))!;
    assert.equal(printed.text, 'Fran\\c{c}oise – "G"');
    assert.deepEqual([printed.place.column, printed.place.endColumn], [10, 37]);
  });

  it('reads what stands before the cut, and no half string', () => {
    const json = parseJson(linesOf('{"a": {"title": "Whole"},\n "b": {"title": "Hal'))!;
    assert.equal(textOf(member(json.root, 'a', 'title')), 'Whole');
    assert.equal(json.printed(member(json.root, 'b', 'title')), undefined);
    assert.equal(json.brokenAt?.line, 1);
  });

  it('takes a note behind it for no damage', () => {
    assert.equal(parseJson(linesOf('{"a": 1}\nMine.'))!.brokenAt, undefined);
  });

  it('gives nothing for what is not there, or of another kind', () => {
    const { root } = parseJson(linesOf('{"n": 3, "s": "3", "none": null, "empty": " "}'))!;
    assert.deepEqual(
      [
        numberOf(member(root, 'n')),
        numberOf(member(root, 's')),
        textOf(member(root, 'n')),
        textOf(member(root, 'empty')),
      ],
      [3, undefined, undefined, undefined],
    );
    assert.equal(textOf(firstMember(root, ['none', 'gone', 's'])), '3');
    assert.deepEqual(elements(member(root, 'n')), []);
  });

  it('refuses what is none, however large or deep @long', () => {
    for (const text of ['', 'words', '['.repeat(200_000), '{"a": "x\n'.repeat(50_000)])
      assert.equal(parseJson(linesOf(text)), undefined, text.slice(0, 20));
  });

  it('starts at the first line, or below an address', () => {
    const starts: readonly (readonly [string, number | undefined])[] = [
      ['{"a": 1}', 0],
      ['\n [\n {', 1],
      ['URL: https://example.org/a.json\n\n{"a": 1}', 2],
      ['---\nurl: https://example.org\n---\n{', 3],
      ['A note\n{"a": 1}', undefined],
      ['[1] A reference', undefined],
      ['[[a link]]', undefined],
      ['', undefined],
    ];
    for (const [text, start] of starts) assert.equal(jsonStart(linesOf(text)), start, text);
  });
});
