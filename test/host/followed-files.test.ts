// A bibliography that another program keeps outside the workspace: read, followed as it is written anew, let go.
import * as assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { arxivPage, eventually, inFolder, makeFolder, readLibrary, write } from './support';

const ROOT = 'followed';
const entry = (key: string, title: string, more = '') =>
  `@article{${key},\n  title = {${title}},\n  author = {Keeper, Lena},\n  year = {2023}${more}\n}\n`;

describe('a bibliography outside the workspace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scholium-zotero-'));
  const file = join(folder, 'My Library.bib');
  const config = () => vscode.workspace.getConfiguration('scholium.files');
  const keys = async () => (await readLibrary()).works.map(({ citekey }) => citekey);

  after(async () => {
    await config().update('bibliographies', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(inFolder(ROOT), { recursive: true });
    rmSync(folder, { recursive: true, force: true });
  });

  it('is a part of the library, with its keys, and one work with the page of the same paper', async () => {
    await makeFolder(inFolder(ROOT));
    writeFileSync(
      file,
      entry('keeperLamps2023', 'Lamps That Are Kept Outside') +
        entry(
          'keeperArxiv2023',
          'Wicks Kept in Two Places',
          ',\n  eprint = {2301.98765}, archiveprefix = {arXiv}',
        ),
    );
    await write(
      inFolder(ROOT, 'wicks.txt'),
      `https://arxiv.org/abs/2301.98765
${arxivPage('Wicks Kept in Two Places')}`,
    );
    await config().update('bibliographies', [file], vscode.ConfigurationTarget.Workspace);
    await eventually('the entries of the file', async () => (await keys()).includes('keeperLamps2023'));
    const { works } = await readLibrary();
    const both = works.filter(({ title }) => title === 'Wicks Kept in Two Places');
    assert.equal(both.length, 1);
    assert.equal(both[0]!.citekey, 'keeperArxiv2023');
  });

  it('is read again when it is written anew, in place or by another file that takes its name', async () => {
    writeFileSync(
      file,
      entry('keeperLamps2023', 'Lamps That Are Kept Outside') + entry('keeperNew2024', 'A New One'),
    );
    await eventually('the new entry', async () => (await keys()).includes('keeperNew2024'));
    writeFileSync(`${file}.tmp`, entry('keeperNewer2025', 'A Newer One'));
    rmSync(file);
    renameSync(`${file}.tmp`, file);
    await eventually('the newer entry alone', async () => {
      const now = await keys();
      return now.includes('keeperNewer2025') && !now.includes('keeperNew2024');
    });
  });

  it('half written keeps what was read, and says so; one without entries is named', async () => {
    const zotero = join(folder, 'all.json');
    const items = [1, 2].map((n) => ({
      id: `keeperWick${n}`,
      type: 'book',
      title: `Wicks That Are Kept, Part ${n}`,
      author: [{ family: 'Keeper', given: 'Lena' }],
    }));
    const text = JSON.stringify(items, null, 1);
    writeFileSync(zotero, text);
    await config().update('bibliographies', [file, zotero], vscode.ConfigurationTarget.Workspace);
    await eventually('both', async () => (await keys()).includes('keeperWick2'));
    writeFileSync(zotero, text.slice(0, 20));
    await eventually('to be told', async () =>
      (await readLibrary()).problems.some(({ message }) => message.includes('breaks off before its end')),
    );
    assert.ok((await keys()).includes('keeperWick1') && (await keys()).includes('keeperWick2'));
    writeFileSync(zotero, JSON.stringify({ wicks: 2 }));
    await eventually('it to be named', async () =>
      (await readLibrary()).notRead.some(({ reason }) => reason.includes('no entry can be read')),
    );
    await config().update('bibliographies', [file], vscode.ConfigurationTarget.Workspace);
    await eventually('it to be let go', async () =>
      (await readLibrary()).notRead.every(({ reason }) => !reason.includes('no entry can be read')),
    );
  });

  it('that is not there is told of, and one that is named no more is let go', async () => {
    rmSync(file);
    await eventually('it to be missed', async () => {
      const { notRead } = await readLibrary();
      return notRead.some(
        ({ file: one, reason }) => one.includes('My%20Library') && reason.includes('not there'),
      );
    });
    writeFileSync(file, entry('keeperBack2025', 'Back Again'));
    await eventually('it to be back', async () => (await keys()).includes('keeperBack2025'));
    await config().update('bibliographies', ['/etc/hostname'], vscode.ConfigurationTarget.Workspace);
    await eventually('it to be let go', async () => !(await keys()).includes('keeperBack2025'));
    const { notRead } = await readLibrary();
    assert.ok(!notRead.some(({ file: one }) => one.includes('hostname')));
  });
});
