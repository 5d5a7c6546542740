// Converting citations through the real editor: one note and all notes, both in VS Code's preview of a refactoring.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inFolder, makeFolder, readLibrary, write } from './support';

const ROOT = 'convert';
const at = (name: string) => inFolder(ROOT, name);

const BIBLIOGRAPHY = `@article{pondReeds2017,
  title = {Reeds in a Conversion Test of the Host},
  author = {Pond, Lil},
  year = {2017}
}
`;

/** Text by file: as it is, and as Pandoc writes it. */
const NOTES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'a.md': [
    '{cite:p}`{see}pondReeds2017{p. 3}` and \\footcite{pondReeds2017}.\n',
    '[see @pondReeds2017, p. 3] and \\footcite{pondReeds2017}.\n',
  ],
  'b.md': ['As [[@pondReeds2017]] says, [@pondReeds2017].\n', 'As @pondReeds2017 says, [@pondReeds2017].\n'],
  'c.tex': ['\\textcite[3]{pondReeds2017}\n', '@pondReeds2017 [3]\n'],
};

const textOf = async (name: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(at(name)));

/** Runs a command that asks for the syntax, and takes the first one, Pandoc. */
async function toPandoc(
  command: 'scholium.convertNote' | 'scholium.convertNotes',
): Promise<{ readonly running: Thenable<unknown> }> {
  const running = vscode.commands.executeCommand(command);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  return { running };
}

describe('converting citations', function () {
  this.timeout(60_000);

  before(async () => {
    await makeFolder(inFolder(ROOT));
    await write(at('refs.bib'), BIBLIOGRAPHY);
    for (const [name, [before]] of Object.entries(NOTES)) await write(at(name), before);
    await eventually('the paper', async () =>
      (await readLibrary()).works.some(({ citekey }) => citekey === 'pondReeds2017'),
    );
  });

  it('shows one note in the preview, and leaves no editor behind', async () => {
    await vscode.window.showTextDocument(at('a.md'));
    const { running } = await toPandoc('scholium.convertNote');
    await eventually('the preview to be accepted', async () => {
      await vscode.commands.executeCommand('refactorPreview.apply');
      return (await vscode.workspace.openTextDocument(at('a.md'))).getText() === NOTES['a.md']![1];
    });
    await running;
    const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
    assert.ok(inputs.every((input) => !(input instanceof vscode.TabInputTextDiff)));
    await vscode.workspace.saveAll();
  });

  it('shows all notes in the preview, all checked, and applies what is', async () => {
    const { running } = await toPandoc('scholium.convertNotes');
    await eventually('the preview to be accepted', async () => {
      await vscode.commands.executeCommand('refactorPreview.apply');
      return (await textOf('c.tex')) === NOTES['c.tex']![1];
    });
    await running;
    await vscode.workspace.saveAll();
    for (const [name, [, after]] of Object.entries(NOTES)) assert.equal(await textOf(name), after, name);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.workspace.fs.delete(inFolder(ROOT), { recursive: true });
  });
});
