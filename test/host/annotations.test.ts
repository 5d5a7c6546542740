// Annotating in a real host: passages are marked, written about, found again, and kept line by line.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { arxivPage, eventually, inFolder, makeFolder, readLibrary, write } from './support';

const TITLE = 'Lanterns Counted at Noon in a Host Test';
const ABSTRACT =
  'We count lanterns at noon. We find that 51 of 53 lanterns are out. The rest are lit by accident. Nobody had counted them before.';
const KEPT = inFolder('.scholium', 'annotations.jsonl');
const PAGE = inFolder('annotations', 'lanterns.txt');
const PASSAGE = '51 of 53 lanterns are out';

interface Kept {
  readonly id: string;
  readonly motivation: string;
  readonly target: {
    readonly source: string;
    readonly 'scholium:paper'?: readonly string[];
    readonly selector: readonly { readonly exact?: string; readonly start?: number }[];
  };
  readonly body?: readonly { readonly value?: string }[];
}

async function kept(): Promise<Kept[]> {
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(KEPT));
    return text
      .split('\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

/** Opens a file and selects words in it; without words the caret stands at its beginning. */
async function select(uri: vscode.Uri, words: string, caretOnly = false): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(uri);
  const { document } = editor;
  // Of what was written to disk just now the editor hears later.
  await eventually(`"${words}" in ${uri.path}`, () => document.getText().includes(words));
  const start = document.getText().indexOf(words);
  const end = caretOnly ? start : start + words.length;
  editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(end));
  return editor;
}

/** What the hover says over words of a document. */
async function hoverOver(document: vscode.TextDocument, words: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(words) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  return hovers
    .map(({ contents }) => contents.map((each) => (typeof each === 'string' ? each : each.value)).join('\n'))
    .filter((value) => value.includes('changeAnnotation'))
    .join('\n');
}

async function run(command: string, argument?: unknown): Promise<void> {
  await vscode.commands.executeCommand(command, argument);
}

async function edit(editor: vscode.TextEditor, words: string, by: string): Promise<void> {
  const { document } = editor;
  const start = document.getText().indexOf(words);
  assert.ok(start >= 0, `"${words}" is not there to be edited`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
  assert.ok(await editor.edit((builder) => builder.replace(range, by)));
}

describe('annotations', () => {
  before(async () => {
    await makeFolder(inFolder('annotations'));
    await write(PAGE, arxivPage(TITLE, ABSTRACT));
    await eventually('the paper', async () =>
      (await readLibrary()).works.some(({ title }) => title === TITLE),
    );
  });

  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    // Who takes the file away under a writer makes it come again: what was written must not be lost.
    await eventually('the writers to be done', async () => {
      const files = await vscode.workspace.fs.readDirectory(inFolder('.scholium')).then(
        (entries) => entries.map(([name]) => name),
        () => [],
      );
      return files.every((name) => name.endsWith('.jsonl'));
    });
    await vscode.workspace.fs.delete(KEPT).then(undefined, () => undefined);
    await write(PAGE, arxivPage(TITLE, ABSTRACT));
    await run('scholium.refresh');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(inFolder('annotations'), { recursive: true });
    await vscode.workspace.fs.delete(KEPT).then(undefined, () => undefined);
  });

  it('a highlight is of the words selected and of their paper, and is shown', async () => {
    const { document } = await select(PAGE, PASSAGE);
    await run('scholium.highlight');
    const [line, ...others] = await kept();
    assert.equal(others.length, 0);
    assert.equal(line!.motivation, 'highlighting');
    assert.equal(line!.target.source, 'annotations/lanterns.txt');
    assert.equal(line!.target.selector[0]!.exact, PASSAGE);
    assert.ok(line!.target['scholium:paper']!.some((name) => name.startsWith('title:lanterns')));
    assert.match(await hoverOver(document, PASSAGE), /Highlight · yellow/);
    assert.equal(await hoverOver(document, 'Nobody had'), '');
  });

  it('several selections are several highlights, and without one it is the sentence under the caret', async () => {
    const editor = await select(PAGE, 'lit by accident');
    const at = editor.document.getText().indexOf('Nobody had');
    const caret = editor.document.positionAt(at + 3);
    editor.selections = [...editor.selections, new vscode.Selection(caret, caret)];
    await run('scholium.highlight');
    const words = (await kept()).map(({ target }) => target.selector[0]!.exact);
    assert.deepEqual(words.sort(), ['Nobody had counted them before.', 'lit by accident']);
    // The same words again are not highlighted twice.
    await run('scholium.highlight');
    assert.equal((await kept()).length, 2);
  });

  it('a row of a tree highlights its place', async () => {
    const document = await vscode.workspace.openTextDocument(PAGE);
    const start = document.positionAt(document.getText().indexOf(PASSAGE));
    const target = {
      file: PAGE.toString(),
      line: start.line,
      column: start.character,
      endLine: start.line,
      endColumn: start.character + PASSAGE.length,
    };
    await run('scholium.highlight', { kind: 'finding', target });
    assert.equal((await kept())[0]!.target.selector[0]!.exact, PASSAGE);
  });

  it('in a page that is not saved, the paper is that of the words, and a row leads nowhere', async () => {
    const page = arxivPage(TITLE, ABSTRACT);
    const other = 'Lamps Counted at Midnight in a Host Test';
    const two = await write(
      inFolder('annotations', 'two.txt'),
      `${page}\n\n\n\nhttps://arxiv.org/abs/2401.00001\n${arxivPage(other, 'We count lamps at midnight, and find none.')}`,
    );
    await eventually('the other paper', async () =>
      (await readLibrary()).works.some(({ title }) => title === other),
    );
    const editor = await select(two, PASSAGE);
    const { line } = editor.selection.start;
    const lines = 'Of this nothing is known.\n'.repeat(page.split('\n').length);
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), `${lines}\n\n\n\n`));
    await run('scholium.highlight', {
      kind: 'finding',
      target: { file: two.toString(), line, column: 0, endLine: line, endColumn: 5 },
    });
    assert.deepEqual(await kept(), []);
    await select(two, PASSAGE);
    await run('scholium.highlight');
    const names = (await kept())[0]!.target['scholium:paper']!;
    assert.ok(names.includes('title:lanternscountedatnooninahosttest'), names.join());
    await run('workbench.action.files.revert');
    await vscode.workspace.fs.delete(two);
  });

  it('stays on its words while the page is edited above, saved with other line ends, written anew', async () => {
    const editor = await select(PAGE, PASSAGE);
    await run('scholium.highlight');
    const { document } = editor;
    await edit(editor, 'Computer Science', 'Much more\nof Computer Science');
    assert.match(await hoverOver(document, PASSAGE), /Highlight/);
    assert.equal(await hoverOver(document, 'We count'), '');
    await editor.edit((builder) => builder.setEndOfLine(vscode.EndOfLine.CRLF));
    await eventually('the passage in the text with other line ends', async () =>
      /Highlight/.test(await hoverOver(document, PASSAGE)),
    );
    await document.save();
    const wrapped = arxivPage(TITLE, ABSTRACT.replace('of 53 lanterns', 'of 53\nlanterns'));
    await write(PAGE, wrapped);
    await eventually('the passage in the new page', async () =>
      /Highlight/.test(await hoverOver(document, '51 of 53')),
    );
    // Nothing of that was written: only what the reader edits is described anew.
    assert.equal((await kept())[0]!.target.selector[0]!.exact, PASSAGE);
  });

  it('of a passage that is edited and saved, the new words are kept', async () => {
    const editor = await select(PAGE, PASSAGE);
    await run('scholium.highlight');
    const [{ id }] = (await kept()) as [Kept];
    await edit(editor, 'lanterns are out', 'paper lanterns are out');
    assert.ok(await editor.document.save(), 'saved');
    const words = '51 of 53 paper lanterns are out';
    await eventually('the new words', async () => (await kept())[0]?.target.selector[0]?.exact === words);
    assert.equal((await kept())[0]!.id, id);
    assert.match(await hoverOver(editor.document, words), /Highlight/);
  });

  it('a passage that is gone is an orphan, and can be attached to another', async () => {
    const editor = await select(PAGE, PASSAGE);
    await run('scholium.highlight');
    const [{ id }] = (await kept()) as [Kept];
    const { document } = editor;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await write(PAGE, arxivPage(TITLE, 'Nothing is said of any number here. It is dark in the evening.'));
    await eventually('the new page', async () => {
      const opened = await vscode.workspace.openTextDocument(PAGE);
      return opened.getText().includes('in the evening');
    });
    await select(PAGE, 'dark in the evening');
    await eventually(
      'the orphan to be nowhere',
      async () => (await hoverOver(document, 'Nothing is')) === '',
    );
    const attaching = run('scholium.reattachAnnotation', { annotation: id });
    await eventually('the new passage', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await kept())[0]?.target.selector[0]?.exact === 'dark in the evening';
    });
    await attaching;
    assert.equal((await kept())[0]!.id, id);
  });

  it('words are written, answered, edited, settled, deleted, and each of it is undone', async () => {
    const { document } = await select(PAGE, PASSAGE);
    await run('scholium.highlight');
    const [{ id }] = (await kept()) as [Kept];
    const named = { annotation: id };
    await run('scholium.annotation.markQuestion', named);
    assert.equal((await kept())[0]!.motivation, 'questioning');
    await run('scholium.annotation.resolve', named);
    assert.match(await hoverOver(document, PASSAGE), /Question · .*resolved/);
    await run('scholium.annotation.reopen', named);
    assert.doesNotMatch(await hoverOver(document, PASSAGE), /resolved/);
    await run('scholium.annotation.delete', named);
    assert.deepEqual(await kept(), []);
    assert.equal(await hoverOver(document, PASSAGE), '');
    await run('scholium.undoAnnotation');
    assert.equal((await kept())[0]!.id, id);
    for (let step = 0; step < 3; step++) await run('scholium.undoAnnotation');
    assert.equal((await kept())[0]!.motivation, 'highlighting');
    await run('scholium.undoAnnotation');
    assert.deepEqual(await kept(), []);
  });

  it('what another window or a pull writes is read at once, and what this one writes then loses nothing', async () => {
    const { document } = await select(PAGE, PASSAGE);
    await run('scholium.highlight');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(KEPT));
    const other = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
      type: 'Annotation',
      motivation: 'commenting',
      created: '2026-01-01T00:00:00Z',
      creator: { type: 'Person', name: 'Mary' },
      body: { type: 'TextualBody', value: 'Who counted?', purpose: 'commenting' },
      target: {
        source: 'annotations/lanterns.txt',
        selector: [{ type: 'TextQuoteSelector', exact: 'Nobody had counted them' }],
      },
      'https://example.org/mood': 'curious',
    };
    // No event is waited for: the file is read again before it is written.
    await write(KEPT, `${text}this is no line\n${JSON.stringify(other)}\n`);
    await select(PAGE, 'We count lanterns');
    await run('scholium.highlight');
    const now = new TextDecoder().decode(await vscode.workspace.fs.readFile(KEPT));
    assert.match(now, /this is no line/);
    assert.match(now, /"https:\/\/example.org\/mood":"curious"/);
    assert.match(now, /51 of 53 lanterns/);
    assert.match(now, /We count lanterns/);
    await eventually('the comment of the other', async () =>
      /Who counted\?/.test(await hoverOver(document, 'Nobody had')),
    );
    // By hand, without a command of ours.
    await write(KEPT, now.replace('Who counted?', 'Who counted, and when?'));
    await eventually('what was written by hand', async () =>
      /and when\?/.test(await hoverOver(document, 'Nobody had')),
    );
  });

  it('a note is annotated too, and belongs to the paper that it is a literature note of', async () => {
    const { citekey } = (await readLibrary()).works.find(({ title }) => title === TITLE)!;
    const plain = await write(inFolder('annotations', 'plain.md'), '# Plain\n\nOf lanterns I know little.\n');
    const literature = await write(
      inFolder('annotations', `@${citekey}.md`),
      `---\ncitekey: ${citekey}\n---\n\nThis one counts them.\n`,
    );
    await select(plain, 'know little');
    await run('scholium.highlight');
    await select(literature, 'counts them');
    await run('scholium.highlight');
    const papers = Object.fromEntries(
      (await kept()).map(({ target }) => [target.selector[0]!.exact, target['scholium:paper'] ?? []]),
    );
    assert.deepEqual(papers['know little'], []);
    assert.ok(papers['counts them']!.some((name: string) => name.startsWith('title:lanterns')));
  });

  it('follows its file to another name', async () => {
    const { document } = await select(PAGE, PASSAGE);
    await run('scholium.highlight');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const moved = inFolder('annotations', 'lamps.txt');
    const renaming = new vscode.WorkspaceEdit();
    renaming.renameFile(document.uri, moved);
    assert.ok(await vscode.workspace.applyEdit(renaming));
    await eventually(
      'the new name',
      async () => (await kept())[0]?.target.source === 'annotations/lamps.txt',
    );
    await vscode.workspace.fs.delete(moved);
  });

  it('VS Code’s own way to comment keeps the selection, with the words as a question or a comment', async () => {
    const { document, selection } = await select(PAGE, PASSAGE);
    let isGone = false;
    const thread = { uri: document.uri, range: selection, comments: [], dispose: () => (isGone = true) };
    await run('scholium.annotation.ask', { thread, text: 'By *whom*?' });
    const [line] = await kept();
    assert.equal(line!.motivation, 'questioning');
    assert.equal(line!.target.selector[0]!.exact, PASSAGE);
    assert.ok(isGone);
    assert.match(await hoverOver(document, PASSAGE), /\*\*You\*\* .*\n\nBy \*whom\*\?/s);
    await run('scholium.undoAnnotation');
    assert.deepEqual(await kept(), []);
  });

  it('several rows are changed and deleted in one step', async () => {
    const editor = await select(PAGE, PASSAGE);
    const at = editor.document.getText().indexOf('lit by accident');
    editor.selections = [
      ...editor.selections,
      new vscode.Selection(editor.document.positionAt(at), editor.document.positionAt(at + 15)),
    ];
    await run('scholium.highlight');
    const rows = (await kept()).map(({ id }) => ({ annotation: id }));
    await vscode.commands.executeCommand('scholium.annotation.delete', rows[0], rows);
    assert.deepEqual(await kept(), []);
    await run('scholium.undoAnnotation');
    assert.equal((await kept()).length, 2);
  });
});
