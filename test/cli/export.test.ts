// `scholium export`, run as a reader would run it.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { FORMAT_IDS } from '../../src/core/bibliography/formats';
import { inFolderOf } from './scholium';

const FILES: Readonly<Record<string, string>> = {
  'refs.bib': `@article{doe99, title = {A thing made in 1999}, author = {Doe, J{\\"o}}, year = {1999}, journal = {Things}, doi = {10.1000/thing.99}}
@article{roe01, title = {Another thing of 2001}, author = {Roe, Jan}, year = {2001}, journal = {Things}}
@misc{poe02, title = {A thing nobody cites}, author = {Poe, Ann}, year = {2002}, eprint = {2002.12345}}
`,
  'notes/a.md': 'As [@doe99, p. 3] says, and @someone; but [@nobody].\n',
  'notes/b.tex': '\\cite{roe01}\n',
  'notes/ordered.md': 'First [@roe01], then [@doe99].\n',
  'notes/all.md': '---\nnocite: |\n  @*\n---\n',
};

describe('scholium export', function () {
  // Each call is a process of its own.
  this.timeout(30_000);
  const { scholium, path } = inFolderOf(FILES);

  const keysIn = (text: string) => [...text.matchAll(/^@\w+\{([^,]+),/gm)].map((match) => match[1]);

  it('writes every format', () => {
    for (const format of FORMAT_IDS) {
      const { status, stdout, stderr } = scholium('export', '.', '--format', format);
      assert.deepEqual([status, stderr], [0, ''], format);
      for (const title of ['made in 1999', 'of 2001', 'nobody cites'])
        assert.ok(stdout.includes(title), format);
    }
  });

  it('writes what is read back as the same papers', () => {
    const { stdout } = scholium('export', '.', '--format', 'biblatex');
    const other = path('again');
    mkdirSync(other);
    writeFileSync(path('again/again.bib'), stdout);
    const papers = (where: string) =>
      JSON.parse(scholium('read', where, '--json').stdout).works.map(
        ({ citekey, title, authors, year }: Record<string, unknown>) => [citekey, title, authors, year],
      );
    const again = papers('again');
    rmSync(other, { recursive: true });
    assert.deepEqual(again, papers('.'));
  });

  it('writes the papers that match', () => {
    assert.deepEqual(
      keysIn(scholium('export', '.', '--format', 'bibtex', '--query', 'year:2001..2002').stdout),
      ['poe02', 'roe01'],
    );
    assert.equal(scholium('export', '.', '--format', 'bibtex', '--query', 'year:1800').stdout, '');
  });

  it('writes the papers that notes cite, and says which key leads to none', () => {
    const { status, stdout, stderr } = scholium(
      'export',
      '.',
      '--format',
      'bibtex',
      '--cited-in',
      'notes/a.md',
    );
    assert.deepEqual([status, keysIn(stdout)], [0, ['doe99']]);
    assert.equal(stderr, 'scholium: notes/a.md: no paper has the key nobody.\n');
    const both = scholium(
      'export',
      '.',
      '--format',
      'bibtex',
      '--cited-in',
      'notes/a.md',
      '--cited-in',
      'notes/b.tex',
    );
    assert.deepEqual(keysIn(both.stdout), ['doe99', 'roe01']);
    const found = scholium(
      'export',
      '.',
      '--format',
      'bibtex',
      '--cited-in',
      'notes',
      '--query',
      'nobody cites',
    );
    assert.deepEqual(keysIn(found.stdout), ['poe02']);
  });

  it('leaves out what only the note on the paper itself names, unless that note is asked for', () => {
    mkdirSync(path('own'));
    writeFileSync(path('own/@doe99.md'), 'I am on [@doe99], which goes beyond [@roe01].\n');
    const cited = (path: string) =>
      keysIn(scholium('export', '.', '--format', 'bibtex', '--cited-in', path).stdout);
    assert.deepEqual(cited('own'), ['roe01']);
    assert.deepEqual(cited('own/@doe99.md'), ['doe99', 'roe01']);
    rmSync(path('own'), { recursive: true });
  });

  it('writes ASCII where it is asked to', () => {
    const { stdout } = scholium(
      'export',
      '.',
      '--format',
      'bibtex',
      '--charset',
      'ascii',
      '--query',
      'doi:10.1000/thing.99',
    );
    assert.match(stdout, /author = \{Doe, J\{\\"o\}\}/);
  });

  const listOf = (...args: string[]) =>
    scholium('export', '.', '--cited-in', 'notes/ordered.md', '--cited-in', 'notes/b.tex', ...args).stdout;

  it('prints lists in a style, in the order in which works are cited where it numbers them', () => {
    const text = listOf('--format', 'md', '--style', 'ieee');
    assert.match(text, /1.*Another thing of 2001[\s\S]*2.*A thing made in 1999/);
    assert.match(listOf('--format', 'md', '--style', 'apa'), /Doe, J[\s\S]*1999[\s\S]*Roe, J[\s\S]*2001/);
  });

  it('prints a whole page, with or without a style', () => {
    for (const args of [[], ['--style', 'ieee']]) {
      const page = listOf('--format', 'html', ...args);
      assert.match(
        page,
        /^<!DOCTYPE html>\n<html lang="en[^"]*">[\s\S]*<meta charset="utf-8">[\s\S]*<\/html>\n$/,
      );
      assert.match(page, /<li id="ref-doe99">[\s\S]*A thing made in 1999/);
    }
  });

  it('prints in the style of a file, and in the words of a language', () => {
    writeFileSync(
      path('mine.csl'),
      `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Mine</title><id>mine</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix="!"><text term="in"/><text variable="title" prefix=": "/></layout></bibliography>
</style>
`,
    );
    assert.match(listOf('--format', 'md', '--style', 'mine.csl'), /\bIn: A thing made in 1999\\?!/);
    const spanish = listOf('--format', 'md', '--style', './mine.csl', '--locale', 'es-ES');
    assert.match(spanish, /\bEn: Another thing of 2001\\?!/);
    rmSync(path('mine.csl'));
  });

  it('takes the name of a language in any case, and a style in any encoding', () => {
    const list = (...args: string[]) => listOf('--format', 'md', ...args);
    assert.equal(list('--style', 'apa', '--locale', 'DE'), list('--style', 'apa', '--locale', 'de-DE'));
    const style = `<?xml version="1.0" encoding="windows-1252"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>x</title><id>x</id><updated>2020-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text value="\xa7 \xe9 "/><text variable="title"/></layout></bibliography>
</style>`;
    writeFileSync(path('old.csl'), Buffer.from(style, 'latin1'));
    assert.match(list('--style', 'old.csl'), /§ é/);
    rmSync(path('old.csl'));
  });

  it('says of a key that BibTeX does not take what it is written as', () => {
    writeFileSync(
      path('o.json'),
      `[{"id": "o'k", "type": "book", "title": "A book of O. K.", "author": [{"family": "K"}]}]`,
    );
    const { stdout, stderr } = scholium('export', '.', '--format', 'bibtex');
    rmSync(path('o.json'));
    assert.match(stdout, /@book\{ok,/);
    assert.match(stderr, /o'k is written as ok: BibTeX does not take every sign in a key/);
  });

  it('says why a style cannot be used', () => {
    writeFileSync(path('broken.csl'), '<style>\n<oops\n');
    const { status, stderr } = scholium('export', '.', '--format', 'md', '--style', 'broken.csl');
    assert.equal(status, 1);
    assert.match(stderr, /^scholium: broken\.csl: .+/);
    rmSync(path('broken.csl'));
  });

  const wrong: [string[], number, RegExp][] = [
    [
      ['export', '.', '--format', 'md', '--style', 'nope'],
      2,
      /There is no style nope\. Name a file .* apa, /,
    ],
    [
      ['export', '.', '--format', 'md', '--style', 'no/where.csl'],
      1,
      /The style cannot be read: .*no\/where\.csl/,
    ],
    [['export', '.', '--format', 'bibtex', '--style', 'apa'], 2, /--style is for --format md and html/],
    [['export', '.', '--format', 'md', '--locale', 'de-DE'], 2, /takes --style as well/],
    [
      ['export', '.', '--format', 'md', '--style', 'apa', '--locale', 'xx-XX'],
      2,
      /no locale xx-XX; there are: /,
    ],
    [['export'], 2, /export takes one FOLDER/],
    [['export', '.'], 2, /export takes --format, one of bibtex, biblatex/],
    [['export', '.', '--format', 'sarif'], 2, /--format takes one of bibtex, .*html, not "sarif"/],
    [['export', '.', '--format', 'bibtex', '--charset', 'latin-1'], 2, /--charset takes utf-8 or ascii/],
    [['export', 'nowhere', '--format', 'bibtex'], 1, /nowhere is not a folder/],
    [['export', '.', '--format', 'bibtex', '--cited-in', 'nowhere.md'], 1, /nowhere\.md is no file/],
  ];
  for (const [args, code, message] of wrong) {
    it(`ends with ${code}: scholium ${args.join(' ')}`, () => {
      const { status, stdout, stderr } = scholium(...args);
      assert.deepEqual([status, stdout], [code, '']);
      assert.match(stderr, message);
    });
  }
});
