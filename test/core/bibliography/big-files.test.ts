/** Large bibliographies as they come: accents, macros, entries that refer to others, broken ones. */
import * as assert from 'node:assert/strict';
import { addEntries, type TextEdit } from '../../../src/core/bibliography/adding/add-entries';
import { FORMATS } from '../../../src/core/bibliography/formats';
import { bibtexKeys } from '../../../src/core/bibliography/items/bibtex-keys';
import { itemsIn } from '../../../src/core/bibliography/items/item-file';
import { withOwnEntries } from '../../../src/core/bibliography/own-entry';
import { applyEdits } from '../../../src/core/checks/problem';
import { buildLibrary } from '../../../src/core/library/build';
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

/** Layouts as programs write them: JabRef's groups, Zotero's long lines, BibDesk's, hands' own. */
const LAYOUTS: readonly ((key: string, at: number) => string)[] = [
  (key, at) =>
    `@Article{${key},\n  author       = {M{\\"u}ller, A. and {\\'E}tienne, B.},\n  journaltitle = jml,\n  title        = {On {G{\\"o}del}, part ${at}},\n  date         = {1999-05},\n  file         = {:${key}.pdf:PDF},\n  groups       = {To read, Logic},\n  timestamp    = {2019-01-02},\n}\n`,
  (key, at) =>
    `@article{${key},\n\ttitle = {Łukasz’s {Essay}, part ${at}},\n\tvolume = {3},\n\turldate = {2024-01-02},\n\tjournal = {Über {Alles}},\n\tauthor = {Søgaard, Anders and Kaiser, Łukasz},\n\tyear = {2020},\n\tnote = {arXiv:2001.${String(at).padStart(5, '0')} [cs]},\n\tkeywords = {a, b},\n\tfile = {Full Text PDF:C\\:\\\\Users\\\\a\\\\${key}.pdf:application/pdf},\n}\n`,
  (key, at) =>
    `@inproceedings{${key},\n\tAuthor = {Anna Bering and Others, Ann},\n\tBooktitle = {Proc. of the {ACL}},\n\tDate-Added = {2012-01-01 10:00:00 +0000},\n\tTitle = {Compass ${at}},\n\tYear = {2012},\n\tBdsk-Url-1 = {http://example.org/${key}}}\n`,
  (key, at) =>
    `@incollection{${key}, title = "Child ${at}", author = {B, A}, crossref = {parent}, pages = 3 # "--" # 9}\n`,
  (key, at) => `@book{${key},title={Data ${at}},xdata={house},year=2001,author={C, D}}\n`,
  (key, at) => `@misc(${key},\n title = {In parentheses ${at}}, % a remark\n year = 2003\n)\n`,
  (key) => `@article{${key}, title = {No end, year = {2001}\n`,
  (key) => `@article{${key}\n  title = {No comma}\n  year = 2001\n}\n`,
  (key, at) =>
    `@comment{jabref-meta: ${at}}\n@article{${key}, title = {Behind a comment ${at}}, year = 1990}\n`,
  (key, at) =>
    `@string{s${at} = "Macro ${at}"}\n\n@article{${key}, title = s${at} # { and more}, journal = jml, year = {1990}}\n`,
];

const HEAD =
  '% Encoding: UTF-8\n\n@string{jml = "Journal of Machine Learning"}\n@preamble{"\\newcommand{\\x}{y}"}\n\n';
const TAIL =
  '@xdata{house, publisher = {MIT Press}}\n\n@collection{parent, title = {Parents}, editor = {E, F}, year = 2002}\n\n@comment{jabref-meta: databaseType:biblatex;}\n\n@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n}\n';

function keyOf(at: number): string {
  return `k${String(at * 10).padStart(7, '0')}`;
}

function worldly(size: number): string {
  const entries = Array.from({ length: size }, (_, at) => LAYOUTS[at % LAYOUTS.length]!(keyOf(at), at));
  return `${HEAD}${entries.join('\n')}\n${TAIL}`;
}

/** Fifty entries go to fifty places; without them the file is what it was, byte for byte. */
function checkFifty(text: string, size: number): void {
  const random = seeded(50);
  const news = Array.from({ length: 50 }, (_, at) => {
    const { work } = randomEntry(random, 90_000 + at);
    return {
      key: `k${String(Math.floor((at * size) / 50) * 10 + 5).padStart(7, '0')}`,
      work: { ...work, identifiers: [] },
    };
  });
  const { edits, added, skipped } = addEntries('a.bib', text, news);
  assert.deepEqual(skipped, []);
  assert.equal(added.length, 50);
  assertInsertions(edits);
  assert.equal(edits.length, 50);
  const result = applyEdits(text, edits);
  let at = 0;
  let without = '';
  let moved = 0;
  for (const { start, newText } of edits) {
    without += result.slice(at, start + moved);
    at = start + moved + newText.length;
    moved += newText.length;
  }
  assert.ok(without + result.slice(at) === text);
  // Each stands behind the one whose key is the greatest below its own.
  const keys = [...bibtexKeys(result).keys()].filter((key) => key.startsWith('k'));
  assert.deepEqual(keys, [...keys].sort());
  const lineEnds = (of: string) => [of.includes('\r\n'), /[^\r]\n/.test(of)];
  assert.deepEqual(lineEnds(result), lineEnds(text));
}

/** What each entry says, with its macros and what it takes from others. */
function itemsOf(text: string): Map<string, unknown> {
  const read = itemsIn('a.bib', text);
  return new Map(Array.from(bibtexKeys(text).keys(), (key) => [key, read(key)]));
}

describe('a bibliography as programs write them', () => {
  for (const [name, change] of [
    ['as it is', (text: string) => text],
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['behind a byte order mark', (text: string) => `\uFEFF${text}`],
  ] as const) {
    it(`takes fifty entries at fifty places, ${name} @long`, () => checkFifty(change(worldly(200)), 200));

    it(`takes fifty entries among five thousand, ${name} @long`, function () {
      this.timeout(60_000);
      checkFifty(change(worldly(5000)), 5000);
    });
  }

  it('says the same afterwards, each entry of it @long', () => {
    const text = worldly(200);
    const before = itemsOf(text);
    const { edits } = addEntries('a.bib', text, [{ ...randomEntry(seeded(3), 1), key: 'k0000995' }]);
    const after = itemsOf(applyEdits(text, edits));
    assert.ok(after.delete('k0000995'));
    assert.deepEqual(after, before);
  });

  it('is exported with every entry and field that could be read @long', () => {
    const text = worldly(60);
    const library = buildLibrary([readFile('a.bib', text)]);
    const entries = withOwnEntries(
      library.works.map((work) => ({ key: work.citekey, work })),
      () => text,
    );
    const before = itemsOf(text);
    const after = itemsOf(FORMATS.biblatex.write(entries));
    assert.ok(after.size > 50);
    // Some have the id that stood in a note besides.
    for (const [key, item] of after)
      for (const [name, value] of Object.entries(before.get(key)!))
        assert.deepEqual((item as Record<string, unknown>)[name], value, `${key} ${name}`);
  });
});

describe('a large bibliography', () => {
  it('takes new entries, and all else stays as it is @long', () => {
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
