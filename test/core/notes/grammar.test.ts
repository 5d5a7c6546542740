import assert from 'node:assert/strict';
import { findCitations } from '../../../src/core/notes/citations';
import type { Cluster } from '../../../src/core/notes/cluster';
import { clusterPieces, printCluster } from '../../../src/core/notes/pieces';
import { below, pick } from './chance';
import { grammarRows, inShort } from './grammar';

const rows = grammarRows();

/** Lines within a quotation begin with its marks, which no item has; `~` is a space in LaTeX and Typst. */
function withoutMarks(source: string, { form }: Cluster): string {
  const lines = source.replace(/\r?\n[ \t>]*/g, (gap) => `\n${' '.repeat(gap.length - 1)}`);
  return form === 'latex' || form === 'typst' ? lines.replaceAll('~', ' ') : lines;
}

/** That nothing is lost or made up, and all stands where it is said to stand. */
function assertWhole(text: string, cluster: Cluster): void {
  const story = `${JSON.stringify(text)} ${inShort([cluster])}`;
  const { span, items } = cluster;
  assert.ok(span.start < span.end && span.end <= text.length, story);
  assert.ok(items.length > 0, story);
  let at = span.start;
  for (const piece of clusterPieces(cluster)) {
    assert.ok(piece.span.start === at && piece.span.end > at, story);
    at = piece.span.end;
  }
  assert.equal(at, span.end, story);
  const source = text.slice(span.start, span.end);
  assert.equal(withoutMarks(printCluster(text, cluster), cluster), withoutMarks(source, cluster), story);
  for (const { keySpan, key, locator, span: own } of items) {
    assert.equal(text.slice(keySpan.start, keySpan.end), key, story);
    assert.ok(own.start <= keySpan.start && own.end >= keySpan.end, story);
    assert.ok(span.start <= own.start && span.end >= own.end, story);
    if (!locator) continue;
    const words = withoutMarks(text.slice(locator.span!.start, locator.span!.end), cluster);
    assert.ok(words.includes(locator.value), story);
  }
}

describe('the grammar of citations', () => {
  it('has an example for everything', () => {
    assert.ok(rows.length >= 300, `${rows.length}`);
  });

  for (const section of new Set(rows.map((row) => row.section))) {
    it(`is read: ${section}`, () => {
      const examples = rows.filter((row) => row.section === section);
      const read = examples.map(({ text, language }) => [text, inShort(findCitations(text, language))]);
      assert.deepEqual(
        read,
        examples.map(({ text, found }) => [text, found]),
      );
    });
  }

  it('is printed as it was read', () => {
    for (const { text, language } of rows) {
      for (const cluster of findCitations(text, language)) assertWhole(text, cluster);
    }
  });

  it('leaves only marks between what it says', () => {
    for (const { text, language } of rows) {
      for (const cluster of findCitations(text, language)) {
        if (cluster.form !== 'pandoc') continue;
        for (const { kind, span } of clusterPieces(cluster)) {
          if (kind === 'mark') assert.match(text.slice(span.start, span.end), /^[\s[\];,@\-{}>]*$/, text);
        }
      }
    }
  });

  it('holds for every beginning and end of an example @long', () => {
    for (const { text, language } of rows) {
      for (let cut = 0; cut < text.length; cut++) {
        for (const part of [text.slice(0, cut), text.slice(cut)]) {
          for (const cluster of findCitations(part, language)) assertWhole(part, cluster);
        }
      }
    }
  });

  it('holds for characters by chance @long', () => {
    const random = below(Number(process.env.SEED ?? 1));
    const pieces = [
      ...'@@@ab;,-[](){}`$\\\n \t>|#^!<>:/.~"\'%&*_1é😀\uFFFC\r',
      '[@',
      '@{',
      '\n\n',
      ', p. 3',
      '[[@',
      '\\cite{',
    ].concat([
      '{cite}`',
      '```',
      '<!--',
      '-->',
      '---\n',
      'nocite: ',
      '[^',
      ']:',
      '](',
      '#cite(<',
      '\\(',
      '- ',
      '    ',
      '\\[',
    ]);
    for (let round = 0; round < Number(process.env.ROUNDS ?? 400); round++) {
      const text = Array.from({ length: random() * 60 }, () => pick(random, pieces)).join('');
      for (const language of ['markdown', 'latex', 'typst']) {
        for (const cluster of findCitations(text, language)) assertWhole(text, cluster);
      }
    }
  });
});
