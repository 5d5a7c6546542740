// `scholium map`, run as a reader would run it.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { MAP_FORMATS } from '../../src/core/map/write-map';
import { readDot } from '../core/map/read-dot';
import { inFolderOf } from './scholium';

const ENTRY = (key: string, year: number) =>
  `@article{${key}, title = {A thing made in ${year}}, author = {Doe, Jo}, year = {${year}}, doi = {10.1000/${key}}}\n`;

const FILES: Readonly<Record<string, string>> = {
  'refs.bib': ENTRY('doe99', 1999) + ENTRY('roe01', 2001) + ENTRY('poe02', 2002),
  'notes/a.md': 'As [@doe99, p. 3] says, and [@roe01]; but [@nobody].\n',
};

describe('scholium map', function () {
  // Each call is a process of its own.
  this.timeout(30_000);
  const { scholium } = inFolderOf(FILES);

  const keysIn = (...args: string[]) => {
    const { status, stdout, stderr } = scholium('map', '.', '--format', 'json', ...args);
    assert.equal(status, 0, stderr);
    return (JSON.parse(stdout) as { nodes: { id: string }[] }).nodes.map(({ id }) => id).sort();
  };

  it('writes every format, GraphML unless told', () => {
    for (const format of MAP_FORMATS) {
      const { status, stdout, stderr } = scholium('map', '.', '--format', format);
      assert.deepEqual([status, stderr], [0, ''], format);
      for (const year of [1999, 2001, 2002]) assert.ok(stdout.includes(`A thing made in ${year}`), format);
    }
    assert.equal(scholium('map', '.').stdout, scholium('map', '.', '--format', 'graphml').stdout);
    assert.deepEqual(Object.keys(readDot(scholium('map', '.', '--format', 'dot').stdout).nodes), [
      'doe99',
      'poe02',
      'roe01',
    ]);
  });

  it('is of papers, of a query, of a note', () => {
    assert.deepEqual(keysIn('--of', 'doe99', '--of', '10.1000/poe02', '--steps', '2'), ['doe99', 'poe02']);
    assert.deepEqual(keysIn('--query', 'year:2001..'), ['poe02', 'roe01']);
    assert.deepEqual(keysIn('--note', 'notes/a.md'), ['doe99', 'roe01']);
  });

  it('is of what is near, cited or not', () => {
    const args = ['--format', 'json', '--near', 'lightmanLetsVerifyStep2023'];
    const { nodes, links } = JSON.parse(scholium('map', resolve('examples'), ...args).stdout);
    assert.deepEqual([nodes[0].id, nodes[0].seed], ['lightmanLetsVerifyStep2023', true]);
    const kinds = new Set(links.map(({ kind }: { kind: string }) => kind));
    assert.deepEqual(kinds, new Set(['cites', 'near']));
  });

  it('says which papers stand in notes', () => {
    const { nodes } = JSON.parse(scholium('map', '.', '--format', 'json').stdout);
    assert.deepEqual(
      nodes.map(({ id, inNote }: { id: string; inNote: boolean }) => [id, inNote]),
      [
        ['doe99', true],
        ['poe02', false],
        ['roe01', true],
      ],
    );
  });

  it('says which key of the note leads to no paper, and that nothing matches', () => {
    assert.equal(
      scholium('map', '.', '--note', 'notes/a.md').stderr,
      'scholium: notes/a.md: no paper has the key nobody.\n',
    );
    assert.match(scholium('map', '.', '--query', 'year:1800').stderr, /No paper matches/);
  });

  const wrong: [string[], number, RegExp][] = [
    [['map'], 2, /map takes one FOLDER/],
    [['map', '.', '--format', 'svg'], 2, /--format takes one of graphml, dot, json, not "svg"/],
    [['map', '.', '--json'], 2, /--format json is/],
    [['map', '.', '--of', 'nobody'], 1, /No paper in \. has the citekey or identifier nobody/],
    [['map', '.', '--of', 'doe99', '--query', 'x'], 2, /of --of or of --query, not of both/],
    [['map', '.', '--near', 'doe99', '--of', 'doe99'], 2, /of --of or of --near, not of both/],
    [['map', '.', '--steps', '2'], 2, /takes --of as well/],
    [['map', '.', '--of', 'doe99', '--steps', '0'], 2, /--steps takes a whole number above 0, not "0"/],
    [['map', '.', '--note', 'nowhere.md'], 1, /nowhere\.md is no file/],
    [['map', 'nowhere'], 1, /nowhere is not a folder/],
  ];
  for (const [args, code, message] of wrong) {
    it(`ends with ${code}: scholium ${args.join(' ')}`, () => {
      const { status, stdout, stderr } = scholium(...args);
      assert.deepEqual([status, stdout], [code, '']);
      assert.match(stderr, message);
    });
  }
});
