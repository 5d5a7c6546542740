import assert from 'node:assert/strict';
import { citationAt, citesIn, findCitations } from '../../../src/core/notes/citations';
import { usedKeys } from '../../../src/core/notes/used-keys';

describe('the citation at an offset', () => {
  const at = (marked: string, expected: string | undefined, language = 'markdown') => {
    const offset = marked.indexOf('|');
    const text = marked.slice(0, offset) + marked.slice(offset + 1);
    assert.equal(citationAt(text, offset, language)?.item.key, expected, marked);
  };

  it('is that of the key which the offset touches', () => {
    at('x |@a', 'a');
    at('x @|a', 'a');
    at('x @a|', 'a');
    at('x| @a', undefined);
    at('[see |@a; @b]', 'a');
    at('[se|e @a; @b]', undefined);
    at('[see @a; @b|]', 'b');
    at('[see |-@a]', 'a');
    at('[|@{a b}]', undefined);
    at('[|@{a,b}]', 'a,b');
    at('[@{a,b}|]', 'a,b');
    at('[[@a|]]', 'a');
    at('\\cite{a,b|}', 'b', 'latex');
    at('{cite:p}`a;|b`', 'b');
    at('`@a|`', undefined);
    at('plain| text', undefined);
    at('```\n@x\n```\n\n- item\n\n  [@a; @b|]\n\n@c', 'b');
  });
});

describe('the languages with citations', () => {
  it('are those that write notes', () => {
    assert.deepEqual(['markdown', 'quarto', 'latex', 'typst', 'toString', 'typescript'].map(citesIn), [
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the keys of a note', () => {
  const note = '---\nnocite: "@z"\n---\n[@b; see\n-@a] @b `@c`\r\n\r\n[[@d]] @{e,f}[^@g]\n\n[^@g]: x';

  it('are given once, in order of first use', () => {
    assert.deepEqual([...usedKeys(note, 'markdown')], ['z', 'b', 'a', 'd', 'e,f', 'g']);
    assert.deepEqual([...usedKeys('no citation', 'markdown')], []);
  });
});

describe('a note of any kind', () => {
  it('costs little, however long a line is @long', () => {
    const long = [
      '@a [',
      '[@a ',
      '[@a [b] ',
      '`@a ``',
      '@{',
      '$@a ',
      '<a b="@',
      '<!-- @',
      '[[@a',
      '\\cite[{@',
      '{cite}`@',
      '> - @a\n',
      '](@a',
      '![@a](',
      '@a@b:/',
      '[@a]: x\n',
      '\\(@',
      '![@a [',
      '\n$$\n',
      '    @\n',
      '&@',
      'https://@',
    ];
    for (const piece of long) {
      const text = piece.repeat(Math.ceil(2_000 / piece.length));
      for (const language of ['markdown', 'latex', 'typst']) findCitations(text, language);
    }
    assert.deepEqual(findCitations('x '.repeat(2_500_000), 'markdown'), []);
    assert.equal(findCitations(`${'x '.repeat(2_500_000)}[@a]`, 'markdown').length, 1);
  });
});
