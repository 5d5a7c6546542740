import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { buildLibrary } from '../../../src/core/library/build';
import { readFile } from '../../../src/core/sources';
import { paperOfPassage } from '../../../src/core/views/passage-paper';

const PITH = readFileSync('test/pages/pith-citations/plain.txt', 'utf8');
const PAGE = [
  'Computer Science > Computer Vision and Pattern Recognition',
  '[Submitted on 10 Dec 2015]',
  'Title:Deep Residual Learning for Image Recognition',
  'View PDF HTML (experimental)Abstract:Deeper networks are harder to train. We ease it.',
  'Submission history',
  'From: Kaiming He [view email][v1] Thu, 10 Dec 2015 12:00:00 UTC (123 KB)',
].join('\n');
/** Two pages below one another, with words of nobody's between them. */
const TWO = `${PAGE}\n\n\n\nhttps://arxiv.org/abs/2401.00001\n${PAGE.replace('Deep Residual Learning for Image Recognition', 'Another Title Altogether')}\n`;
const library = buildLibrary([
  readFile('page.txt', PAGE),
  readFile('citers.txt', PITH),
  readFile('two.txt', TWO),
]);

/** The title of the paper that these words of a file are of. */
function paperOf(file: string, text: string, words: string): string | undefined {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  const at = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length - 1, column: before.at(-1)!.length };
  };
  const [from, to] = [at(start), at(start + words.length)];
  return paperOfPassage(library, { file, ...from, endLine: to.line, endColumn: to.column })?.title;
}

describe('the paper of a passage', () => {
  it('is the one whose page it stands in', () => {
    assert.equal(
      paperOf('page.txt', PAGE, 'harder to train'),
      'Deep Residual Learning for Image Recognition',
    );
    assert.equal(paperOf('two.txt', TWO, 'Another Title'), 'Another Title Altogether');
  });

  it('is the one of a row, in a list of others', () => {
    const row = library.inFile('citers.txt').find((work) => PITH.includes(work.item.title))!;
    for (const work of library.inFile('citers.txt')) {
      const { title } = work.records[0]!;
      if (title.place.file !== 'citers.txt' || !PITH.includes(title.text)) continue;
      const passage = { ...title.place, endColumn: title.place.column + 4 };
      if (work.records[0]!.place.line === title.place.line)
        assert.equal(paperOfPassage(library, passage)?.title, work.title);
    }
    assert.ok(row);
  });

  it('is none of a passage that goes over two pages, or of a file that is no page', () => {
    assert.equal(paperOf('two.txt', TWO, TWO.trim()), undefined);
    assert.equal(
      paperOfPassage(library, { file: 'none.md', line: 0, column: 0, endLine: 0, endColumn: 3 }),
      undefined,
    );
  });
});
