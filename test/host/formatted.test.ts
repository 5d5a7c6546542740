// Citations shown as their style prints them, in the real editor: when, and what the pointer finds on them.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inFolder, makeFolder, readLibrary, write } from './support';

const ID = 'scholium.citation.showFormatted';
const at = (...name: string[]) => inFolder('formatted', ...name);
const REFS = `@article{shown1843,
  author = {Lovelace, Ada},
  title = {Notes on What Is Shown},
  year = {1843}
}
@article{shown1832,
  author = {Babbage, Charles},
  title = {On What Is Hidden},
  year = {1832}
}
`;
const NOTE = '---\nbibliography: shown.bib\n---\n\nAs [@shown1843; @shown1832] say.\n\n[@nobody1900]\n';

async function cardsAt({ uri }: vscode.TextDocument, line: number, column: number): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    new vscode.Position(line, column),
  );
  return hovers.flatMap(({ contents }) =>
    contents.map((each) => (typeof each === 'string' ? each : each.value)),
  );
}

const update = (value: boolean | undefined) =>
  vscode.workspace.getConfiguration().update(ID, value, vscode.ConfigurationTarget.Workspace);

describe('formatted citations in the editor', () => {
  let document: vscode.TextDocument;
  before(async () => {
    await makeFolder(at());
    await write(at('shown.bib'), REFS);
    await eventually('the entries to be read', async () =>
      (await readLibrary()).works.some(({ citekey }) => citekey === 'shown1832'),
    );
    document = await vscode.workspace.openTextDocument(await write(at('shown.md'), NOTE));
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    editor.selection = new vscode.Selection(5, 0, 5, 0);
  });
  after(async () => {
    await update(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('have the cards of all they cite on the place before the hidden text, while it is hidden', async () => {
    // The bracket is no key.
    assert.deepEqual(await cardsAt(document, 4, 3), []);
    await update(true);
    await eventually('the cards', async () => (await cardsAt(document, 4, 3)).length === 2);
    const [first, second] = await cardsAt(document, 4, 3);
    assert.match(first!, /Notes on What Is Shown/);
    assert.match(second!, /On What Is Hidden/);
    assert.equal((await cardsAt(document, 4, 6)).length, 1, 'one card on a key');
    assert.deepEqual(await cardsAt(document, 6, 0), []);
    vscode.window.activeTextEditor!.selection = new vscode.Selection(4, 3, 4, 3);
    await eventually('no card where the caret shows the text', async () => {
      return (await cardsAt(document, 4, 3)).length === 0;
    });
  });

  it('are what is written where two versions are compared', async () => {
    vscode.window.activeTextEditor!.selection = new vscode.Selection(5, 0, 5, 0);
    await eventually('the cards', async () => (await cardsAt(document, 4, 3)).length === 2);
    const other = await write(at('other.md'), NOTE.replace('say', 'said'));
    await vscode.commands.executeCommand('vscode.diff', other, document.uri);
    await eventually('no card where all is shown', async () => (await cardsAt(document, 4, 3)).length === 0);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually('the cards again', async () => (await cardsAt(document, 4, 3)).length === 2);
  });

  it('are turned off and on where the reader turned them on', async () => {
    const setAt = () => vscode.workspace.getConfiguration().inspect<boolean>(ID);
    await vscode.commands.executeCommand('scholium.toggleFormatted');
    assert.equal(setAt()?.workspaceValue, false);
    await vscode.commands.executeCommand('scholium.toggleFormatted');
    assert.equal(setAt()?.workspaceValue, true);
    assert.equal(setAt()?.globalValue, undefined);
    assert.equal(document.getText(), NOTE);
    assert.equal(document.isDirty, false);
  });
});
