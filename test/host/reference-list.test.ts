// The list of references in a note, in the real editor: written, brought up to date, undone, told where it is stale.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inFolder, makeFolder, readLibrary, write } from './support';

const ROOT = 'reference-list';
const at = (...name: string[]) => inFolder(ROOT, ...name);

const REFS = `@article{listed1843,
  author = {Lovelace, Ada},
  title = {Notes on the Engine of a List},
  journal = {Scientific Memoirs},
  year = {1843}
}
@book{listed1832,
  author = {Babbage, Charles},
  title = {On the Economy of Lists},
  publisher = {Knight},
  year = {1832}
}
@book{listed1999,
  author = {Clarke, Mary},
  title = {Lists of Names},
  publisher = {Faber},
  year = {1999}
}
`;
const FRONT = '---\nbibliography: list.bib\nsuppress-bibliography: true\n---\n\n';

async function open(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await write(at(name), text));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

function caretAt(words: string): void {
  const editor = vscode.window.activeTextEditor!;
  const position = editor.document.positionAt(editor.document.getText().indexOf(words) + words.length);
  editor.selection = new vscode.Selection(position, position);
}

async function edit(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  assert.ok(start >= 0, `${from} in ${document.getText()}`);
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
  change.replace(document.uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(change));
}

const insert = () => vscode.commands.executeCommand('scholium.insertReferenceList');
const refresh = () => vscode.commands.executeCommand('scholium.refreshReferenceList');
const stale = ({ uri }: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(uri).filter(({ code }) => code === 'stale-reference-list');

/** The list in the note, without its marks. */
function listIn(document: vscode.TextDocument): string[] {
  const [, list] =
    /<!-- scholium:references \w+ -->\r?\n(.*?)<!-- \/scholium:references -->/s.exec(document.getText()) ??
    [];
  assert.ok(list !== undefined, document.getText());
  return list
    .trim()
    .split(/(?:\r?\n){2}/)
    .filter((paragraph) => paragraph !== '');
}

describe('the list of references', () => {
  before(async () => {
    await makeFolder(at());
    await write(at('list.bib'), REFS);
    await eventually('the entries to be read', async () =>
      (await readLibrary()).works.some(({ citekey }) => citekey === 'listed1999'),
    );
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is written at the caret between paragraphs, in one step, and nothing else is touched', async () => {
    const text = `${FRONT}# Engines\n\nAs [@listed1843] says.  \n\nMore words.\n`;
    const document = await open('caret.md', text);
    caretAt('says.  \n');
    await insert();
    const list = listIn(document);
    assert.equal(list.length, 1);
    assert.match(list[0]!, /^Lovelace, A\. \(1843\)/);
    const [before, after] = document.getText().split(/<!-- scholium:references.*references -->/s);
    assert.equal(before, `${FRONT}# Engines\n\nAs [@listed1843] says.  \n\n`);
    assert.equal(after, '\n\nMore words.\n');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('is left alone when nothing changed: the note stays as it was saved', async () => {
    const document = await open('same.md', `${FRONT}As [@listed1843] says.\r\n`.replaceAll('\n', '\r\n'));
    await insert();
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    assert.ok(await document.save());
    const text = document.getText();
    assert.ok(!/(?<!\r)\n/.test(text), 'one kind of line end');
    await refresh();
    await insert();
    assert.equal(document.getText(), text);
    assert.equal(document.isDirty, false);
  });

  it('is told where it is not up to date, and mended by the light bulb', async () => {
    const document = await open('stale.md', `${FRONT}As [@listed1843] says.\n`);
    await insert();
    await edit(document, '[@listed1843]', '[@listed1843; @listed1832]');
    await eventually('the problem', () => stale(document).length === 1);
    const [{ range, severity }] = stale(document) as [vscode.Diagnostic];
    assert.equal(severity, vscode.DiagnosticSeverity.Information);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    const fix = actions.find(({ title }) => title === 'Refresh the list of references')!;
    await vscode.commands.executeCommand(fix.command!.command, ...fix.command!.arguments!);
    assert.deepEqual(
      listIn(document).map((each) => each.slice(0, 8)),
      ['Babbage,', 'Lovelace'],
    );
    await eventually('no problem', () => stale(document).length === 0);
  });

  it('is told where the style became another', async () => {
    const document = await open('style.md', `${FRONT}As [@listed1843] and [@listed1832] say.\n`);
    await insert();
    await edit(document, '---\nbib', '---\ncsl: ieee\nbib');
    await eventually('the problem', () => stale(document).length === 1);
    await refresh();
    const list = listIn(document);
    assert.match(list[0]!, /^\\?\[1\\?\] A\. Lovelace/);
    assert.match(list[1]!, /^\\?\[2\\?\] C\. Babbage/);
    await eventually('no problem', () => stale(document).length === 0);
  });

  it('keeps what the reader wrote into it', async () => {
    const document = await open('mine.md', `${FRONT}As [@listed1843] and [@listed1999] say.\n`);
    await insert();
    const [, lovelace] = listIn(document) as [string, string];
    await edit(document, lovelace, `${lovelace} Read it twice!`);
    await refresh();
    assert.match(document.getText(), /Read it twice!/);
    await eventually('nothing to be told', () => stale(document).length === 0);
    await edit(document, 'As [@listed1843]', 'As [@listed1832; @listed1843]');
    await refresh();
    const list = listIn(document).join('\n');
    assert.match(list, /Babbage.*Clarke.*Lovelace.*Read it twice!/s);
  });

  it('has the heading that the front matter asks for', async () => {
    const document = await open(
      'title.md',
      `${FRONT.replace('---\n\n', 'reference-section-title: Works cited\n---\n\n')}# T\n\nAs [@listed1843] says.\n`,
    );
    await insert();
    assert.equal(listIn(document)[0], '## Works cited');
  });

  it('is no list in LaTeX, nor where nothing is cited', async () => {
    for (const [name, text] of [
      ['chapter.tex', 'As \\cite{listed1843} says.\n'],
      ['nothing.md', `${FRONT}Nothing.\n`],
      ['unknown.md', `${FRONT}As [@nobody1900] says.\n`],
      ['broken.md', `${FRONT}[@listed1843]\n\n<!-- scholium:references -->\n`],
    ] as const) {
      const document = await open(name, text);
      await insert();
      assert.equal(document.getText(), text, name);
    }
  });

  it('is plain in plain text', async () => {
    const document = await open('plain.text', 'As [@listed1843] says.\n');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    caretAt('says.\n');
    await insert();
    assert.match(document.getText(), /^As \[@listed1843\] says\.\n\nLovelace, A\. \(1843\)[^\n]*\n$/);
  });
});
