// Where the list of references comes to stand.
import * as assert from 'node:assert/strict';
import { insertInside, insertList, othersPlace } from '../../../src/core/reference-list/place';
import { applyEdits } from '../../../src/core/rewrite/rewriting';

describe('the place of the list of references', () => {
  it('is at the caret between paragraphs, else to the end', () => {
    for (const [marked, wanted] of [
      ['One.\n|\nTwo.\n', 'One.\n\nLIST\n\nTwo.\n'],
      ['One.\n\n|\n\nTwo.\n', 'One.\n\nLIST\n\nTwo.\n'],
      ['|', 'LIST\n'],
      ['One.\n\n|', 'One.\n\nLIST\n'],
      ['O|ne.\n\nTwo.', 'One.\n\nTwo.\n\nLIST\n'],
      ['- a\n|\n- b\n', '- a\n\n- b\n\nLIST\n'],
      ['- a\n|\n  more of a\n', '- a\n\n  more of a\n\nLIST\n'],
      ['```\n|\ncode\n```\n', '```\n\ncode\n```\n\nLIST\n'],
      ['---\ntitle: x\n|\n---\n\nOne.\n', '---\ntitle: x\n\n---\n\nOne.\n\nLIST\n'],
      ['::: note\nOne.\n|\nTwo.\n:::\n', '::: note\nOne.\n\nTwo.\n:::\n\nLIST\n'],
      ['<!-- a\n|\nb -->\n\nOne.\n', '<!-- a\n\nb -->\n\nOne.\n\nLIST\n'],
      ['1. a\n\n   para\n|\n2. b\n', '1. a\n\n   para\n\n2. b\n\nLIST\n'],
      ['1. a\n\n   para\n|\nTwo.\n', '1. a\n\n   para\n\nLIST\n\nTwo.\n'],
      ['One|.\n\n```r\n\ncode\n', 'One.\n\nLIST\n\n```r\n\ncode\n'],
      ['One.\n\n<!-- left|\n\nout', 'One.\n\nLIST\n\n<!-- left\n\nout'],
      ['- a\n\n  ```\n  c|\n', '- a\n\n  ```\n  c\n\nLIST\n'],
      ['One.\r\n|\r\nTwo.\r\n', 'One.\r\n\r\nLIST\r\n\r\nTwo.\r\n'],
    ] as const) {
      const text = marked.replace('|', '');
      const edit = insertList(text, marked.indexOf('|'), 'LIST');
      assert.equal(applyEdits(text, [edit]), wanted, JSON.stringify(marked));
    }
  });

  it('knows the places that others fill', () => {
    const place = (text: string) => {
      const found = othersPlace(text);
      return found && `${found.by} ${found.as} ${found.line}`;
    };
    assert.equal(place('x\n\n::: {#refs}\n:::\n'), 'Pandoc ::: {#refs} 3');
    assert.equal(place('---\na: b\n---\n<div id="refs"></div>\n'), 'Pandoc <div id="refs"> 4');
    assert.equal(place(':::: {.x #refs lang=de}\n::::\n'), 'Pandoc :::: {.x #refs lang=de} 1');
    assert.equal(place('```{bibliography}\n```\n'), 'MyST ```{bibliography} 1');
    assert.equal(place('```\n::: {#refs}\n```\n'), undefined);
    assert.equal(place('::: {#refs-of-mine}\n:::\n'), undefined);
    assert.equal(place('- x\n\n  ::: {#refs}\n  :::\n'), 'Pandoc ::: {#refs} 3');
    assert.equal(place('<DIV ID="refs">\n</DIV>\n'), 'Pandoc <DIV ID="refs"> 1');
    assert.equal(place('    ::: {#refs}\n'), undefined);
    const quoted = '> ::: {#refs}\n> :::\n';
    assert.equal(
      applyEdits(quoted, [insertInside(quoted, othersPlace(quoted)!, 'A\n\nB')]),
      '> ::: {#refs}\n>\n> A\n>\n> B\n>\n> :::\n',
    );
    const text = 'x\n\n::: {#refs}\n:::\n';
    assert.equal(
      applyEdits(text, [insertInside(text, othersPlace(text)!, 'LIST')]),
      'x\n\n::: {#refs}\n\nLIST\n\n:::\n',
    );
  });
});
