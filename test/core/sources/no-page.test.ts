/** Texts that hold no paper, changed in ways that must not make them look like one. */
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { decodeText } from '../../../src/core/decode';
import { readFile } from '../../../src/core/sources';

const ROOT = path.resolve('test/pages/none');
const ADDRESSES = [
  'https://arxiv.org/abs/1706.03762',
  'https://doi.org/10.1038/nature14539',
  'https://www.nature.com/articles/nature14539',
  'https://pubmed.ncbi.nlm.nih.gov/26017442/',
  'https://www.biorxiv.org/content/10.1101/622803v1',
];

const texts = fs.readdirSync(ROOT).map((name) => {
  const decoded = decodeText(fs.readFileSync(path.join(ROOT, name)));
  return { name, text: 'text' in decoded ? decoded.text : '' };
});

function titles(name: string, text: string): string[] {
  return readFile(name, text)
    .records.filter(({ source }) => !(QUOTES_A_DATELINE.test(text) && QUOTED.has(source)))
    .map(({ title }) => title.text);
}

/** A note that quotes lines of these pages, with a form of title and abstract below, is such a page. */
const QUOTED: ReadonlySet<string> = new Set(['arxiv-abstract', 'pith-citations']);
const QUOTES_A_DATELINE = /^\[Submitted on 23 Jan 2020\]$/m;

describe('a text without a paper', () => {
  for (const { name, text } of texts) {
    it(`yields none with an address above it: ${name}`, () => {
      for (const address of ADDRESSES)
        for (const header of [`URL: ${address}`, `---\nurl: ${address}\n---`])
          assert.deepEqual(titles(name, `${header}\n\n${text}`), [], address);
    });

    it(`yields none above or below another: ${name}`, () => {
      for (const other of texts) {
        assert.deepEqual(titles('both.txt', `${text}\n${other.text}`), [], other.name);
        assert.deepEqual(
          titles('both.txt', `${text}\n\nURL: ${ADDRESSES[0]}\n\n${other.text}`),
          [],
          other.name,
        );
      }
    });
  }
});

describe('a large file without a paper', () => {
  const words = 'words of an abstract that say what was found and how '.repeat(3);
  const large: readonly (readonly [string, string])[] = [
    ['abstracts', `Abstract\n${words}\n`.repeat(10_000)],
    ['heads', `A Title of Some Length\nJane Roe1,2, Bo Li3\nAbstract\n${words}\n`.repeat(5_000)],
    [
      'titled pages',
      `Add to Mendeley\nA title of some length\nJane Roe1, Bo Li3\nAbstract\n${words}\n`.repeat(4_000),
    ],
    ['citations', `Cite this article\nRoe, J., Li, B. ${'A. '.repeat(300)}\n`.repeat(500)],
    ['dois', `Jane Roe, Bo Li\ndoi: https://doi.org/10.1101/622803\n`.repeat(10_000)],
    ['numbers of PubMed', 'A title of a paper\nPMID: 26017442\n'.repeat(10_000)],
    ['pages of PubMed', `A title of a paper\nPMID: 26017442\nAbstract\n${words}\n`.repeat(4_000)],
    ['results', `Deep learning.\nLeCun Y, Hinton G.\nNature. 2015;5:1-2.\nPMID: 26017442\n`.repeat(4_000)],
    ['a long line of names', `A title of a paper\n${'Jane Roe1,2, '.repeat(50_000)}\nAbstract\n${words}\n`],
    ['a long line of marks', `A title of a paper\nJane Roe${'1,'.repeat(9_000)}\nAbstract\n${words}\n`],
    ['a long summary', `1: ${'Roe J, '.repeat(100_000)}. PMID: 26017442.`],
    ['blank lines', `Abstract\n${'\n'.repeat(200_000)}PMID: 26017442\n`],
  ];
  for (const [what, text] of large) {
    it(`is read in time linear in its size: ${what} @long`, function () {
      this.timeout(20_000);
      assert.ok(readFile('large.txt', text));
    });
  }
});
