/** Publishers' pages that lost their title: what stands in its place is never taken for it. */
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { displayName } from '../../../src/core/names';
import { readFile } from '../../../src/core/sources';

const ADDRESS = 'URL: https://www.sciencedirect.com/science/article/pii/S0925231206000385\n\n';
const DOI = 'https://doi.org/10.1016/j.neucom.2005.12.126\nGet rights and content\n';
const ABSTRACT =
  'Abstract\nSingle hidden layers are trained in one step: the weights into them are drawn at random, those out of them are solved for.\nRecommended articles\n';
const CITATION =
  'Cite this article\nHuang, G.-B., Zhu, Q.-Y. & Siew, C.-K. Extreme learning machine: Theory and applications. Neurocomputing 70, 489–501 (2006).\n';

/** What sites print between the authors and the abstract. */
const BUTTONS = [
  'OutlineAdd to Mendeley',
  'Add to MendeleyShareCite',
  'View PDFDownload full issue',
  'Under a Creative Commons license',
  'Under an Elsevier user license',
  'View Profile',
  'This paper is available on a page of its own',
  'Neurocomputing: An International Journal',
];

function titles(text: string): string[] {
  return readFile('page.txt', text).records.map(({ title }) => title.text);
}

describe('a publisher’s page without its title', () => {
  for (const button of BUTTONS) {
    it(`has none in “${button}”`, () => {
      for (const address of ['', ADDRESS]) {
        assert.deepEqual(titles(`${address}${button}\n${DOI}${ABSTRACT}`), []);
        assert.deepEqual(titles(`${address}${DOI}${button}\nopen access\n${ABSTRACT}`), []);
        assert.deepEqual(
          titles(`${address}${button}\nVolume 70, December 2006, Pages 489-501\n${ABSTRACT}`),
          [],
        );
      }
    });

    it(`has that of its citation, not “${button}”`, () => {
      assert.deepEqual(titles(`${ADDRESS}${button}\n${DOI}${ABSTRACT}${CITATION}`), [
        'Extreme learning machine: Theory and applications',
      ]);
    });
  }

  it('has a line as its title that the citation repeats', () => {
    const title = 'Extreme learning machine: Theory and applications';
    const [record] = readFile('page.txt', `${ADDRESS}${title}\n${DOI}${ABSTRACT}${CITATION}`).records;
    assert.equal(record?.title.place.line, 2);
    assert.deepEqual(record?.authors.map(displayName), ['G.-B. Huang', 'Q.-Y. Zhu', 'C.-K. Siew']);
  });
});

describe('a button that no list knows', () => {
  const pages: readonly (readonly [name: string, below: RegExp])[] = [
    ['pubmed/headings.md', /^### Yann LeCun .*$/m],
    ['pubmed/copied-page.txt', /^John Jumper # 1.*$/m],
    ['pubmed/copied-page.txt', /^\. 2021 Aug.*$/m],
    ['biorxiv/markdown.md', /^Alexander Rives, .*$/m],
    ['publisher/nature-markdown.md', /^Ralf Gommers .*$/m],
    ['publisher/acm-profiles.txt', /^MapReduce: .*$/m],
    ['acl-anthology/cut-names-by-line.txt', /^Kyle Lo,$/m],
  ];
  for (const [name, below] of pages) {
    it(`is never the title: ${name}, below ${below.source}`, () => {
      const text = fs.readFileSync(path.resolve('test/pages', name), 'utf8');
      const own = titles(text);
      for (const button of BUTTONS.filter((words) => words.split(' ').length < 5)) {
        const found = titles(text.replace(below, (line) => `${line}\n${button}`));
        assert.deepEqual(
          found.filter((title) => !own.includes(title)),
          [],
        );
      }
    });
  }
});
