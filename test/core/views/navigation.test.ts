// Where the editor's own questions lead: definitions, rows, the call hierarchy, the line above a title.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { buildLibrary } from '../../../src/core/library/build';
import type { Work } from '../../../src/core/model';
import type { Place } from '../../../src/core/place';
import { readFile } from '../../../src/core/sources';
import { hierarchyRoot, incoming, outgoing } from '../../../src/core/views/call-hierarchy';
import { rowAt } from '../../../src/core/views/citing-rows';
import { lensesOf, titledPages } from '../../../src/core/views/lenses';
import { literatureNoteOf } from '../../../src/core/views/literature-note';
import { addressOf, everywhereRead, ownPages, whereRead } from '../../../src/core/views/where-read';
import { makeLibrary, makeWork } from '../builders';

const PITH = readFileSync('test/pages/pith-citations/plain.txt', 'utf8');
const RESIDUAL = [
  'https://arxiv.org/abs/1512.03385',
  'Computer Science > Computer Vision and Pattern Recognition',
  '[Submitted on 10 Dec 2015]',
  'Title:Deep Residual Learning for Image Recognition',
  'View PDF HTML (experimental)Abstract:Deeper networks are harder to train. We ease it.',
  'Submission history',
  'From: Kaiming He [view email][v1] Thu, 10 Dec 2015 12:00:00 UTC (123 KB)',
].join('\n');
const BIB =
  '@article{he2016,\n  title = {Deep Residual Learning for Image Recognition},\n  author = {He, Kaiming},\n  year = {2015}\n}\n';

const library = buildLibrary([
  readFile('citers.txt', PITH),
  readFile('own.txt', RESIDUAL),
  readFile('papers.bib', BIB),
]);
const titled = (title: string): Work => library.works.find((work) => work.title.startsWith(title))!;
const at = ({ file, line }: Place) => `${file}:${line + 1}`;
const [residual, dropout, layer] = [titled('Deep Residual'), titled('Dropout'), titled('Layer Norm')];

describe('where a paper was read', () => {
  it('is its own pages and entries, not the rows of others', () => {
    assert.deepEqual(
      whereRead(residual)
        .map(({ title }) => at(title))
        .sort(),
      ['own.txt:4', 'papers.bib:2'],
    );
    assert.equal(at(whereRead(residual)[0]!.title), 'own.txt:4');
    assert.deepEqual(
      ownPages(residual).map(({ title }) => at(title)),
      ['own.txt:4'],
    );
    assert.deepEqual(ownPages(layer), []);
  });

  it('is the rows where there is nothing else', () => {
    assert.deepEqual(
      whereRead(layer).map(({ title }) => at(title)),
      ['citers.txt:22'],
    );
    assert.equal(everywhereRead(residual).length, 3);
  });

  it('selects the title within the whole account, and has an address of its own', () => {
    const { title, account } = whereRead(residual)[0]!;
    assert.ok(account.line <= title.line && account.endLine >= title.endLine);
    assert.deepEqual(addressOf(title), { file: 'own.txt', fragment: 'L4,7' });
  });
});

describe('the rows of citers', () => {
  const citing = (line: number, column = 0) =>
    rowAt(library, 'citers.txt', line, column)?.citation.citing.title;

  it('are known by their lines', () => {
    assert.equal(citing(16), residual.title);
    assert.equal(citing(21), layer.title);
    assert.equal(citing(1), undefined);
    assert.equal(rowAt(library, 'own.txt', 3, 0), undefined);
  });
});

describe('the hierarchy of citations', () => {
  it('begins with the paper where it is read first', () => {
    const { name, detail, at: place } = hierarchyRoot(residual);
    assert.equal(name, 'Deep Residual Learning for Image Recognition');
    assert.equal(detail, '@he2016 · He, 2015');
    assert.equal(at(place.title), 'own.txt:4');
  });

  it('has the citers at the rows that tell of them', () => {
    const calls = incoming(dropout);
    assert.deepEqual(
      calls.map(({ name, at: { title } }) => `${name.slice(0, 5)} ${at(title)}`),
      ['Deep  citers.txt:16', 'Batch citers.txt:19', 'Layer citers.txt:22'],
    );
    assert.deepEqual(calls[0]!.rows.map(at), ['citers.txt:16']);
    assert.equal(calls[0]!.detail, 'representative · UNVERDICTED · 2015');
  });

  it('has the cited works at their pages, the rows only where the caller has them', () => {
    const [call, ...more] = outgoing(residual, whereRead(residual)[0]!.title);
    assert.equal(more.length, 0);
    assert.equal(at(call!.at.title), 'citers.txt:2');
    assert.deepEqual(call!.rows.map(at), ['own.txt:4']);
    const [here] = outgoing(layer, whereRead(layer)[0]!.title);
    assert.deepEqual(here!.rows.map(at), ['citers.txt:22']);
  });
});

describe('the line above a title', () => {
  it('says in how many notes and by how many papers a paper is cited', () => {
    assert.deepEqual(
      lensesOf(dropout, 1, 'page').map(({ title }) => title),
      ['cited in 1 note', '3 citers'],
    );
    assert.deepEqual(
      lensesOf(residual, 2, 'page').map(({ title }) => title),
      ['cited in 2 notes'],
    );
    assert.deepEqual(lensesOf(residual, 0, 'page'), []);
  });

  it('leads from a note to its paper and page, and from a page to its note', () => {
    const titles = (work: Parameters<typeof lensesOf>[0], above: 'page' | 'note') =>
      lensesOf(work, 0, above).map(({ title }) => title);
    assert.deepEqual(titles(residual, 'note'), ['paper', 'page']);
    assert.deepEqual(
      titles({ ...residual, citers: [], marks: { ...residual.marks, notes: ['@k.md'] } }, 'page'),
      ['note'],
    );
  });

  it('stands above the titles that pages are about, not above rows and entries', () => {
    assert.deepEqual(
      titledPages(library, 'citers.txt').map(({ title }) => at(title)),
      ['citers.txt:2'],
    );
    assert.deepEqual(
      titledPages(library, 'own.txt').map(({ work }) => work.citekey),
      ['he2016'],
    );
    assert.deepEqual(titledPages(library, 'papers.bib'), []);
  });
});

describe('a literature note', () => {
  const works = makeLibrary([makeWork({ title: 'Lines', citekey: 'lines2024' })]);
  const about = (file: string, text = '') => literatureNoteOf(works, file, text)?.citekey;

  it('is known by the name of its file', () => {
    assert.equal(about('file:///notes/@lines2024.md'), 'lines2024');
    assert.equal(about('file:///notes/%40lines2024.md'), 'lines2024');
    assert.equal(about('file:///notes/lines2024.md'), undefined);
    assert.equal(about('file:///notes/@nobody.md'), undefined);
  });

  it('is known by its front matter', () => {
    for (const line of [
      'citekey: lines2024',
      'citekey: "@lines2024"',
      "key: '@lines2024'",
      'id: lines2024 # mine',
      'citation-key: lines2024\r',
      'id: 17\nkey: lines2024',
    ])
      assert.equal(about('a.md', `---\ntags: [x]\n${line}\n---\n# Note\n`), 'lines2024', line);
  });

  it('is no note with the key elsewhere', () => {
    for (const text of [
      'citekey: lines2024',
      '---\nreferences:\n- id: lines2024\n---\n',
      '---\nmy-key: lines2024\n---\n',
      '---\ncitekey: [lines2024]\n---\n',
      '---\ntitle: x\n---\nkey: lines2024\n',
    ])
      assert.equal(about('a.md', text), undefined, text);
  });
});
