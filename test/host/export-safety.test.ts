// What an export must not do, in a real host: run what a name says, lose the note, or lose letters.
import * as assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, inFolder, makeFolder, readLibrary, write } from './support';

const ROOT = 'export-safety';
const at = (name: string) => inFolder(ROOT, name);

const ENTRY = '@article{beijing05, title = {Lamps of 北京}, author = {Doe, Jo}, year = {2005}}\n';

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function has(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

async function update(id: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(id, value, vscode.ConfigurationTarget.Global);
}

describe('an export', function () {
  this.timeout(60_000);

  before(async () => {
    await makeFolder(at('.'));
    await write(at('refs.bib'), ENTRY);
    await eventually('the paper', async () =>
      (await readLibrary()).works.some(({ citekey }) => citekey === 'beijing05'),
    );
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at('.'), { recursive: true });
  });

  describe('with Pandoc', () => {
    before(async function () {
      if (process.platform === 'win32') this.skip();
      const script = `#!/bin/sh
pwd > '${at('cwd').fsPath}'
printf %s "$TEXINPUTS" > '${at('tex').fsPath}'
for each in "$@"; do case "$each" in --output=*) echo made > "\${each#--output=}" ;; esac; done
`;
      await write(at('fake'), script);
      chmodSync(at('fake').fsPath, 0o755);
      await update('scholium.pandoc.path', at('fake').fsPath);
    });

    after(() => update('scholium.pandoc.path', undefined));

    it('runs no command that the name of a note says', async () => {
      let isRun = false;
      const command = vscode.commands.registerCommand('scholiumTest.ran', () => {
        isRun = true;
        return 'x';
      });
      // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code reads it in tasks.
      const name = 'c ${command:scholiumTest.ran} d.md';
      await write(at(name), 'Of [@beijing05].\n');
      await vscode.window.showTextDocument(at(name));
      await vscode.commands.executeCommand('scholium.exportWithPandoc', { form: 'docx' });
      command.dispose();
      assert.deepEqual([isRun, await has(at('cwd'))], [false, false]);
    });

    it('of a note in LaTeX leaves the note alone, and runs where no program of the note lies', async () => {
      const text = 'Of \\cite{beijing05}.\n';
      await write(at('paper.tex'), text);
      await vscode.window.showTextDocument(at('paper.tex'));
      await vscode.commands.executeCommand('scholium.exportWithPandoc', { form: 'latex' });
      assert.equal(await textOf(at('paper.tex')), text);
      assert.equal(await textOf(at('paper-pandoc.tex')), 'made\n');
      const folder = at('.').fsPath.replace(/[\\/]\.?$/, '');
      assert.ok(!(await textOf(at('cwd'))).includes(folder));
      assert.ok((await textOf(at('tex'))).split(':').includes(folder));
    });
  });

  describe('into a file that is open in an old encoding', () => {
    before(() => update('files.encoding', 'windows1252'));
    after(() => update('files.encoding', undefined));

    it('keeps every letter of a whole file', async () => {
      await write(at('out.csv'), 'old\n');
      await vscode.window.showTextDocument(at('out.csv'));
      const to = `${ROOT}/out.csv`;
      await vscode.commands.executeCommand('scholium.exportPapers', {
        filter: 'key:beijing05',
        form: 'csv',
        to,
      });
      assert.match(await textOf(at('out.csv')), /Lamps of 北京/);
    });

    it('adds nothing to a bibliography that lacks a letter of it', async () => {
      const before = '@misc{old, title = {Old}}\n';
      await write(at('note.bib'), before);
      await write(at('note.md'), 'Of [@beijing05].\n');
      await vscode.window.showTextDocument(at('note.bib'));
      await vscode.window.showTextDocument(at('note.md'));
      const done = vscode.commands.executeCommand('scholium.exportCited', { form: 'bibtex' });
      // The first row adds what is missing.
      await new Promise((resolve) => setTimeout(resolve, 600));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await done;
      assert.equal(await textOf(at('note.bib')), before);
    });
  });
});
