// What is wrong with the entries of bibliographies, in the real editor: shown as one types, mended by fixes, found in closed files.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inFolder, makeFolder, readLibrary, write } from './support';

const ROOT = 'integrity';
const at = (...name: string[]) => inFolder(ROOT, ...name);

const REFS = `@article{wick2024,
  title = {Burning BERT Lamps in a Test of Entries},
  author = {Wick, Wilma and Doe, Jo et al.},
  journal = {Lamps & Wicks},
  doi = {https://doi.org/10.5555/entries.1},
  year = {2024}
}

@article{other2020,
  title = {Other LLM Lamps in a Test of Entries},
  author = {Else, Ann},
  journal = {Lamps},
  year = {2998}
}
`;

const rules = (uri: vscode.Uri) =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Scholium')
    .map(({ code }) => String(code));

async function untilRules(uri: vscode.Uri, ...expected: string[]): Promise<void> {
  const hasThem = () => rules(uri).join() === expected.join();
  await eventually(`the rules "${expected}" in ${uri.path}`, hasThem).catch((error) => {
    assert.deepEqual(rules(uri), expected, String(error));
  });
}

async function open(name: string, text: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(await write(at(name), text));
  return vscode.window.showTextDocument(document, { preview: false });
}

async function actionsAt(uri: vscode.Uri, range: vscode.Range, kind = vscode.CodeActionKind.QuickFix) {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind.value,
    // So many are made ready, as the one is that is chosen.
    20,
  );
}

const ALL_OF_IT = [
  'unprotected-capitals',
  'malformed-names',
  'unescaped-character',
  'identifier-as-address',
  'unprotected-capitals',
  'malformed-year',
];

describe('problems of entries', function () {
  this.timeout(60_000);

  before(() => makeFolder(at()));

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(inFolder(ROOT), { recursive: true });
  });

  it('are shown in an open bibliography, follow what is typed, and are mended one by one', async () => {
    const { document } = await open('typed.bib', REFS);
    await untilRules(document.uri, ...ALL_OF_IT);
    const edit = new vscode.WorkspaceEdit();
    const start = document.positionAt(document.getText().indexOf('2998'));
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, 4)), '2020');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await untilRules(document.uri, ...ALL_OF_IT.slice(0, -1));
    const shown = vscode.languages
      .getDiagnostics(document.uri)
      .find(({ code }) => code === 'unprotected-capitals');
    assert.equal(document.getText(shown!.range), 'BERT');
    const actions = await actionsAt(document.uri, shown!.range);
    const titles = actions.map(({ title }) => title);
    for (const title of [
      'Put BERT in braces',
      'Fix all 2 of unprotected-capitals in this file',
      'Switch unprotected-capitals off for this entry',
    ])
      assert.ok(titles.includes(title), titles.join('\n'));
    const all = actions.find(({ title }) => title.startsWith('Fix all 2'))!;
    assert.ok(await vscode.workspace.applyEdit(all.edit!));
    assert.ok(document.getText().includes('{Burning {BERT} Lamps'));
    assert.ok(document.getText().includes('{Other {LLM} Lamps'));
    await untilRules(document.uri, ...ALL_OF_IT.slice(1, 4));
  });

  it('are mended all at once by source.fixAll.scholium, and nothing else changes', async () => {
    const { document } = await open('all.bib', REFS);
    await untilRules(document.uri, ...ALL_OF_IT);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const [action, ...more] = await actionsAt(
      document.uri,
      whole,
      vscode.CodeActionKind.SourceFixAll.append('scholium'),
    );
    assert.deepEqual(more, []);
    assert.ok(await vscode.workspace.applyEdit(action!.edit!));
    assert.equal(
      document.getText(),
      REFS.replace('BERT', '{BERT}')
        .replace('LLM', '{LLM}')
        .replace('Jo et al.', 'Jo and others')
        .replace('Lamps & Wicks', 'Lamps \\& Wicks')
        .replace('https://doi.org/', ''),
    );
    await untilRules(document.uri, 'malformed-year');
  });

  it('are switched off by a comment above the entry', async () => {
    const { document } = await open('off.bib', REFS);
    await untilRules(document.uri, ...ALL_OF_IT);
    const year = vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === 'malformed-year');
    const off = (await actionsAt(document.uri, year!.range)).find(({ title }) =>
      title.startsWith('Switch malformed-year'),
    );
    assert.ok(await vscode.workspace.applyEdit(off!.edit!));
    assert.ok(
      document.getText().includes('\n% scholium-disable-next-line malformed-year\n@article{other2020,'),
    );
    await untilRules(document.uri, ...ALL_OF_IT.slice(0, -1));
  });

  it('of closed bibliographies that notes use are found with those of all notes, and follow the file', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await write(at('closed.bib'), REFS);
    await write(at('note.md'), '---\nbibliography: closed.bib\n---\n\nAs [@wick2024] says.\n');
    await eventually('the note', async () => {
      await readLibrary();
      await vscode.commands.executeCommand('scholium.checkNotes');
      return rules(at('closed.bib')).length > 0;
    });
    await untilRules(at('closed.bib'), ...ALL_OF_IT);
    await write(at('closed.bib'), REFS.replace('2998', '2020'));
    await untilRules(at('closed.bib'), ...ALL_OF_IT.slice(0, -1));
    // An open one has them once.
    await vscode.window.showTextDocument(at('closed.bib'), { preview: false });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await untilRules(at('closed.bib'), ...ALL_OF_IT.slice(0, -1));
  });

  it('of closed bibliographies that no note uses are found as well, follow the file and the settings', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await write(at('unused.bib'), REFS);
    await eventually('the bibliography', async () => {
      await readLibrary();
      const said = await vscode.commands.executeCommand<string>('scholium.checkNotes');
      return /that no note uses/.test(String(said)) && rules(at('unused.bib')).length > 0;
    });
    await untilRules(at('unused.bib'), ...ALL_OF_IT);
    await write(at('unused.bib'), REFS.replace('2998', '2020'));
    await untilRules(at('unused.bib'), ...ALL_OF_IT.slice(0, -1));
    const check = vscode.workspace.getConfiguration('scholium.check');
    try {
      await check.update('rules', { 'unprotected-capitals': 'off' }, vscode.ConfigurationTarget.Global);
      await untilRules(at('unused.bib'), ...ALL_OF_IT.slice(1, 4));
      await check.update('enabled', false, vscode.ConfigurationTarget.Global);
      await untilRules(at('unused.bib'));
    } finally {
      await check.update('enabled', undefined, vscode.ConfigurationTarget.Global);
      await check.update('rules', undefined, vscode.ConfigurationTarget.Global);
    }
    await untilRules(at('unused.bib'), ...ALL_OF_IT.slice(0, -1));
  });

  it('of a large selection are mended together alone', async () => {
    const entry = (n: number) => `@misc{k${n}, title = {Lamps of BERT ${n}}, note = {}}\n`;
    const { document } = await open('large.bib', Array.from({ length: 60 }, (_, n) => entry(n)).join(''));
    await eventually('the problems', () => rules(document.uri).length === 120);
    const actions = await actionsAt(document.uri, new vscode.Range(0, 0, document.lineCount, 0));
    const titles = actions
      .map(({ title }) => title)
      .filter((title) => /unprotected|empty|note|BERT/.test(title));
    assert.deepEqual(titles.sort(), [
      'Fix all 60 of empty-field in this file',
      'Fix all 60 of unprotected-capitals in this file',
    ]);
  });

  it('are not looked for in any other JSON', async () => {
    const { document } = await open('package.json', '{"title": "T.", "type": "x", "DOI": "nothing"}\n');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(rules(document.uri), []);
  });
});
