/** Large bibliographies as they come: accents, macros, entries that refer to others, broken ones. */
import * as assert from 'node:assert/strict';
import { addEntries, type TextEdit } from '../../../src/core/bibliography/add-entries';
import { FORMATS } from '../../../src/core/bibliography/formats';
import { applyEdits } from '../../../src/core/checks/problem';
import type { PaperRecord } from '../../../src/core/model';
import { readFile } from '../../../src/core/sources';
import { type Random, seeded } from '../seeded';
import { randomEntry } from './random-works';

const BROKEN = [
  '@article{BROKENKEY, title = {No end, year = {2001}\n',
  '@article{BROKENKEY\n  title = {No comma}\n  year = 2001\n}\n',
  '@article{BROKENKEY, title = {Early}},\n  year = {2001}\n}\n',
  '@article{BROKENKEY, title = "A "word" in quotes", year = {2001}}\n',
];

const REMARKS = [
  '% a remark\n',
  'Free text between entries\n',
  '@comment{left {alone}}\n',
  '@string{acl = "Annual Meeting of the {ACL}"}\n',
  '',
  '',
  '',
];

/** A file as a person keeps one over ten years, in many hands' layouts. */
function bibliography(random: Random, size: number, isSorted: boolean): string {
  const parts = [
    '% Encoding: UTF-8\n\n@string{jml = "Journal of Machine Learning"}\n@preamble{"\\newcommand{\\x}{y}"}\n\n',
  ];
  for (let at = 0; at < size; at++) {
    const number = isSorted ? at : (at * 7919) % size;
    const key = `k${String(number).padStart(6, '0')}`;
    const layout = random.below(8);
    parts.push(random.of(REMARKS));
    if (layout === 0) parts.push(random.of(BROKEN).replace('BROKENKEY', key));
    else if (layout === 1)
      parts.push(
        `@Article{${key},\n  Author = "M{\\"u}ller, A. and \\'Etienne, B.",\n  Title="G{\\"o}del, again ${at}", journal=jml, Year=1999, crossref={p}}\n`,
      );
    else if (layout === 2) parts.push(`@misc{${key}, title={One line ${at}}, year=2000}\n`);
    else
      parts.push(
        FORMATS[random.of(['bibtex', 'biblatex'] as const)].write([{ ...randomEntry(random, at), key }]),
      );
    parts.push(random.of(['\n', '\n\n', '']));
  }
  parts.push(
    '@proceedings{p, title = {Proceedings of P}, year = 1999}\n\n@comment{jabref-meta: databaseType:bibtex;}\n',
  );
  return parts.join('');
}

/** What a record says, wherever it stands. */
function said({ title, authors, date, identifiers, publication, citekey }: PaperRecord): string {
  return JSON.stringify([citekey, title.text, authors, date, identifiers, publication]);
}

/** Only insertions: what was there is there, in its order, byte for byte. */
function assertInsertions(edits: readonly TextEdit[]): void {
  for (const [at, { start, end }] of edits.entries()) {
    assert.equal(start, end);
    assert.ok(at === 0 || edits[at - 1]!.end < start);
  }
}

function check(text: string, random: Random): void {
  const news = Array.from({ length: 1 + random.below(4) }, (_, at) => ({
    ...randomEntry(random, 90_000 + random.below(9000)),
    key: `k${String(random.below(300)).padStart(6, '0')}new${at}`,
  }));
  const { edits, added, skipped } = addEntries('a.bib', text, news);
  assertInsertions(edits);
  assert.equal(added.length + skipped.length, news.length);
  const result = applyEdits(text, edits);
  const [before, after] = [readFile('a.bib', text), readFile('a.bib', result)];
  const isNew = ({ citekey }: PaperRecord) => citekey !== undefined && added.includes(citekey);
  assert.deepEqual(after.records.filter((record) => !isNew(record)).map(said), before.records.map(said));
  assert.equal(after.records.filter(isNew).length, added.length);
  assert.equal(after.problems.length, before.problems.length);
  const again = addEntries('a.bib', result, news);
  assert.deepEqual([again.edits, again.added], [[], []]);
}

describe('a large bibliography', () => {
  it('takes new entries, and all else stays as it is', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const random = seeded(seed);
      const text = bibliography(random, 3 + random.below(25), random.chance(0.5));
      check(random.chance(0.3) ? text.replaceAll('\n', '\r\n') : text, random);
    }
  });

  it('takes new entries where it has five thousand @long', () => {
    const random = seeded(5);
    check(bibliography(random, 5000, true), random);
  });

  it('is as if the new entries had been there when it was written, whatever its format @long', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = seeded(seed);
      const all = Array.from({ length: 20 + random.below(20) }, (_, at) => {
        const { work } = randomEntry(random, at);
        return { key: `k${String(at).padStart(6, '0')}`, work: { ...work, abstracts: [] } };
      });
      const missing = new Set(Array.from({ length: 1 + random.below(8) }, () => random.of(all)));
      for (const [format, file] of [
        ['bibtex', 'a.bib'],
        ['biblatex', 'a.bib'],
        ['csl-json', 'a.json'],
        ['csl-yaml', 'a.yaml'],
        ['ris', 'a.ris'],
      ] as const) {
        const text = FORMATS[format].write(all.filter((entry) => !missing.has(entry)));
        const { edits, added } = addEntries(file, text, [...missing]);
        assert.equal(added.length, missing.size);
        assertInsertions(edits);
        assert.equal(applyEdits(text, edits), FORMATS[format].write(all), `${format} ${seed}`);
      }
    }
  });
});
