// Entries that citations bring, into bibliographies that others change and show as well.
import * as assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { cite, LARCH, ROWAN, rest, show, text, undo, until, untilHas, withPapers } from './adding-support';
import { eventually, write } from './support';

const HEAD = '---\nbibliography: refs.bib\n---\n\n';
const MIXED = '% mine\r\n@misc{zuse1999,\r\n  title = {Z}\n}\n';

describe('bibliographies that something else changes', () => {
  const room = withPapers('adding-files');

  it('keep what it put in, also where the editor does not show that yet', async () => {
    const inRoom = await room();
    await show(inRoom('note.md'), 'Trees |.\n');
    await cite(LARCH);
    await untilHas(inRoom('references.bib'), LARCH);
    const bibliography = await vscode.workspace.openTextDocument(inRoom('references.bib'));
    await appendFile(inRoom('references.bib').fsPath, '\n@misc{else1999}\n');
    assert.ok(!bibliography.getText().includes('else1999'));
    await undo();
    await eventually('the entry to go', async () => !(await text(inRoom('references.bib')))?.includes(LARCH));
    assert.equal((await text(inRoom('references.bib')))?.trim(), '@misc{else1999}');
  });

  it('keep their line ends and their letters while they are open', async () => {
    const inRoom = await room({ 'refs.bib': MIXED });
    const bibliography = await vscode.workspace.openTextDocument(inRoom('refs.bib'));
    await vscode.window.showTextDocument(bibliography, { viewColumn: vscode.ViewColumn.Beside });
    await show(inRoom('note.md'), `${HEAD}Trees |.\n`);
    await cite(LARCH);
    assert.ok((await untilHas(inRoom('refs.bib'), LARCH)).includes(MIXED.trimEnd()));
    await eventually('the editor to show it', () => bibliography.getText().includes(LARCH));
    assert.ok(!bibliography.isDirty);
    await undo();
    await until(inRoom('refs.bib'), MIXED);
    await eventually('the editor to show that', () => !bibliography.getText().includes(LARCH));

    const latin = Buffer.from('@misc{q, title = {\xfcber}}\n', 'latin1');
    await vscode.workspace.fs.writeFile(inRoom('refs.bib'), latin);
    await show(inRoom('other.md'), `${HEAD}Trees |.\n`);
    await cite(LARCH);
    await rest();
    assert.deepEqual(Buffer.from(await vscode.workspace.fs.readFile(inRoom('refs.bib'))), latin);
  });

  it('have the entry again where the note is taken back to what was saved', async () => {
    const inRoom = await room({ 'refs.bib': '' });
    for (const command of ['workbench.action.files.revert', 'workbench.action.revertAndCloseActiveEditor']) {
      const { document } = await show(inRoom(`${command}.md`), `${HEAD}Trees |.\n`);
      await cite(LARCH);
      await untilHas(inRoom('refs.bib'), LARCH);
      await document.save();
      await undo();
      await until(inRoom('refs.bib'), '');
      await vscode.commands.executeCommand(command);
      await untilHas(inRoom('refs.bib'), LARCH);
      await write(inRoom('refs.bib'), '');
      await write(document.uri, '');
    }
  });

  it('have the entry again when what took it out knew nothing of the citation', async () => {
    const inRoom = await room({ 'refs.bib': '@misc{zuse1999}\n' });
    await show(inRoom('note.md'), `${HEAD}Trees |.\n`);
    await cite(ROWAN);
    await untilHas(inRoom('refs.bib'), ROWAN);
    await write(inRoom('refs.bib'), '@misc{zuse1999}\n');
    await rest();
    await show(inRoom('other.md'), `${HEAD}Trees |.\n`);
    await cite(ROWAN);
    await untilHas(inRoom('refs.bib'), ROWAN);
  });
});
