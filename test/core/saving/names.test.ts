import * as assert from 'node:assert/strict';
import { buildLibrary } from '../../../src/core/library/build';
import { addressKey, addressList, asAddress, hostOf, pageAddress } from '../../../src/core/saving/addresses';
import { dumpOf, PAGE } from '../../../src/core/saving/dump';
import { fileNameFor, freeName } from '../../../src/core/saving/file-name';
import { filesKnown, whatIsKnown } from '../../../src/core/saving/known';
import { savedMessage, whyNotRead } from '../../../src/core/saving/report';
import { readFile } from '../../../src/core/sources';
import { makeFiles, makeRecord, type RecordSketch } from '../records';

const arxiv = (title: string, abstract = 'We keep pages. We find that they stay.', authors = '') =>
  [
    'Computer Science > Digital Libraries',
    '[Submitted on 5 Jan 2024]',
    `Title:${title}`,
    ...(authors === '' ? [] : [`Authors:${authors}`]),
    `View PDF HTML (experimental)Abstract:${abstract}`,
    'Submission history',
    'From: Ada Lovelace [view email][v1] Fri, 5 Jan 2024 12:00:00 UTC (123 KB)',
    '',
  ].join('\n');

const pith = (title: string) =>
  [
    title,
    '2 Pith papers cite this work. Polarity classification is still indexing.',
    '2',
    'Pith papers citing it',
    'citing papers explorer',
    '-',
    'A First Paper That Cites It',
    'The first summary says a thing.',
    '-',
    'A Second Paper That Cites It',
    'The second summary says another.',
    '',
  ].join('\n');

const feed = (...titles: string[]) =>
  titles
    .map(
      (title, n) =>
        `LGSep ${n + 1}, 2025\n${title}Ada Lovelace, Charles Babbage et al.\nWe say something about it.\n`,
    )
    .join('');

describe('saving: the name of the file', () => {
  const named = (...sketches: RecordSketch[]) => fileNameFor(makeFiles(sketches.map(makeRecord))[0]!);

  it('is made of author, title and year', () => {
    const title = 'Scaling Behaviors of LLM Reinforcement Learning Post-Training';
    assert.equal(
      named({ title, authors: 'Zelin Tan; Hejia Geng', year: 2025 }),
      'tan-scaling-behaviors-2025.txt',
    );
    assert.equal(named({ title, year: 2025 }), 'scaling-behaviors-llm-reinforcement-2025.txt');
    assert.equal(named({ title: 'On the Way', authors: 'Ludwig van der Straße' }), 'van-der-strasse-way.txt');
    assert.equal(named({ title: 'Öl & Łódź', authors: 'Ærø Ødegård' }), 'odegard-ol-lodz.txt');
    assert.equal(named({ title: "Don't Stop: It's $S^3$" }), 'dont-stop-s3.txt');
  });

  it('says whose citers or papers a list holds', () => {
    assert.equal(fileNameFor(readFile(PAGE, pith('How Pages Are Kept'))), 'citers-of-pages-kept.txt');
    assert.equal(
      fileNameFor(readFile(PAGE, feed('How Pages Are Kept', 'How Pages Are Lost'))),
      // Two names are on every paper: neither is the author that the page is about.
      'scholar-feed-author-pages-kept.txt',
    );
    const url = 'https://www.scholarfeed.org/author/90441';
    const headed = dumpOf({
      text: feed('How Pages Are Kept', 'How Pages Are Lost'),
      url,
      savedOn: '2026-11-21',
    });
    assert.equal(fileNameFor(readFile(PAGE, headed)), 'author-90441.txt');
    const list = [
      { title: 'One Thing', authors: 'Jason Wei; A Bee', part: 'entry' },
      { title: 'Two Things', authors: 'Jason Wei; C Dee', part: 'entry' },
    ] as const;
    const [file] = makeFiles(list.map(makeRecord));
    const page = { source: 'test', place: file!.pages[0]!.place };
    assert.equal(fileNameFor({ ...file!, pages: [page] }), 'author-jason-wei.txt');
  });

  it('falls back on the page’s title, its address, its first words', () => {
    const none = readFile(PAGE, 'x');
    assert.equal(fileNameFor(none, { title: 'A Page of News' }), 'page-news.txt');
    assert.equal(fileNameFor(none, { url: 'https://www.example.org/a/b.html?c=1' }), 'example-org-a-b.txt');
    assert.equal(
      fileNameFor(none, { text: 'URL: https://a.org/b\n\n  Boil the lentils well.' }),
      'boil-lentils-well.txt',
    );
    assert.equal(fileNameFor(none, { text: '…\n论文\n' }), 'page.txt');
    assert.equal(fileNameFor(none), 'page.txt');
  });

  it('is short, and no name of a device', () => {
    const long = fileNameFor(readFile(PAGE, ''), { url: `https://example.org/${'long-word/'.repeat(40)}` });
    assert.ok(long.length <= 80 && !long.includes('-.'), long);
    assert.ok(fileNameFor(readFile(PAGE, ''), { title: 'x'.repeat(500) }).length <= 80);
    assert.equal(named({ title: 'Con' }), 'con-page.txt');
    assert.equal(named({ title: 'LPT1' }), 'lpt1-page.txt');
  });

  it('gets a number when it is taken', () => {
    assert.equal(freeName('a.txt', []), 'a.txt');
    assert.equal(freeName('a.txt', ['A.TXT', 'a-2.txt']), 'a-3.txt');
    const long = `${'x'.repeat(76)}.txt`;
    assert.equal(freeName(long, [long]), `${'x'.repeat(74)}-2.txt`);
  });
});

describe('saving: whether a page is known', () => {
  const savedOn = '2026-11-21';
  const read = (file: string, text: string) => readFile(file, text);
  const known = (files: Record<string, string>, text: string) => {
    const library = buildLibrary(Object.entries(files).map(([file, content]) => read(file, content)));
    const parsed = read(PAGE, text);
    const found = filesKnown(library, parsed).map((file) => ({ file, text: files[file]! }));
    return whatIsKnown(library, parsed, text, found);
  };
  const page = arxiv('How Pages Are Kept');
  const at = (url: string, text = page) => dumpOf({ text, url, savedOn });

  it('by its words, whenever it was saved', () => {
    const text = at('https://arxiv.org/abs/2401.00001');
    const files = { 'a.txt': text.replace(savedOn, '2020-02-02'), 'b.txt': arxiv('How Pages Are Lost') };
    assert.deepEqual(known(files, text), { file: 'a.txt', same: true, replaceable: true });
  });

  it('by its address, however that was copied', () => {
    const files = { 'a.txt': at('https://arxiv.org/abs/2401.00001') };
    const text = at(
      'http://www.arxiv.org/pdf/2401.00001.pdf',
      arxiv('How Pages Are Kept', 'Other words. All of them.'),
    );
    assert.deepEqual(known(files, text), { file: 'a.txt', same: false, replaceable: true });
  });

  it('by its kind and its paper; another kind of page of the paper is another page', () => {
    const files = { 'a.txt': page, 'b.txt': pith('How Pages Are Kept') };
    assert.equal(known(files, arxiv('How pages are kept', 'Other words.'))?.file, 'a.txt');
    assert.equal(known(files, pith('How Pages Are Kept').replace('first', 'last'))?.file, 'b.txt');
    assert.equal(known({ 'a.txt': page }, pith('How Pages Are Kept')), undefined);
    assert.equal(known(files, arxiv('How Pages Are Bound')), undefined);
  });

  it('by what it lists', () => {
    const titles = ['Kept', 'Lost', 'Found', 'Bound'].map((word) => `How Pages Are ${word}`);
    const files = { 'a.txt': feed(...titles) };
    assert.equal(known(files, feed(...titles, 'A Newer Paper of Theirs'))?.file, 'a.txt');
    assert.equal(known(files, feed(...titles.slice(2), 'A Newer Paper', 'A Newest Paper')), undefined);
  });

  it('keeps a file that holds more than the page', () => {
    const two = `${page}\n${arxiv('How Pages Are Lost')}`;
    const text = arxiv('How Pages Are Kept', 'Other words.');
    assert.equal(known({ 'a.txt': two }, text)?.replaceable, false);
    assert.equal(known({ 'a.txt': `${page}\n## My notes\nThey stay.` }, text)?.replaceable, false);
    assert.equal(known({ 'a.md': `A thought of mine.\n\n${page}` }, text)?.replaceable, false);
    assert.equal(known({ 'a.txt': `A thought of mine.\n\n${page}` }, text)?.replaceable, false);
    assert.equal(known({ 'a.txt': `${page}\n\nIt reminds me of lamps.` }, text)?.replaceable, false);
    assert.equal(known({ 'a.md': page }, text)?.replaceable, true);
    assert.equal(known({ 'a.txt': page }, text)?.replaceable, true);
  });

  it('never lets one entry take the place of a bibliography', () => {
    const entry = (title: string) =>
      `@article{k${title.length}, title = {${title}}, author = {Ada Lovelace}}\n`;
    const all = ['How Pages Are Kept', 'How Pages Are Lost and Found'].map(entry).join('\n');
    assert.notEqual(known({ 'references.bib': all }, entry('How Pages Are Kept'))?.replaceable, true);
    assert.notEqual(known({ 'references.txt': all }, entry('How Pages Are Kept'))?.replaceable, true);
  });
});

describe('saving: addresses', () => {
  it('are a list when there is nothing else', () => {
    assert.deepEqual(addressList('https://a.org/b\r\n# comment\n\n <http://c.org/d> \nhttps://a.org/b'), [
      'https://a.org/b',
      'http://c.org/d',
    ]);
    assert.equal(addressList('https://a.org/b\nTitle'), undefined);
    assert.equal(addressList('file:///a/b.txt'), undefined);
    assert.equal(addressList(''), undefined);
    assert.equal(asAddress('https://a.org/b c'), undefined);
  });

  it('of a PDF on arXiv is that of its abstract page', () => {
    for (const [from, to] of [
      ['https://arxiv.org/pdf/2509.25300v2', 'https://arxiv.org/abs/2509.25300v2'],
      ['http://export.arxiv.org/pdf/2509.25300v2.pdf#page=3', 'https://arxiv.org/abs/2509.25300v2'],
      ['https://www.arxiv.org/html/2509.25300', 'https://arxiv.org/abs/2509.25300'],
      ['https://arxiv.org/pdf/math/0309136', 'https://arxiv.org/abs/math/0309136'],
      ['https://arxiv.org/pdf/nonsense', 'https://arxiv.org/pdf/nonsense'],
      ['https://a.org/pdf/2509.25300', 'https://a.org/pdf/2509.25300'],
      ['https://a.org/b#c', 'https://a.org/b'],
    ])
      assert.equal(pageAddress(from!), to);
  });

  it('name their host', () => {
    assert.equal(hostOf('https://me:secret@ArXiv.org:443/abs/1'), 'arxiv.org');
    assert.equal(hostOf('http://127.0.0.1:80'), '127.0.0.1');
    assert.equal(addressKey('HTTPS://www.A.org/B/'), 'a.org/B');
  });
});

describe('saving: what is said of it', () => {
  it('names the paper and counts its citers', () => {
    assert.equal(
      savedMessage(readFile(PAGE, arxiv('How Pages Are Kept'))),
      'Saved 1 paper: “How Pages Are Kept”.',
    );
    assert.equal(
      savedMessage(readFile(PAGE, pith('How Pages Are Kept'))),
      'Saved 1 cited paper: “How Pages Are Kept”; 2 citers.',
    );
    assert.equal(
      savedMessage(readFile(PAGE, feed('How Pages Are Kept', 'How Pages Are Lost'))),
      'Saved 2 papers: “How Pages Are Kept” and another.',
    );
    assert.equal(savedMessage(readFile(PAGE, 'x')), 'Saved a page of which no paper was read.');
  });

  it('says why no page was read', () => {
    assert.match(whyNotRead(readFile(PAGE, 'x'), 'x'), /no page of a site that Scholium knows/);
    const broken = 'citing papers explorer\nrepresentative citing papers\n';
    assert.match(whyNotRead(readFile(PAGE, broken), broken), /It looks like a Pith citing-papers page/);
  });
});
