import * as assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import * as vscode from 'vscode';
import { arxivPage, eventually, inFolder, readLibrary, write } from './support';

const titles = async () => (await readLibrary()).works.map(({ title }) => title);
const has = async (title: string) => (await titles()).includes(title);

describe('the library follows the folder', () => {
  const one = 'A Page That Comes and Goes in a Host Test';
  const two = 'The Same Page Under Another Title Altogether';

  it('reads a page when it is created, changed, renamed and deleted, each within a second', async () => {
    await readLibrary();
    const uri = await write(inFolder('host-test', 'page.txt'), arxivPage(one));
    assert.ok((await eventually('the new page', () => has(one))) < 1000);
    await write(uri, arxivPage(two));
    assert.ok(
      (await eventually('the changed page', async () => (await has(two)) && !(await has(one)))) < 1000,
    );

    const renamed = inFolder('host-test', 'renamed.txt');
    await vscode.workspace.fs.rename(uri, renamed);
    const fileOf = async () => (await readLibrary()).works.find(({ title }) => title === two)?.pages[0]?.file;
    assert.ok(
      (await eventually('the new name', async () => (await fileOf())?.endsWith('renamed.txt') ?? false)) <
        1000,
    );

    await vscode.workspace.fs.delete(inFolder('host-test'), { recursive: true });
    assert.ok((await eventually('the page to go', async () => !(await has(two)))) < 1000);
  });

  it('keeps the last good reading while a page is broken, and says so at the page', async () => {
    const uri = await write(inFolder('broken.txt'), arxivPage(one));
    await eventually('the page', () => has(one));
    await write(uri, 'representative citing papers\nciting papers explorer\n');
    await eventually('the problem', async () =>
      (await readLibrary()).problems.some(({ file }) => file === uri.toString()),
    );
    assert.ok(await has(one));
    const [diagnostic] = vscode.languages.getDiagnostics(uri);
    assert.equal(diagnostic?.source, 'Scholium');
    await vscode.workspace.fs.delete(uri);
    await eventually('the page to go', async () => !(await has(one)));
  });

  it('explains each odd file, and reads the rest', async () => {
    const odd = inFolder('odd');
    const cut = arxivPage(two).slice(0, arxivPage(two).indexOf('We find') + 4);
    await write(inFolder('odd', 'whole.txt'), arxivPage(one));
    await write(inFolder('odd', 'cut.txt'), cut);
    await write(inFolder('odd', 'empty.txt'), '');
    await vscode.workspace.fs.writeFile(
      inFolder('odd', 'picture.txt'),
      new Uint8Array([0x89, 0x50, 0, 0, 1, 2, 3, 0, 0, 0]),
    );
    await vscode.workspace.fs.writeFile(inFolder('odd', 'large.txt'), new Uint8Array(20_000_000).fill(97));
    // To root every file can be read; a link that leads nowhere can be read by no one.
    symlinkSync('nowhere.txt', inFolder('odd', 'unreadable.txt').fsPath);
    symlinkSync(odd.fsPath, inFolder('odd', 'circle').fsPath);
    await vscode.commands.executeCommand('scholium.refresh');

    const { notRead, problems } = await readLibrary();
    const reasons = Object.fromEntries(
      notRead.map(({ file, reason }) => [file.slice(file.lastIndexOf('/') + 1), reason]),
    );
    assert.match(reasons['empty.txt'] ?? '', /empty/);
    assert.match(reasons['picture.txt'] ?? '', /binary/);
    assert.match(reasons['large.txt'] ?? '', /20\.0 MB.*limit of 10 MB/);
    assert.match(reasons['unreadable.txt'] ?? '', /leads nowhere|cannot be read/);
    assert.match(reasons.circle ?? '', /links are not followed/);
    assert.ok((await has(one)) && (await has(two)), 'the whole page and the cut one are read');
    assert.ok(
      problems.some(({ file }) => file.endsWith('/odd/cut.txt')),
      'the cut page has a problem at its line',
    );

    await vscode.workspace.fs.delete(odd, { recursive: true });
    await eventually('the odd files to go', async () => !(await has(two)));
  });

  it('leaves files outside the reader’s globs alone', async () => {
    const settings = vscode.workspace.getConfiguration('scholium.files');
    await write(inFolder('kept-out', 'page.txt'), arxivPage(one));
    await eventually('the page', () => has(one));
    await settings.update('exclude', ['**/kept-out/**'], vscode.ConfigurationTarget.Workspace);
    await eventually('the page to be left out', async () => !(await has(one)));
    await settings.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    await eventually('the page to come back', () => has(one));
    await vscode.workspace.fs.delete(inFolder('kept-out'), { recursive: true });
    await eventually('the page to go', async () => !(await has(one)));
  });
});
