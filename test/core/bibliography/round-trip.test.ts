/** What is written as a bibliography is read back by the library's own readers with nothing lost. */
import * as assert from 'node:assert/strict';
import { isBalanced } from '../../../src/core/bibliography/bibtex/tex-text';
import { entryOf } from '../../../src/core/bibliography/entry';
import { FORMATS, type FormatId } from '../../../src/core/bibliography/formats';
import { shownTitle } from '../../../src/core/library/record-keys';
import type { PaperRecord } from '../../../src/core/model';
import { displayName } from '../../../src/core/names';
import { readable } from '../../../src/core/prose';
import { readFile } from '../../../src/core/sources';
import { seeded } from '../seeded';
import { randomEntry } from './random-works';

const READ: readonly (readonly [FormatId, string])[] = [
  ['bibtex', 'a.bib'],
  ['biblatex', 'a.bib'],
  ['csl-json', 'a.json'],
  ['csl-yaml', 'a.yaml'],
  ['ris', 'a.ris'],
];

/** What both sides are to agree on. */
function told(record: PaperRecord) {
  const id = (wanted: string) => record.identifiers.find(({ scheme }) => scheme === wanted)?.value;
  const { publication = {} } = record;
  return {
    title: shownTitle(record),
    authors: record.authors.map(displayName),
    complete: record.authorsComplete,
    date: record.date,
    venue: spelled(publication['container-title']),
    volume: publication.volume,
    page: publication.page?.replace('–', '-'),
    publisher: spelled(publication.publisher),
    doi: id('doi'),
    arxiv: id('arxiv'),
    keywords: record.keywords ?? [],
    abstract: record.abstract && spelled(readable(record.abstract.text)),
  };
}

/** The readers take braces out of the names of journals. */
function spelled(text: string | undefined): string | undefined {
  return text?.replace(/[{}]/g, '');
}

describe('what is written as a bibliography', () => {
  for (const [format, file] of READ) {
    it(`is read back: ${format} @long`, () => {
      const random = seeded(format.length);
      const entries = Array.from({ length: 400 }, (_, at) => randomEntry(random, at));
      const text = FORMATS[format].write(entries);
      const { records, problems } = readFile(file, text);
      assert.deepEqual(problems, []);
      assert.equal(records.length, entries.length);
      for (const [at, given] of entries.entries()) {
        const { title, authors, complete, issued, ...rest } = entryOf(given);
        const expected = {
          title: title!.shown,
          // RIS parts names at commas, and knows no way around.
          authors: authors.map(displayName).map((name) => (format === 'ris' ? name.replace(',', '') : name)),
          complete: authors.length > 0 && complete,
          date: issued,
          venue: spelled(rest['container-title'] && readable(rest['container-title'])),
          volume: rest.volume,
          page: rest.page?.replace('–', '-'),
          publisher: spelled(rest.publisher && readable(rest.publisher)),
          doi: rest.doi,
          arxiv: rest.arxiv,
          keywords: rest.keywords,
          abstract: rest.abstract && spelled(readable(rest.abstract)),
        };
        assert.deepEqual(told(records[at]!), expected, `${format} ${at}: ${given.work.item.title}`);
        if (format !== 'ris') assert.equal(records[at]!.citekey, given.key);
      }
    });
  }

  it('has balanced braces in every BibTeX value, in ASCII too @long', () => {
    const random = seeded(77);
    for (let at = 0; at < 500; at++) {
      const text = FORMATS.bibtex.write([randomEntry(random, at)], {
        charset: random.of(['utf-8', 'ascii'] as const),
      });
      assert.ok(isBalanced(text), text);
    }
  });
});
