// Literature notes through the real editor: made, written into, refreshed, undone, found again.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { arxivPage, eventually, folder, inFolder, makeFolder, readLibrary, write } from './support';

const ROOT = 'literature';
const at = (...path: string[]) => inFolder(ROOT, ...path);
const TITLE = 'Lamps that Burn in Literature Notes';
const OTHER = 'Wicks and Windows in Literature Notes';
const TEMPLATE = vscode.Uri.joinPath(folder(), '.scholium', 'literature-note.md');

const workOf = async (title: string) => (await readLibrary()).works.find((work) => work.title === title);
const run = (id: string, ...args: unknown[]) => vscode.commands.executeCommand(id, ...args);
const active = () => vscode.window.activeTextEditor!.document;
const isOpen = (name: string) => vscode.window.activeTextEditor?.document.uri.path.endsWith(name) ?? false;

/** Saves the page again with another abstract, and waits until the library knows. */
async function savePage(name: string, title: string, abstract: string): Promise<void> {
  await write(at(name), arxivPage(title, abstract));
  await eventually(`“${abstract}”`, async () => (await workOf(title))?.abstract === abstract);
}

/** As the key does: on the page, wherever the cursor is. */
async function openNoteOf(page: string): Promise<void> {
  await vscode.window.showTextDocument(at(page));
  await run('scholium.openLiteratureNote', { at: 'cursor' });
}

async function replace(before: string, after: string): Promise<void> {
  const editor = vscode.window.activeTextEditor!;
  const start = active().getText().indexOf(before);
  assert.ok(start >= 0, `“${before}” is in the note`);
  const range = new vscode.Range(active().positionAt(start), active().positionAt(start + before.length));
  await editor.edit((builder) => builder.replace(range, after));
}

async function lensTitles(uri: vscode.Uri): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    9,
  );
  return lenses.map(({ command }) => command?.title ?? '');
}

describe('literature notes', function () {
  this.timeout(60_000);
  let note: string;

  before(async () => {
    await makeFolder(at());
    await vscode.workspace.getConfiguration('scholium').update('literatureNote.folder', `${ROOT}/notes`);
    await savePage('lamps.txt', TITLE, 'We light lamps.');
    await savePage('wicks.txt', OTHER, 'We trim wicks.');
    note = `@${(await workOf(TITLE))!.citekey}.md`;
  });

  it('are made from the template, with the caret where one writes', async () => {
    await openNoteOf('lamps.txt');
    assert.ok(isOpen(`/notes/${note}`), active().uri.path);
    const text = active().getText();
    assert.match(text, new RegExp(`^---\ntitle: ${TITLE}\n`));
    assert.match(text, /\n> We light lamps\.\n>\n> — \[.*lamps\.txt:\d+\]\(\.\.\/lamps\.txt#L\d+\)\n/);
    assert.equal(active().offsetAt(vscode.window.activeTextEditor!.selection.active), text.length);
    await eventually('the note to be known', async () =>
      (await lensTitles(at('lamps.txt'))).includes('note'),
    );
    // The note names its paper, and does not cite it by that.
    assert.deepEqual(await lensTitles(active().uri), ['paper', 'page']);
    assert.deepEqual(await lensTitles(at('lamps.txt')), ['note']);
  });

  it('are opened again, not made twice', async () => {
    await openNoteOf('lamps.txt');
    assert.ok(isOpen(`/notes/${note}`));
    const names = await vscode.workspace.fs.readDirectory(at('notes'));
    assert.equal(names.length, 1);
  });

  it('say what the page says now, and keep every word of the reader', async () => {
    const end = active().positionAt(active().getText().length);
    await vscode.window.activeTextEditor!.edit((builder) => builder.insert(end, 'Words of mine.\n'));
    await replace('status: to-read', 'status: reading');
    await active().save();
    const before = active().getText();
    await savePage('lamps.txt', TITLE, 'We light many lamps.');
    await run('scholium.refreshLiteratureNote');
    const after = before.replace('> We light lamps.', '> We light many lamps.');
    assert.equal(active().getText(), after);
    await run('undo');
    assert.equal(active().getText(), before);
    await run('scholium.refreshLiteratureNote');
    assert.equal(active().getText(), after);
  });

  it('keep what the reader changed where the page changed too', async () => {
    await replace('> We light many lamps.', '> They light lamps.');
    await active().save();
    const mine = active().getText();
    await savePage('lamps.txt', TITLE, 'We light all lamps.');
    await run('scholium.refreshLiteratureNotes');
    assert.equal(active().getText(), mine);
    await run('notifications.clearAll');
  });

  it('are made from the template of the reader, and refreshed with their line ends', async () => {
    const template =
      '---\ncitekey: {{citekey}}\nmine: x\n---\n<!-- scholium:abstract -->{{abstract}}<!-- /scholium:abstract -->\n';
    await write(TEMPLATE, template);
    const { citekey } = (await workOf(OTHER))!;
    const text = (abstract: string) =>
      template.replace('{{citekey}}', citekey).replace('{{abstract}}', abstract).replaceAll('\n', '\r\n');
    await openNoteOf('wicks.txt');
    assert.equal(
      active().getText().replaceAll('\r\n', '\n'),
      text('We trim wicks.').replaceAll('\r\n', '\n'),
    );
    const { uri } = active();
    await run('workbench.action.closeActiveEditor');
    await write(uri, text('We trim wicks.'));
    await eventually('the note to be known', async () =>
      (await lensTitles(at('wicks.txt'))).includes('note'),
    );
    await savePage('wicks.txt', OTHER, 'We trim no wicks.');
    await run('scholium.refreshLiteratureNotes');
    await active().save();
    const bytes = await vscode.workspace.fs.readFile(uri);
    assert.equal(new TextDecoder().decode(bytes), text('We trim no wicks.'));
    await vscode.workspace.fs.delete(TEMPLATE);
  });

  it('follow a key that is renamed, and can be refreshed then', async () => {
    const { citekey } = (await workOf(TITLE))!;
    await vscode.window.showTextDocument(at('notes', note));
    const place = active().positionAt(active().getText().indexOf(`[@${citekey}]`) + 3);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      active().uri,
      place,
      'lampsInNotes',
    );
    assert.ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
    await vscode.workspace.saveAll();
    await eventually('the key', async () => (await workOf(TITLE))?.citekey === 'lampsInNotes');
    await vscode.window.showTextDocument(at('notes', '@lampsInNotes.md'));
    await replace('> They light lamps.', '> We light many lamps.');
    await active().save();
    const before = active().getText();
    assert.match(before, /\ncitekey: lampsInNotes\n/);
    await savePage('lamps.txt', TITLE, 'We light no lamps.');
    await run('scholium.refreshLiteratureNote');
    assert.equal(active().getText(), before.replace('many lamps', 'no lamps'));
    await active().save();
  });

  it('say what was kept of the paper before there was a note', async () => {
    const title = 'Ash of Lamps of Literature Notes';
    const id = `title:${title.toLowerCase().replaceAll(' ', '')}`;
    const kept = inFolder('.scholium', 'papers.jsonl');
    await savePage('ash.txt', title, 'We sweep ash.');
    const choosing = run('scholium.setStatus', { workId: id });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await run('workbench.action.quickOpenSelectNext');
    await run('workbench.action.acceptSelectedQuickOpenItem');
    await choosing;
    await eventually('the status', async () => (await workOf(title))?.marks?.status === 'reading');
    await openNoteOf('ash.txt');
    assert.match(active().getText(), /\nstatus: reading\n/);
    await eventually('the note', async () => (await workOf(title))?.marks?.notes.length === 1);
    assert.equal((await workOf(title))?.marks?.status, 'reading');
    const lines = new TextDecoder().decode(await vscode.workspace.fs.readFile(kept));
    assert.ok(!lines.includes(id), lines);
  });

  it('that are made can be unmade', async () => {
    await savePage('oil.txt', 'Oil for Lamps of Literature Notes', 'We pour oil.');
    await openNoteOf('oil.txt');
    const { uri } = active();
    await run('undo');
    const isGone = async () =>
      vscode.workspace.fs.stat(uri).then(
        () => false,
        () => true,
      );
    await eventually('the note to be gone', isGone);
  });

  it('stay as they are when the page is gone', async () => {
    await savePage('soot.txt', 'Soot of Lamps of Literature Notes', 'We wipe soot.');
    await openNoteOf('soot.txt');
    const { uri } = active();
    const before = active().getText();
    await eventually(
      'the note',
      async () => ((await workOf('Soot of Lamps of Literature Notes'))?.marks?.notes.length ?? 0) > 0,
    );
    await vscode.workspace.fs.delete(at('soot.txt'));
    await eventually(
      'the paper to be gone',
      async () => !(await workOf('Soot of Lamps of Literature Notes')),
    );
    await run('scholium.refreshLiteratureNotes');
    assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), before);
    await run('notifications.clearAll');
  });

  it('are found by words of their paper', async () => {
    await vscode.window.showTextDocument(at('wicks.txt'));
    const running = run('scholium.findLiteratureNote');
    await eventually('the note', async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await run('workbench.action.acceptSelectedQuickOpenItem');
      return /\/notes\/@.*\.md$/.test(vscode.window.activeTextEditor?.document.uri.path ?? '');
    });
    await running;
  });

  it('have a template that can be changed', async () => {
    void run('scholium.editLiteratureNoteTemplate');
    await eventually('the template', () => isOpen('/.scholium/literature-note.md'));
    assert.match(active().getText(), /scholium:abstract/);
  });

  it('tell in their template where it is broken', async () => {
    const found = () =>
      vscode.languages
        .getDiagnostics(TEMPLATE)
        .map(({ range, message }) => `${range.start.line}:${range.start.character} ${message}`);
    const line = active().positionAt(active().getText().indexOf('{{#year}}')).line;
    await replace('{{/year}}\n', '');
    await eventually('the fault', () => found().length === 1);
    assert.ok(found()[0]!.startsWith(`${line}:0 `), found()[0]);
    assert.match(found()[0]!, /\{\{#year\}\} is not closed by \{\{\/year\}\}/);
    await run('undo');
    await eventually('no fault', () => found().length === 0);
  });

  after(async () => {
    await run('workbench.action.revertAndCloseActiveEditor');
    await run('workbench.action.closeAllEditors');
    await run('notifications.clearAll');
    await vscode.workspace.getConfiguration('scholium').update('literatureNote.folder', undefined);
    await vscode.workspace.fs.delete(TEMPLATE).then(undefined, () => undefined);
    await vscode.workspace.fs.delete(at(), { recursive: true });
  });
});
