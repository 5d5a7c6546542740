// What an entry of one's own bibliography says goes out with `scholium export`.
import assert from 'node:assert/strict';
import { inFolderOf } from './scholium';

const FILES: Readonly<Record<string, string>> = {
  'refs.bib': `@string{cup = "Cambridge University Press"}
@incollection{doe99, title = {A Thing Made in 1999}, author = {Doe, J{\\"o}}, year = {1999}, crossref = {things}, file = {:a.pdf:PDF}, x-shelf = {B 3}}
@book{things, title = {Things of All Sorts}, editor = {Roe, Jan}, edition = {Second}, publisher = cup, year = 1999}
`,
  'more.ris':
    'TY  - JOUR\r\nTI  - A thing in RIS\r\nAU  - Poe, Ann\r\nPY  - 2001\r\nJO  - Things\r\nU1  - mine\r\nER  - \r\n',
};

describe('scholium export of entries of one’s own', function () {
  // Each call is a process of its own.
  this.timeout(30_000);
  const { scholium } = inFolderOf(FILES);

  it('keeps fields as they are typed, and those that nobody knows', () => {
    const { status, stdout, stderr } = scholium('export', '.', '--format', 'bibtex');
    assert.deepEqual([status, stderr], [0, '']);
    for (const line of [
      'file = {:a.pdf:PDF}',
      'x-shelf = {B 3}',
      'edition = {Second}',
      'booktitle = {Things of All Sorts}',
    ])
      assert.ok(stdout.includes(line), stdout);
  });

  it('has them in other formats as far as these can', () => {
    const items = JSON.parse(scholium('export', '.', '--format', 'csl-json').stdout) as Record<
      string,
      unknown
    >[];
    const chapter = items.find(({ id }) => id === 'doe99')!;
    assert.deepEqual(chapter.editor, [{ family: 'Roe', given: 'Jan' }]);
    assert.equal(chapter.edition, 'Second');
    assert.equal(chapter.publisher, 'Cambridge University Press');
    assert.match(scholium('export', '.', '--format', 'ris').stdout, /U1 {2}- mine/);
  });
});
