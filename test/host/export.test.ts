// Papers leave the library, in a real host: by command into files, bibliographies, the clipboard, and through Pandoc.
import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, inFolder, makeFolder, readLibrary, write } from './support';

const ROOT = 'export';
const at = (name: string) => inFolder(ROOT, name);
const NOTE = at('draft.md');
const BIB = at('refs.bib');

const ENTRIES = `% kept by hand
@article{lamp99, title = {Lamps of an Export Test}, author = {Doe, Jo}, year = {1999}, journal = {Lamps}}

@article{wick01, title = {Wicks of an Export Test}, author = {Roe, Ann}, year = {2001}, journal = {Wicks}}
`;

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function has(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

async function run(command: string, ...rest: unknown[]): Promise<void> {
  await vscode.commands.executeCommand(command, ...rest);
}

/** Takes the rows at these places, each of one question after the other, while the command runs. */
async function answering(command: Thenable<void>, ...rows: number[]): Promise<void> {
  let isDone = false;
  void Promise.resolve(command).finally(() => {
    isDone = true;
  });
  for (const row of rows) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    for (let n = 0; n < row; n++) await run('workbench.action.quickOpenSelectNext');
    await run('workbench.action.acceptSelectedQuickOpenItem');
  }
  await eventually('the command to be done', () => isDone);
}

const LAMPS = { workId: 'title:lampsofanexporttest' };
const WICKS = { workId: 'title:wicksofanexporttest' };

describe('export', function () {
  this.timeout(60_000);
  let folder: string;

  before(async () => {
    await makeFolder(at('.'));
    folder = at('.').fsPath;
    await write(BIB, ENTRIES);
    await write(NOTE, 'As [@wick01, p. 3] and [@lamp99] say, not [@nobody].\n');
    await eventually('the papers', async () => {
      const { works } = await readLibrary();
      return ['lamp99', 'wick01'].every((key) => works.some(({ citekey }) => citekey === key));
    });
  });

  after(async () => {
    await vscode.workspace
      .getConfiguration('scholium')
      .update('pandoc.path', undefined, vscode.ConfigurationTarget.Global);
    await run('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at('.'), { recursive: true });
  });

  it('writes the papers it is called on, in each format', async () => {
    for (const [form, file, words] of [
      ['bibtex', 'out.bib', '@article{lamp99,'],
      ['csl-json', 'out.json', '"id": "wick01"'],
      ['ris', 'out.ris', 'ID  - lamp99'],
      ['csv', 'out.csv', 'Lamps of an Export Test'],
      ['html', 'out.html', '<!DOCTYPE html>'],
      ['md', 'out.md', 'Wicks of an export test'],
    ] as const) {
      await run('scholium.exportPapers', { ...LAMPS, form, to: `${ROOT}/${file}` }, [LAMPS, WICKS]);
      assert.ok((await textOf(at(file))).includes(words), file);
      await vscode.workspace.fs.delete(at(file));
    }
  });

  it('writes the papers that match', async () => {
    const to = `${ROOT}/found.bib`;
    await run('scholium.exportPapers', { filter: 'title:"Wicks of an Export Test"', form: 'bibtex', to });
    const text = await textOf(at('found.bib'));
    assert.ok(text.includes('@article{wick01,') && !text.includes('lamp99'));
    await vscode.workspace.fs.delete(at('found.bib'));
  });

  it('copies papers in a format', async () => {
    await run('scholium.copyPapersAs', { ...LAMPS, form: 'ris' });
    assert.match(await vscode.env.clipboard.readText(), /^TY {2}- JOUR\r\nID {2}- lamp99\r\n/);
    await run('scholium.copyPapersAs', { ...LAMPS, form: 'html' });
    const text = await vscode.env.clipboard.readText();
    assert.ok(text.startsWith('<ul ') && text.includes('Doe'), text);
  });

  it('opens papers in a new editor', async () => {
    // Behind “File …”; a key may have told of other places before.
    await answering(run('scholium.exportPapers', { ...LAMPS, form: 'cff' }), 1);
    const document = vscode.window.activeTextEditor!.document;
    assert.ok(document.isUntitled && document.getText().includes('Lamps of an Export Test'));
    await run('workbench.action.revertAndCloseActiveEditor');
  });

  it('writes what a note cites beside it, and adds to it later what is missing', async () => {
    await vscode.window.showTextDocument(NOTE);
    await run('scholium.exportCited', { form: 'bibtex' });
    const beside = at('draft.bib');
    assert.deepEqual(
      Array.from((await textOf(beside)).matchAll(/^@article\{(\w+),/gm), ([, key]) => key),
      ['lamp99', 'wick01'],
    );
    const own = '% mine\n@article{lamp99, title={Mine}}\n';
    await write(beside, own);
    await answering(run('scholium.exportCited', { form: 'bibtex' }), 0);
    const text = await textOf(beside);
    assert.ok(text.startsWith(own) && text.includes('@article{wick01,'), text);
    await vscode.workspace.fs.delete(beside);
  });

  it('prints what a note cites in the order in which its style lists it', async () => {
    await vscode.window.showTextDocument(NOTE);
    await run('scholium.exportCited', { form: 'md' });
    const text = await textOf(at('draft-references.md'));
    assert.match(text, /Doe, J[\s\S]*1999[\s\S]*Roe, A[\s\S]*2001/);
    await vscode.workspace.fs.delete(at('draft-references.md'));
  });

  it('takes from the note itself what the library does not have', async () => {
    await write(
      NOTE,
      '---\nreferences:\n- id: mine\n  type: book\n  title: A Book of My Own\n  author:\n  - family: Poe\n    given: Ann\n---\n[@mine; @lamp99]\n',
    );
    await vscode.window.showTextDocument(NOTE);
    await eventually('the note as it is now', () =>
      vscode.window.activeTextEditor!.document.getText().includes('@mine'),
    );
    await run('scholium.exportCited', { form: 'bibtex' });
    assert.match(await textOf(at('draft.bib')), /@book\{mine,[\s\S]*A Book of My Own/);
    await vscode.workspace.fs.delete(at('draft.bib'));
  });

  describe('with Pandoc', () => {
    const setPath = (path: string | undefined) =>
      vscode.workspace
        .getConfiguration('scholium')
        .update('pandoc.path', path, vscode.ConfigurationTarget.Global);

    beforeEach(async () => {
      await write(
        NOTE,
        '---\nbibliography: refs.bib\ncsl: ieee\n---\nAs [@wick01, p. 3] and [@lamp99] say.\n',
      );
      await vscode.window.showTextDocument(NOTE);
      await eventually('the note', () =>
        vscode.window.activeTextEditor!.document.getText().includes('csl: ieee'),
      );
    });

    it('calls the program with a list of arguments, and cleans up behind it', async function () {
      if (process.platform === 'win32') this.skip();
      const fake = at('fake pandoc');
      const script = `#!/bin/sh
printf '%s\\n' "$@" > '${folder}/args'
for each in "$@"; do case "$each" in
  --output=*) echo made > "\${each#--output=}" ;;
  --csl=*) cp "\${each#--csl=}" '${folder}/style' ;;
  --bibliography=*cited.json) cp "\${each#--bibliography=}" '${folder}/cited' ;;
  --log=*) echo '[{"type":"CiteprocWarning","verbosity":"WARNING","message":"fake"}]' > "\${each#--log=}" ;;
esac; done
`;
      await write(fake, script);
      chmodSync(fake.fsPath, 0o755);
      await setPath(fake.fsPath);
      await run('scholium.exportWithPandoc', { form: 'docx' });
      assert.equal(await textOf(at('draft.docx')), 'made\n');
      const args = (await textOf(at('args'))).trimEnd().split('\n');
      const told = (name: string) =>
        args.filter((each) => each.startsWith(`--${name}=`)).map((each) => each.slice(name.length + 3));
      assert.equal(args[0], NOTE.fsPath);
      assert.deepEqual([told('from'), told('to')], [['markdown'], ['docx']]);
      assert.deepEqual(told('output'), [at('draft.docx').fsPath]);
      assert.deepEqual(told('bibliography'), [BIB.fsPath], 'all that is cited stands there');
      assert.deepEqual(
        told('resource-path').map((each) => each.replace(/\/$/, '')),
        [folder.replace(/\/\.?$/, '')],
      );
      assert.match(await textOf(at('style')), /^<\?xml[\s\S]*citation-format="numeric"/);
      // What it was given is gone with it.
      assert.equal(await has(vscode.Uri.file(told('csl')[0]!)), false);
      await vscode.workspace.fs.delete(at('draft.docx'));
    });

    it('gives it what no bibliography of the note has, and a converted copy of wikilinks', async function () {
      if (process.platform === 'win32') this.skip();
      await write(NOTE, 'As [[@wick01]] says.\n');
      await eventually('the note', () =>
        vscode.window.activeTextEditor!.document.getText().startsWith('As [[@wick01]]'),
      );
      const keep = `${folder}/read`;
      const fake = at('fake pandoc');
      await write(fake, (await textOf(fake)).replace('#!/bin/sh\n', `#!/bin/sh\ncp "$1" '${keep}'\n`));
      await answering(run('scholium.exportWithPandoc', { form: 'html' }), 0);
      assert.equal((await textOf(vscode.Uri.file(keep))).trimEnd(), 'As @wick01 says.');
      assert.deepEqual(
        JSON.parse(await textOf(at('cited'))).map(({ id }: { id: string }) => id),
        ['wick01'],
      );
      assert.equal((await textOf(NOTE)).trimEnd(), 'As [[@wick01]] says.');
      await vscode.workspace.fs.delete(at('draft.html'));
    });

    it('asks before it replaces a document', async function () {
      if (process.platform === 'win32') this.skip();
      await write(at('draft.docx'), 'mine\n');
      const command = run('scholium.exportWithPandoc', { form: 'docx' });
      await new Promise((resolve) => setTimeout(resolve, 400));
      await run('workbench.action.closeQuickOpen');
      await command;
      assert.equal(await textOf(at('draft.docx')), 'mine\n');
      await answering(run('scholium.exportWithPandoc', { form: 'docx' }), 0);
      assert.equal(await textOf(at('draft.docx')), 'made\n');
      await vscode.workspace.fs.delete(at('draft.docx'));
    });

    it('says so where the program is not there, and writes nothing', async () => {
      await setPath(`${folder}/no such program`);
      await run('scholium.exportWithPandoc', { form: 'docx' });
      assert.equal(await has(at('draft.docx')), false);
    });

    it('makes the citations that Pandoc itself makes of the style', async function () {
      try {
        execFileSync('pandoc', ['--version']);
      } catch {
        this.skip();
      }
      await setPath(undefined);
      await run('scholium.exportWithPandoc', { form: 'html' });
      const theirs = await textOf(at('draft.html'));
      assert.match(theirs, /\[1, p\. 3\]/);
      await vscode.workspace.fs.delete(at('draft.html'));
      await run('scholium.exportCited', { form: 'html' });
      const ours = await textOf(at('draft.html'));
      // Where a line is broken, and what is bold, each has its own way.
      const words = (html: string) => html.replace(/<[^>]*>|\s+/g, '');
      const entries = (html: string, mark: string) =>
        html
          .slice(html.indexOf('<body>'))
          .split(mark)
          .slice(1)
          .map((each) => words(`<${each}`));
      assert.deepEqual(entries(ours, '<li '), entries(theirs, '<div id="ref-'));
      await vscode.workspace.fs.delete(at('draft.html'));
    });
  });
});
