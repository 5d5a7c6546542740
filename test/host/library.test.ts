import * as assert from 'node:assert/strict';
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

  it('explains what it did not read', async () => {
    await write(inFolder('odd', 'empty.txt'), '');
    await vscode.workspace.fs.writeFile(
      inFolder('odd', 'picture.txt'),
      new Uint8Array([0x89, 0x50, 0, 0, 1, 2, 3, 0, 0, 0]),
    );
    await vscode.workspace.fs.writeFile(inFolder('odd', 'large.txt'), new Uint8Array(20_000_000).fill(97));
    const reasonOf = async (name: string) =>
      (await readLibrary()).notRead.find(({ file }) => file.endsWith(name))?.reason ?? '';
    await eventually(
      'three reasons',
      async () =>
        (await reasonOf('large.txt')) !== '' &&
        (await reasonOf('empty.txt')) !== '' &&
        (await reasonOf('picture.txt')) !== '',
    );
    assert.match(await reasonOf('empty.txt'), /empty/);
    assert.match(await reasonOf('picture.txt'), /binary/);
    assert.match(await reasonOf('large.txt'), /20\.0 MB.*limit of 10 MB/);
    await vscode.workspace.fs.delete(inFolder('odd'), { recursive: true });
    await eventually('the odd files to go', async () => (await reasonOf('empty.txt')) === '');
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
