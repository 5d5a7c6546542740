/** A paper with an entry in a bibliography of the library goes out with all that the entry says. */
import * as assert from 'node:assert/strict';
import type { NewEntry } from '../../../src/core/bibliography/entry';
import { FORMAT_IDS, FORMATS, type FormatId } from '../../../src/core/bibliography/formats';
import { itemsIn } from '../../../src/core/bibliography/items/item-file';
import { withOwnEntries } from '../../../src/core/bibliography/own-entry';
import { buildLibrary } from '../../../src/core/library/build';
import { readFile } from '../../../src/core/sources';
import { seeded } from '../seeded';
import { KNOWN_WORKS } from './known-works';

const PLACE = { line: 0, column: 0, endLine: 0, endColumn: 0 };

const KEPT: readonly (readonly [FormatId, string])[] = [
  ['bibtex', 'a.bib'],
  ['biblatex', 'a.bib'],
  ['csl-json', 'a.json'],
  ['csl-yaml', 'a.yaml'],
  ['ris', 'a.ris'],
];

/** What a format has no place for, whatever it is asked to keep; `title` and `author` as far as told beside. */
const CANNOT_HOLD: Readonly<Partial<Record<FormatId, readonly string[]>>> = {
  // Types of BibLaTeX: `@software`.
  bibtex: ['type'],
  // Markup in titles, particles that may be dropped.
  ris: [
    'title',
    'author',
    'version',
    'number-of-pages',
    'collection-number',
    'chapter-number',
    'PMID',
    'PMCID',
  ],
};

function papersIn(file: string, text: string, ...others: readonly (readonly [string, string])[]): NewEntry[] {
  const library = buildLibrary(
    [[file, text] as const, ...others].map(([name, each]) => readFile(name, each)),
  );
  const texts = new Map([[file, text], ...others]);
  return withOwnEntries(
    library.works.map((work) => ({ key: work.citekey, work })),
    (name) => texts.get(name),
  );
}

/** The fields of each entry that are not as they were. */
function lost(before: readonly NewEntry[], format: FormatId, file: string): string[] {
  const read = itemsIn(file, FORMATS[format].write(before));
  return before.flatMap(({ key, own }) => {
    const was: Record<string, unknown> = { ...own!()!.item, id: key };
    const is: Record<string, unknown> = read(key) ?? {};
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
      (name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]),
    );
  });
}

describe('an entry of one’s own', () => {
  const first = papersIn('refs.bib', KNOWN_WORKS);

  for (const [from, file] of KEPT) {
    let entries: NewEntry[] | undefined;
    for (const [to, name] of KEPT)
      it(`loses nothing from ${from} to ${to} but what that cannot hold${from === 'biblatex' ? '' : ' @long'}`, () => {
        entries ??= papersIn(file, FORMATS[from].write(first));
        assert.equal(entries.length, first.length);
        const cannot = from === 'ris' && to !== 'ris' ? ['title', 'author', 'type'] : (CANNOT_HOLD[to] ?? []);
        assert.deepEqual(
          [...new Set(lost(entries, to, name))].filter((field) => !cannot.includes(field)),
          [],
        );
      });
  }

  it('keeps its values as they are typed, and fields that nobody knows', () => {
    const text =
      '@Book{k, Title={The {\\TeX}book -- \\emph{A}}, editor="M{\\"u}ller, A.", file={:a.pdf:PDF}, x-mine={a {b} c}, year=1984, month=jan # "~3"}';
    const written = FORMATS.bibtex.write(papersIn('a.bib', text));
    for (const line of [
      '@book{k,',
      '  title = {The {\\TeX}book -- \\emph{A}},',
      '  editor = {M{\\"u}ller, A.},',
      '  file = {:a.pdf:PDF},',
      '  x-mine = {a {b} c},',
      '  year = {1984},',
      '  month = {jan~3},',
    ])
      assert.ok(written.split('\n').includes(line), `${line}\n${written}`);
  });

  it('has the names of the dialect that is asked for', () => {
    const old =
      '@phdthesis{k, title={T}, author={A, B}, school={MIT}, address={Cambridge}, year=1999, month=may}';
    const now = FORMATS.biblatex.write(papersIn('a.bib', old));
    for (const part of [
      '@thesis{',
      'institution = {MIT}',
      'location = {Cambridge}',
      'date = {1999-05}',
      'type = {phdthesis}',
    ])
      assert.ok(now.includes(part), now);
    const back = FORMATS.bibtex.write(papersIn('a.bib', now));
    for (const part of [
      '@phdthesis{',
      'school = {MIT}',
      'address = {Cambridge}',
      'year = {1999}',
      'month = may',
    ])
      assert.ok(back.includes(part), back);
    assert.doesNotMatch(back, /type =|date =/);
  });

  it('is one of ASCII where that is asked for', () => {
    const text = '@book{k, title={Gödel}, author={Ørsted, A}, url={http://x.y/ö}, year=1}';
    const written = FORMATS.bibtex.write(papersIn('a.bib', text), { charset: 'ascii' });
    assert.match(written, /title = \{G\{\\"o\}del\}/);
    assert.match(written, /url = \{http:\/\/x\.y\/ö\}/);
  });

  it('stands for itself: what it takes from another entry is in it', () => {
    const written = FORMATS.bibtex.write(first.filter(({ key }) => key === 'ioffe2015batch'));
    assert.match(written, /booktitle = \{Proceedings of the 32nd/);
    assert.doesNotMatch(written, /crossref/);
  });

  it('is given what pages alone know', () => {
    const page: readonly [string, string] = [
      'z-page.json',
      JSON.stringify([
        {
          id: 'other',
          type: 'article',
          title: 'Deep Residual Learning for Image Recognition',
          author: [{ family: 'He', given: 'Kaiming' }],
          DOI: '10.1109/CVPR.2016.90',
          number: 'arXiv:1512.03385',
          abstract: 'Deeper neural networks are more difficult to train.',
        },
      ]),
    ];
    const text =
      '@misc{he, title={Deep Residual Learning for Image Recognition}, author={He, Kaiming}, year={2015}, eprint={1512.03385}, archiveprefix={arXiv}, note={Mine}}';
    const [entry, ...more] = papersIn('refs.bib', text, page);
    assert.deepEqual(more, []);
    for (const format of ['bibtex', 'csl-json', 'csl-yaml', 'ris'] as const) {
      const written = FORMATS[format].write([{ ...entry!, key: 'he' }]);
      for (const part of ['Deeper neural networks', '10.1109/CVPR.2016.90', 'Mine'])
        assert.ok(written.toLowerCase().includes(part.toLowerCase()), `${format}: ${written}`);
    }
  });

  it('is written as the library knows it where no file can be read', () => {
    const [known] = papersIn('a.bib', '@book{k, title={T}, author={A, B}, note={N}, year=2000}');
    const unread = withOwnEntries([known!], () => undefined);
    assert.equal(FORMATS.bibtex.write(unread), FORMATS.bibtex.write([{ key: 'k', work: known!.work }]));
  });

  it('goes out whatever nonsense it says @long', () => {
    const random = seeded(9);
    const odd = [
      null,
      7,
      '',
      'x <i>y</i> {',
      [],
      [null],
      [[2000]],
      { literal: 7 },
      { 'date-parts': 5 },
      { 'date-parts': [7, ['a']] },
      '</i>\uE100',
    ];
    const names = [
      'author',
      'editor',
      'issued',
      'title-short',
      'page',
      'number',
      'custom',
      'language',
      'accessed',
      'keyword',
      'note',
      'volume',
    ];
    for (let at = 0; at < 200; at++) {
      const item = Object.fromEntries(names.map((name) => [name, random.of(odd)]));
      const text = JSON.stringify([
        { id: 'k', type: random.of(['book', 'constructor', 'article-journal']), title: 'T', ...item },
      ]);
      const work = { ...first[0]!.work, records: [{ citekey: 'k', place: { ...PLACE, file: 'a.json' } }] };
      const entries = withOwnEntries([{ key: 'k', work: work as unknown as NewEntry['work'] }], () => text);
      for (const format of FORMAT_IDS) assert.equal(typeof FORMATS[format].write(entries), 'string');
    }
  });
});
