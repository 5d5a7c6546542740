/** Lines of authors, as sites print them and as programs that save pages as Markdown do. */
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { displayName } from '../../../src/core/names';
import { readFile, splitLines } from '../../../src/core/sources';
import { isByline, readByline } from '../../../src/core/sources/text/byline';

function namesOf(text: string): string | undefined {
  return readByline(text)?.authors.map(displayName).join('; ');
}

describe('a line of authors', () => {
  const lines: readonly (readonly [string, string])[] = [
    ['### John Jumper 1, Richard Evans 1', 'John Jumper; Richard Evans'],
    ['**Ana Duarte, Bo Li**', 'Ana Duarte; Bo Li'],
    ['[Ana Duarte](/people/ana-duarte/), [Bo Li](/people/bo-li/ "Bo Li")', 'Ana Duarte; Bo Li'],
    ['[![](/default.svg)Ana Duarte](# "Ana Duarte"), [Bo Li](#)', 'Ana Duarte; Bo Li'],
    ['Ana Duarte, [View ORCID Profile](http://orcid.org/0000-0002-1825-0097)Bo Li', 'Ana Duarte; Bo Li'],
    ['Ana Duarte ORCID: orcid.org/0000-0002-1825-0097 1 , Bo Li 2 , 3', 'Ana Duarte; Bo Li'],
    ['Bryce M.Connors, Victor M.Zavala', 'Bryce M. Connors; Victor M. Zavala'],
    ['J.P. Morgan, Ana Duarte', 'J.P. Morgan; Ana Duarte'],
    ['Ana Duarte a, Bo Li b, Cy Jones k', 'Ana Duarte; Bo Li; Cy Jones'],
  ];
  for (const [text, names] of lines) {
    it(`is read: ${text}`, () => {
      assert.equal(namesOf(text), names);
      assert.ok(isByline(text));
    });
  }

  it('is none where a part is no name', () => {
    for (const text of ['[View Profile](/profile/1)', '### Add to Mendeley', '[PDF](/a.pdf), [Code](/b)'])
      assert.equal(namesOf(text), undefined, text);
  });

  it('is none where it is a title of two halves', () => {
    for (const text of [
      'Joint Harmonic Functions and Their Supervised Connections',
      'Shadow Graphs and Surface Reconstruction',
      'Color Constancy, Intrinsic Images, and Shape Estimation',
      'Offline Policy Evaluation and Optimization Under Confounding',
    ])
      assert.equal(namesOf(text), undefined, text);
  });
});

describe('names as a heading', () => {
  const pages: readonly (readonly [string, RegExp])[] = [
    ['pubmed/extracted-page.txt', /(?:)/],
    ['pubmed/copied-page.txt', /^(?=John Jumper # 1)/m],
    ['biorxiv/affiliation-marks.txt', /^(?=[^\n]{0,400}1[,*])/m],
    ['publisher/iop.txt', /^(?=Jarrod R McClean1)/m],
    ['publisher/euclid.txt', /^(?=Peter J. Bickel, )/m],
  ];
  for (const [name, names] of pages) {
    it(`are not taken for the title: ${name}`, () => {
      const text = fs.readFileSync(path.resolve('test/pages', name), 'utf8');
      const read = (page: string) =>
        readFile(name, page).records.map(({ title, authors }) => [title.text, authors.map(displayName)]);
      assert.deepEqual(read(text.replace(names, '### ')), read(text));
    });
  }
});

describe('a title with a line drawn under it', () => {
  for (const folder of ['publisher', 'pubmed', 'biorxiv', 'acl-anthology', 'guess']) {
    const root = path.resolve('test/pages', folder);
    for (const name of fs.readdirSync(root).filter((one) => !one.endsWith('.json'))) {
      for (const rule of ['====', '--------']) {
        it(`is read as without it: ${folder}/${name}, ${rule}`, () => {
          const text = fs.readFileSync(path.join(root, name), 'utf8');
          const { records } = readFile(name, text);
          const heads = new Set(
            // A title within a line of a list or of a citation is no heading.
            records
              .filter(({ title, part }) => part === 'page' && isLine(text, title))
              .map(({ title }) => title.place.endLine),
          );
          const lines = splitLines(text).flatMap((line, at) => (heads.has(at) ? [line, rule] : [line]));
          const told = (page: string) =>
            readFile(name, page).records.map(({ title, authors }) => [title.text, authors.map(displayName)]);
          assert.deepEqual(told(lines.join('\n')), told(text));
        });
      }
    }
  }

  function isLine(text: string, { text: title, place }: { text: string; place: { line: number } }): boolean {
    return splitLines(text)[place.line]!.trim().replace(/^#+ /, '') === title;
  }
});
