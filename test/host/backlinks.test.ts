// Cited In and References, as the editor asks for their rows.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Node } from '../../src/core/views/node';
import type { ScholiumApi } from '../../src/extension';
import { arxivPage, eventually, inFolder, readLibrary, write } from './support';

const ORCHARD = 'Orchards Counted by Lantern in a Host Test';
const RIVER = 'Rivers Crossed on Stilts in a Host Test';
const file = (name: string) => inFolder('backlinks', name);

type View = keyof ScholiumApi['rows'];

async function provider(view: View): Promise<vscode.TreeDataProvider<Node>> {
  return vscode.extensions.getExtension<ScholiumApi>('scholium.scholium')!.exports.rows[view];
}

async function below(view: View, node?: Node): Promise<Node[]> {
  return (await (await provider(view)).getChildren(node)) ?? [];
}

async function itemOf(view: View, node: Node): Promise<vscode.TreeItem> {
  return (await provider(view)).getTreeItem(node);
}

/** `  label | description`, each row with what is beneath it. */
async function told(view: View, node?: Node, indent = ''): Promise<string[]> {
  const rows: string[] = [];
  for (const row of await below(view, node)) {
    rows.push(indent + [row.label, row.description].filter(Boolean).join(' | '));
    if (row.children) rows.push(...(await told(view, row, `${indent}  `)));
  }
  return rows;
}

async function shows(view: View, expected: string[]): Promise<void> {
  let last: string[] = [];
  const isThere = async () => {
    last = await told(view);
    return JSON.stringify(last) === JSON.stringify(expected);
  };
  await eventually(`the rows of ${view}`, isThere).catch(() => assert.deepEqual(last, expected));
}

async function keyOf(title: string): Promise<string> {
  return (await readLibrary()).works.find((work) => work.title === title)?.citekey ?? '';
}

const idOf = (title: string) => `title:${title.toLowerCase().replace(/[^a-z]/g, '')}`;

async function edit(document: vscode.TextDocument, at: number, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, document.positionAt(at), text);
  assert.ok(await vscode.workspace.applyEdit(change));
}

describe('backlinks', () => {
  let orchard = '';
  let river = '';

  before(async () => {
    await write(file('orchard.txt'), arxivPage(ORCHARD));
    await write(file('river.txt'), arxivPage(RIVER));
    await eventually('the pages', async () => (await keyOf(ORCHARD)) !== '' && (await keyOf(RIVER)) !== '');
    [orchard, river] = [await keyOf(ORCHARD), await keyOf(RIVER)];
    await write(
      file('one.md'),
      `# One\n\nApples are *counted* [@${orchard}, p. 3]. Rivers are not.\n\n## Stilts\n\nAs @${river} says. And [@${orchard}] too.\n`,
    );
    await write(file('two.tex'), `\\section{Trees}\nPlums \\cite{x,${orchard}}.\n`);
    await eventually('the notes', async () => (await readLibrary()).works.length > 0);
    await vscode.commands.executeCommand('scholium.citedIn.focus');
    await vscode.commands.executeCommand('scholium.references.focus');
    await vscode.commands.executeCommand('scholium.showCiters', { workId: idOf(ORCHARD), quietly: true });
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(file(''), { recursive: true });
    await eventually('the pages to go', async () => (await keyOf(ORCHARD)) === '');
  });

  const saved = () => [
    'one.md | 2 · backlinks',
    '  One',
    `    Apples are counted [@${orchard}, p. 3].`,
    '  One › Stilts',
    `    And [@${orchard}] too.`,
    'two.tex | 1 · backlinks',
    '  Trees',
    `    Plums \\cite{x,${orchard}}.`,
  ];

  it('has the notes that cite a paper, by heading and sentence', async () => {
    await shows('citedIn', saved());
    const [note] = await below('citedIn');
    const [heading] = await below('citedIn', note);
    const [citation] = await below('citedIn', heading);
    const { label, command, contextValue } = await itemOf('citedIn', citation!);
    assert.equal(contextValue, 'citation');
    const { highlights } = label as vscode.TreeItemLabel;
    assert.equal(citation!.label.slice(...(highlights![0] as [number, number])), `@${orchard}`);
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    const editor = vscode.window.activeTextEditor!;
    assert.match(editor.document.uri.path, /one\.md$/);
    assert.equal(editor.document.getText(editor.selection), orchard);
  });

  it('follows a note as it is typed and saved, and another paper', async () => {
    const document = await vscode.workspace.openTextDocument(file('one.md'));
    await vscode.window.showTextDocument(document);
    await edit(document, 0, `New [@${orchard}].\n\n`);
    const typed = ['one.md | 3 · backlinks', `  New [@${orchard}].`, ...saved().slice(1)];
    await shows('citedIn', typed);
    await document.save();
    await shows('citedIn', typed);
    await vscode.commands.executeCommand('scholium.showCiters', { workId: idOf(RIVER), quietly: true });
    await shows('citedIn', ['one.md | 1 · backlinks', '  One › Stilts', `    As @${river} says.`]);
    await edit(document, document.getText().indexOf(`@${river}`) + 1, 'not');
    await shows('citedIn', []);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('scholium.showCiters', { workId: idOf(ORCHARD), quietly: true });
    await shows('citedIn', typed);
  });

  it('has the works of the active note, what is missing on top, and follows what is typed', async () => {
    const content = `A [@${river}; @nobody2020x] and [see @${orchard}].\n\nB @${river}.\n`;
    const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
    await vscode.window.showTextDocument(document);
    const rows = [
      '@nobody2020x | not in the library',
      `${RIVER} | ×2 · 2024`,
      `  A [@${river}; @nobody2020x] and [see @${orchard}].`,
      `  B @${river}.`,
      `${ORCHARD} | 2024`,
    ];
    await shows('references', rows);
    const top = await below('references');
    assert.deepEqual(
      await Promise.all(top.map(async (node) => (await itemOf('references', node)).contextValue)),
      ['unknownKey', 'cited', 'cited'],
    );
    const { command } = await itemOf('references', (await below('references', top[1]))[1]!);
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    assert.equal(vscode.window.activeTextEditor!.selection.active.line, 2);

    await vscode.commands.executeCommand('scholium.copyReferences');
    const copied = await vscode.env.clipboard.readText();
    assert.deepEqual(
      copied.split('\n').map((line) => line.replace(/<.*/, '')),
      [`- ${RIVER} (2024).`, '- `nobody2020x` (not in the library)', `- ${ORCHARD} (2024).`, ''],
    );

    await edit(document, 0, `First @${orchard}. `);
    await eventually('the new order', async () =>
      (await told('references'))[1]!.startsWith(`${ORCHARD} | ×2`),
    );
    // A page beside the note does not take its place.
    await vscode.window.showTextDocument(file('river.txt'), { viewColumn: vscode.ViewColumn.Beside });
    assert.equal((await below('references')).length, 3);
  });

  it('reads no more of many notes than is shown', async () => {
    const names = Array.from({ length: 40 }, (_, n) => `many-${n + 10}.md`);
    await Promise.all(names.map((name) => write(file(name), `In ${name} [@${river}].\n`)));
    await vscode.commands.executeCommand('scholium.showCiters', { workId: idOf(RIVER), quietly: true });
    const many = async () => (await below('citedIn')).filter(({ label }) => label.startsWith('many-'));
    await eventually('all notes', async () => (await many()).length === 40, 20_000);
    const counted = async () => (await many()).map(({ description }) => /^1 · /.test(description!));
    const first = (await counted()).lastIndexOf(true);
    assert.ok(first >= 25 && first < 32, `${first}`);
    const last = (await many()).at(-1)!;
    assert.equal(last.description, 'backlinks');
    assert.deepEqual(
      (await below('citedIn', last)).map(({ label }) => label),
      [`In many-49.md [@${river}].`],
    );
    await eventually('its number', async () => (await many()).at(-1)!.description === '1 · backlinks');
    assert.equal((await counted())[first + 1], false);
  });

  it('opens the page of a work, and copies a row', async () => {
    const [, work] = await below('references');
    await vscode.commands.executeCommand('scholium.openPage', work);
    assert.match(vscode.window.activeTextEditor!.document.uri.path, /(?:orchard|river)\.txt$/);
    const rows = (await below('citedIn')).slice(0, 1);
    await vscode.commands.executeCommand('scholium.copyRow', rows[0], rows);
    assert.match(await vscode.env.clipboard.readText(), /^many-10\.md$/);
  });
});
