/** Lines of a file, and what is told of them once. */
import * as assert from 'node:assert/strict';
import { readFile } from '../../../src/core/sources';
import { Lines, once, splitLines } from '../../../src/core/sources/text/lines';

describe('what is told of lines', () => {
  const lines = new Lines('a.txt', ['One', '', 'Two']);

  function counted() {
    const asked: Lines[] = [];
    const firstOf = once((of) => {
      asked.push(of);
      return of.at(0) === '' ? undefined : of.at(0);
    });
    return { asked, firstOf };
  }

  it('is told once for each', () => {
    const { asked, firstOf } = counted();
    const other = new Lines('b.txt', ['', 'Three']);
    assert.deepEqual(
      [firstOf(lines), firstOf(other), firstOf(lines), firstOf(other)],
      ['One', undefined, 'One', undefined],
    );
    assert.deepEqual(asked, [lines, other]);
  });

  it('is known of a slice that is all of them, and of no other', () => {
    const { asked, firstOf } = counted();
    firstOf(lines);
    assert.equal(firstOf(lines.slice(0, 3)), 'One');
    assert.equal(asked.length, 1);
    assert.equal(firstOf(lines.slice(2, 3)), 'Two');
    firstOf(lines.slice(0, 3, 'https://example.org'));
    firstOf(lines.slice(0, 2));
    assert.equal(asked.length, 4);
  });

  it('is kept apart for two that tell', () => {
    const second = counted();
    const first = counted();
    first.firstOf(lines);
    second.firstOf(lines);
    assert.deepEqual([first.asked.length, second.asked.length], [1, 1]);
  });
});

describe('a slice', () => {
  it('keeps its places and its address', () => {
    const slice = new Lines('a.txt', splitLines('One\nTwo\nThree'), 4).slice(1, 3, 'https://example.org');
    assert.equal(slice.url, 'https://example.org');
    assert.deepEqual(slice.printed(0).place, { file: 'a.txt', line: 5, column: 0, endLine: 5, endColumn: 3 });
  });

  it('of a file read twice says the same', () => {
    const text = '- type: book\n  id: a\n  title: On Lamps\n  author:\n    - family: Lovelace\n';
    assert.deepEqual(readFile('a.yaml', text), readFile('a.yaml', text));
  });
});
