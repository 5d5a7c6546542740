/** Bibliographies that others wrote: they take new entries, and what is read of them is written and read again. */
import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { addEntries } from '../../../src/core/bibliography/adding/add-entries';
import { entryOf } from '../../../src/core/bibliography/entry';
import { FORMATS, type FormatId } from '../../../src/core/bibliography/formats';
import { applyEdits } from '../../../src/core/checks/problem';
import { buildLibrary } from '../../../src/core/library/build';
import type { PaperRecord, Work } from '../../../src/core/model';
import { displayName } from '../../../src/core/names';
import { readFile } from '../../../src/core/sources';
import { makeWork } from '../builders';

const FOLDERS: Readonly<Record<string, RegExp>> = {
  bibtex: /\.bib$/,
  'csl-json': /\.page\.json$/,
  'csl-yaml': /\.ya?ml$/,
  ris: /\.ris$/,
};

const FILES = Object.entries(FOLDERS).flatMap(([folder, name]) =>
  readdirSync(`test/pages/${folder}`)
    .filter((file) => name.test(file))
    .map((file) => `test/pages/${folder}/${file}`),
);

function said({ citekey, title, authors, identifiers, date, publication, abstract }: PaperRecord): string {
  return JSON.stringify([citekey, title.text, authors, identifiers, date, publication, abstract?.text]);
}

/** What of a paper every format can hold. */
function told(work: Work) {
  const { title, authors, complete, issued, doi, arxiv, ...rest } = entryOf({ key: work.citekey, work });
  return {
    title: title?.shown,
    authors: authors.map(displayName),
    complete: authors.length > 0 && complete,
    issued,
    doi,
    arxiv,
    venue: rest['container-title'],
    page: rest.page?.replace(/[–—-]+/g, '-'),
  };
}

describe('a bibliography that others wrote', () => {
  for (const file of FILES) {
    const text = readFileSync(file, 'utf8');

    it(`takes a new entry: ${file}`, () => {
      const work = makeWork({ title: 'Lamps', authors: 'Ann Bee', year: 2020, ids: ['10.1000/lamps'] });
      const { edits, added, skipped } = addEntries(file, text, [{ key: 'mmm2020lamps', work }]);
      if (skipped.length > 0) {
        // What is cut off in the middle of an item.
        assert.match(skipped[0]!.reason, /^The JSON of the bibliography is broken|is no list/);
        return;
      }
      assert.deepEqual(added, ['mmm2020lamps']);
      const [before, after] = [readFile(file, text), readFile(file, applyEdits(text, edits))];
      const isNew = ({ title }: PaperRecord) => title.text === 'Lamps';
      assert.equal(after.records.filter(isNew).length, 1);
      assert.deepEqual(after.records.filter((record) => !isNew(record)).map(said), before.records.map(said));
      for (const { start, end } of edits) assert.equal(start, end);
    });
  }

  const TARGETS: readonly (readonly [FormatId, string])[] = [
    ['bibtex', 'a.bib'],
    ['biblatex', 'a.bib'],
    ['csl-json', 'a.json'],
    ['csl-yaml', 'a.yaml'],
    ['ris', 'a.ris'],
  ];
  for (const [format, name] of TARGETS)
    it(`is written and read again with nothing lost: ${format} @long`, () => {
      for (const file of FILES) {
        const { works } = buildLibrary([readFile(file, readFileSync(file, 'utf8'))]);
        const entries = works.map((work) => ({ key: work.citekey, work }));
        const read = readFile(name, FORMATS[format].write(entries));
        const again = read.records.map((record) => buildLibrary([{ ...read, records: [record] }]).works[0]!);
        for (const [at, work] of works.entries())
          assert.deepEqual(told(again[at]!), told(work), `${file} → ${format}: ${work.title}`);
      }
    });
});
