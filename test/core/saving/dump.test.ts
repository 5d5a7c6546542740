import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../../../src/core/decode';
import type { Parsed } from '../../../src/core/model';
import { addressInHeader, dumpOf, isSameDump, PAGE } from '../../../src/core/saving/dump';
import type { PageMetadata } from '../../../src/core/saving/html-metadata';
import { readFile } from '../../../src/core/sources';

const savedOn = '2026-11-21';
const url = 'https://example.org/a/page?id=1';
const SAVED = { year: 2026, month: 11, day: 21 };
const ARXIV = [
  'Computer Science > Digital Libraries',
  '[Submitted on 5 Jan 2024]',
  'Title:How Pages Are Kept',
  'View PDF HTML (experimental)Abstract:We keep pages. We find that they stay.',
  'Submission history',
  'From: Ada Lovelace [view email][v1] Fri, 5 Jan 2024 12:00:00 UTC (123 KB)',
].join('\n');
const METADATA: PageMetadata = {
  title: 'Title: of "it"',
  authors: ['Lovelace, Ada', 'C: D'],
  date: '2024-01-02',
  doi: '10.1000/x',
  journal: 'Journal of # Lines',
  keywords: ['x'],
  abstract: 'Abstract: View PDF https://x.org/z [Submitted on 5 Jan 2024]',
};

/** Every fixture page that can be a dump: text, and read. */
function pages(): { name: string; text: string; plain: Parsed }[] {
  return readdirSync('test/pages', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => {
      const decoded = decodeText(readFileSync(join('test/pages', name)));
      const text = 'text' in decoded ? decoded.text : '';
      const plain = readFile(PAGE, text);
      return plain.pages.length > 0 ? [{ name, text, plain }] : [];
    });
}

/** What a page says, whichever line it stands on. */
function said({ records, citations }: Parsed): unknown {
  return [
    records.map(({ source, part, title, authors, date, abstract }) => [
      source,
      part,
      title.text,
      authors,
      date,
      abstract?.text,
    ]),
    citations.length,
  ];
}

describe('saving: the text of a dump', () => {
  it('heads any page with its address and the day, and both are read back @long', () => {
    const all = pages();
    assert.ok(all.length > 50);
    for (const { name, text, plain } of all) {
      const dump = dumpOf({ text, url, savedOn });
      const read = readFile(PAGE, dump);
      // JSON and BibTeX bear no line above them.
      if (dump.trimEnd() === text.replace(/\r\n?/g, '\n').trim()) continue;
      assert.equal(read.pages[0]?.url, plain.pages[0]!.url ?? url, name);
      assert.ok(read.pages[0]?.saved, name);
      if (plain.pages[0]!.url === undefined) assert.deepEqual(said(read), said(plain), name);
      assert.equal(dumpOf({ text: dump, url, savedOn: '2030-01-01' }), dump, `${name}: once is enough`);
    }
  });

  it('keeps the metadata of any page as front matter that disturbs no reading @long', () => {
    for (const { name, text, plain } of pages()) {
      const read = readFile(PAGE, dumpOf({ text, url, savedOn, metadata: METADATA }));
      assert.equal(read.pages.length, plain.pages.length, name);
      if (plain.pages[0]!.url === undefined) assert.deepEqual(said(read), said(plain), name);
    }
  });

  it('writes header, blank line, page', () => {
    assert.equal(dumpOf({ text: ARXIV, url, savedOn }), `URL: ${url}\nSaved: ${savedOn}\n\n${ARXIV}\n`);
    assert.equal(dumpOf({ text: ARXIV, savedOn }), `${ARXIV}\n`);
  });

  it('normalises line ends, and takes out NULs and a byte order mark', () => {
    assert.equal(dumpOf({ text: '\uFEFF\r\n  \r\na\0b\r\nc\rd\n\n', savedOn }), 'ab\nc\nd\n');
  });

  it('keeps the header that a page has, and adds what it lacks', () => {
    const own = 'https://arxiv.org/abs/2401.00001';
    assert.equal(
      dumpOf({ text: `${own}\n\n${ARXIV}`, url, savedOn }),
      `${own}\nSaved: ${savedOn}\n\n${ARXIV}\n`,
    );
    const whole = `Source: ${own}\nSaved: 2020-02-02\n\n${ARXIV}\n`;
    assert.equal(dumpOf({ text: whole, url, savedOn }), whole);
    const front = `---\ntitle: x\nurl: ${own}\n---\n\n${ARXIV}\n`;
    assert.equal(
      dumpOf({ text: front, url, savedOn }),
      front.replace(`url: ${own}\n`, `url: ${own}\nsaved: ${savedOn}\n`),
    );
    assert.deepEqual(readFile(PAGE, dumpOf({ text: front, savedOn })).pages[0]?.saved, SAVED);
  });

  it('knows the header of a text that holds no page', () => {
    assert.equal(addressInHeader(`${url}\n\nA recipe`), url);
    assert.equal(addressInHeader(`---\ntitle: x\nurl: "${url}"\n---\nA recipe`), url);
    assert.equal(addressInHeader(`A recipe\n${url}\nBoil`), undefined);
    assert.equal(addressInHeader(''), undefined);
    const dump = dumpOf({ text: `${url}\n\nA recipe`, savedOn });
    assert.equal(dump, `${url}\nSaved: ${savedOn}\n\nA recipe\n`);
    assert.equal(dumpOf({ text: dump, url, savedOn }), dump);
  });

  it('puts the header where the page starts when there is too much above it', () => {
    const menu = Array.from({ length: 20 }, (_, n) => `Menu entry ${n}`).join('\n');
    const text = `${menu}\n${ARXIV}\n`;
    assert.equal(dumpOf({ text, url, savedOn }), `${menu}\nURL: ${url}\nSaved: ${savedOn}\n\n${ARXIV}\n`);
  });

  it('leaves BibTeX without a header, which would break it', () => {
    const entry = '@article{a, title = {How Pages Are Kept}, author = {Lovelace, Ada}, year = 2024}\n';
    assert.equal(dumpOf({ text: entry, url, savedOn }), entry);
  });

  it('is the same whenever it was saved', () => {
    const dump = dumpOf({ text: ARXIV, url, savedOn });
    assert.ok(isSameDump(dump, dumpOf({ text: ARXIV, url, savedOn: '2030-01-01' })));
    assert.ok(isSameDump(dump, dump.replaceAll('\n', '\r\n')));
    assert.ok(!isSameDump(dump, dump.replace('stay', 'go')));
  });
});
