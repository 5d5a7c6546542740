import assert from 'node:assert/strict';
import { buildLibrary } from '../../../src/core/library/build';
import { readFile } from '../../../src/core/sources';
import { paperAt } from '../../../src/core/views/pointing';

const DUMP = [
  'https://arxiv.org/abs/2401.00001',
  'Computer Science > Digital Libraries',
  '[Submitted on 5 Jan 2024]',
  'Title:Lines and Their Margins',
  'View PDF HTML (experimental)Abstract:We read lines. DOI 10.1000/x is another matter.',
  'Submission history',
  'From: Ada Lovelace [view email][v1] Fri, 5 Jan 2024 12:00:00 UTC (123 KB)',
].join('\n');

const library = buildLibrary([readFile('pages/003_8eb03d74b7b9fe72.txt', DUMP)]);
const key = library.works[0]!.citekey;

/** The words pointed at where `|` stands in a text, or undefined where no card would be shown. */
function pointed(marked: string, { file = 'note.md', language = 'markdown' } = {}): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const lines = text.split('\n');
  const line = marked.slice(0, offset).split('\n').length - 1;
  const start = (n: number) => lines.slice(0, n).reduce((sum, each) => sum + each.length + 1, 0);
  const found = paperAt(
    library,
    {
      file,
      language,
      text: () => text,
      lineAt: (n) => lines[n]!,
      offsetAt: (n, column) => start(n) + column,
    },
    line,
    offset - start(line),
  );
  return found && lines[line]!.slice(found.column, found.endColumn);
}

describe('pointing at a paper', () => {
  it('works on each key of a citation by itself, in every form', () => {
    assert.equal(pointed(`See [@other; @${key.slice(0, 3)}|${key.slice(3)}, p. 3].`), key);
    assert.equal(pointed(`See [@ot|her; @${key}].`), undefined);
    assert.equal(pointed(`@|${key} says`), key);
    assert.equal(pointed(`[[@|${key}]]`), key);
    assert.equal(pointed(`[^@|${key}]`), key);
    assert.equal(pointed(`\\cite{a,|${key}}`, { language: 'latex' }), key);
    assert.equal(pointed(`\\parencite[see][3]{\n  a,\n  |${key}\n}`, { language: 'latex' }), key);
    assert.equal(pointed(`#cite(<|${key}>)`, { language: 'typst' }), key);
    assert.equal(pointed(`{cite:p}\`a;|${key}\``, { language: 'myst' }), key);
    assert.equal(pointed(`[see @{|${key}}, p. 3]`), key);
    assert.equal(pointed(`---\nnocite: >\n  @a, @|${key}\n---\n`), key);
  });

  it('works on an arXiv id in every form, and on the whole of an address', () => {
    for (const form of [
      'arXiv:2401.0|0001',
      'arXiv:2401.00001|v2',
      '(2401.|00001)',
      'ar|xiv: 2401.00001',
      '10.48550/arXiv.2401.0|0001',
    ]) {
      assert.ok(pointed(`See ${form} here`), form);
    }
    assert.equal(
      pointed('See https://ar|xiv.org/abs/2401.00001v2, and'),
      'https://arxiv.org/abs/2401.00001v2',
    );
    assert.equal(pointed('[text](https://arxiv.org/pdf/2401.00001|)'), 'https://arxiv.org/pdf/2401.00001');
  });

  it('works on a dump’s file name, its path, its stem and its hash', () => {
    assert.equal(pointed('see 003_8eb0|3d74b7b9fe72.txt.'), '003_8eb03d74b7b9fe72.txt');
    assert.equal(pointed('see pa|ges/003_8eb03d74b7b9fe72.txt'), 'pages/003_8eb03d74b7b9fe72.txt');
    assert.equal(pointed('see 8eb03d74b|7b9fe72'), '8eb03d74b7b9fe72');
  });

  it('works on a title in its dump, while the line still says so', () => {
    const at = { file: 'pages/003_8eb03d74b7b9fe72.txt', language: 'plaintext' };
    assert.equal(pointed(DUMP.replace('Lines and', 'Li|nes and'), at), 'Lines and Their Margins');
    assert.equal(pointed(DUMP.replace('Lines and', 'Li|ons and'), at), undefined);
    assert.equal(pointed('Lines and Th|eir Margins'), undefined);
  });

  it('works on the key of an entry in its bibliography, and on nothing else there', () => {
    const text = '@article{a,\n  title = {A Study of Lamps and Wicks},\n  author = {Ada Roe}\n}\n';
    const bibliography = buildLibrary([readFile('refs.bib', text)]);
    const lines = text.split('\n');
    const at = (line: number, column: number) =>
      paperAt(
        bibliography,
        {
          file: 'refs.bib',
          language: 'bibtex',
          text: () => text,
          lineAt: (n) => lines[n]!,
          offsetAt: (n, c) => lines.slice(0, n).join('\n').length + (n > 0 ? 1 : 0) + c,
        },
        line,
        column,
      );
    assert.equal(at(0, 9)?.work, bibliography.works[0]);
    assert.deepEqual([at(0, 2), at(2, 3)], [undefined, undefined]);
  });

  it('is silent where a card would be noise', () => {
    for (const text of [
      `me@|${key}.org`,
      '@nob|ody2020',
      `\`@|${key}\``,
      `    @|${key}\n`,
      'v2401.0|0001x',
      'arXiv:2402.0|0002',
      'plain wo|rds',
      '',
    ]) {
      assert.equal(pointed(text.includes('|') ? text : `${text}|`), undefined, text);
    }
  });
});
