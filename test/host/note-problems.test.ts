// What is wrong with citations, in the real editor: shown as one types, mended by fixes, found in closed notes.
import * as assert from 'node:assert/strict';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { buildLibrary } from '../../src/core/library/build';
import { SERVICES } from '../../src/core/lookup';
import type { Work } from '../../src/core/model';
import { readFile } from '../../src/core/sources';
import { Asker } from '../../src/vscode/asker';
import { IntakeCache } from '../../src/vscode/cache';
import type { Choose } from '../../src/vscode/look-up';
import { OpenNotes } from '../../src/vscode/open-notes';
import { addToBibliography } from '../../src/vscode/problems/add-to-bibliography';
import { registerMarkdownValidation } from '../../src/vscode/problems/markdown-validation';
import { NoteBibliographies } from '../../src/vscode/problems/note-bibliographies';
import { NoteCheck } from '../../src/vscode/problems/note-check';
import { NoteProblems } from '../../src/vscode/problems/note-problems';
import { findUnknownKey, type KeyQuestions } from '../../src/vscode/problems/unknown-key';
import { Searching } from '../../src/vscode/searching';
import { LibraryStore } from '../../src/vscode/store';
import { arxivPage, eventually, inFolder, makeFolder, readLibrary, write } from './support';

const ROOT = 'problems';
const at = (...name: string[]) => inFolder(ROOT, ...name);
const KEY = 'wickBurningLampsHost2024';

const REFS = `@article{${KEY},
  title = {Burning Lamps in a Test of Problems},
  author = {Wick, Wilma},
  year = {2024},
  doi = {10.5555/problems.host.1}
}
@article{other2020Problems,
  title = {Other Lamps in a Test of Problems},
  author = {Else, Ann},
  year = {2020}
}
`;

const ours = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Scholium');
const rules = (uri: vscode.Uri) => ours(uri).map(({ code }) => String(code));

/** Waits until the problems of the file are those of these rules. */
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

async function setText({ document }: vscode.TextEditor, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  // Which problem an action is for, VS Code does not tell here.
  return actions.filter(({ title }) => !/^Look up the missing|^Exclude/.test(title));
}

/** Does what the fix says. */
async function act({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) assert.ok(await vscode.workspace.applyEdit(edit));
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** The paper of our bibliography, as a library of our own has it. */
function libraryWork(): Work | undefined {
  return buildLibrary([readFile('refs.bib', REFS)]).byCitekey(KEY);
}

const textOn = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

describe('problems of notes', function () {
  this.timeout(60_000);

  before(async () => {
    for (const name of [[], ['many']]) await makeFolder(at(...name));
    await write(at('refs.bib'), REFS);
    await eventually('the papers', async () =>
      (await readLibrary()).works.some(({ citekey }) => citekey === KEY),
    );
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(inFolder(ROOT), { recursive: true });
  });

  it('are shown in an open note, follow what is typed, and go with the note', async () => {
    const editor = await open('typed.md', `As [@${KEY}, p. 3] says.\n`);
    const { uri } = editor.document;
    await setText(editor, `As [@nobodyKnows2020] says.\n`);
    await untilRules(uri, 'unknown-key');
    const [problem] = ours(uri);
    assert.equal(editor.document.getText(problem!.range), 'nobodyKnows2020');
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), 'Two\nlines. '));
    await eventually('the problem to move', () => ours(uri)[0]?.range.start.line === 1);
    await setText(editor, `[@${KEY}; @${KEY}]\n`);
    await untilRules(uri, 'repeated-key');
    await setText(editor, `[@${KEY}, p. 3]\n`);
    await untilRules(uri);
    await setText(editor, `[@nobodyKnows2020]\n`);
    await untilRules(uri, 'unknown-key');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await untilRules(uri);
  });

  it('are held back where the reader types, until the caret leaves', async () => {
    const editor = await open('typing.md', `As [@nobodyKnows202] says.\n`);
    const { document } = editor;
    await untilRules(document.uri, 'unknown-key');
    const end = document.positionAt(document.getText().indexOf(']'));
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('type', { text: '1' });
    await untilRules(document.uri);
    // What stands elsewhere is shown all the same, and that it was looked for says that the other was too.
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), `[@${KEY}; @${KEY}]`);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await untilRules(document.uri, 'unknown-key', 'repeated-key');
    await vscode.commands.executeCommand('type', { text: '2' });
    await untilRules(document.uri, 'repeated-key');
    await vscode.commands.executeCommand('type', { text: ',' });
    assert.match(document.getText(), /nobodyKnows20212,\]/);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await untilRules(document.uri, 'unknown-key', 'malformed-citation', 'repeated-key');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('are mended by a fix, which one undo takes back', async () => {
    const editor = await open('fixed.md', `As [@wickBurningLampHost2024] says.\n`);
    const { document } = editor;
    await untilRules(document.uri, 'unknown-key');
    const actions = await actionsAt(document.uri, ours(document.uri)[0]!.range);
    const titles = actions.map(({ title }) => title);
    assert.match(titles[0]!, new RegExp(`^Change to @${KEY}: .*Burning Lamps`));
    assert.ok(
      titles.some((title) => title.startsWith('Look up')),
      titles.join(),
    );
    assert.equal(titles.at(-1), 'Switch unknown-key off for this line');
    await act(actions[0]!);
    assert.equal(document.getText(), `As [@${KEY}] says.\n`);
    await untilRules(document.uri);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'As [@wickBurningLampHost2024] says.\n');
    await untilRules(document.uri, 'unknown-key');
  });

  it('are switched off in the text, by a fix, and by the settings', async () => {
    const editor = await open('off.md', `As [@nobodyKnows2020] says.\r\n`);
    const { document } = editor;
    await untilRules(document.uri, 'unknown-key');
    const actions = await actionsAt(document.uri, ours(document.uri)[0]!.range);
    await act(actions.at(-1)!);
    assert.match(document.getText(), /says\. <!-- scholium-disable-line unknown-key -->\r\n$/);
    await untilRules(document.uri);
    await vscode.commands.executeCommand('undo');
    await untilRules(document.uri, 'unknown-key');
    const configuration = vscode.workspace.getConfiguration('scholium.check');
    const { Workspace } = vscode.ConfigurationTarget;
    try {
      await configuration.update('rules', { 'unknown-key': 'off', 'no-such-rule': 'error' }, Workspace);
      await untilRules(document.uri);
      await configuration.update('rules', { 'unknown-key': 'error' }, Workspace);
      await untilRules(document.uri, 'unknown-key');
      assert.equal(ours(document.uri)[0]!.severity, vscode.DiagnosticSeverity.Error);
      await configuration.update('enabled', false, Workspace);
      await untilRules(document.uri);
    } finally {
      await configuration.update('enabled', undefined, Workspace);
      await configuration.update('rules', undefined, Workspace);
    }
    await untilRules(document.uri, 'unknown-key');
  });

  it('of every kind are mended and brought back', async () => {
    const editor = await open('kinds.md', '');
    const { document } = editor;
    const cases: [rule: string, text: string, after: string][] = [
      ['repeated-key', `[@${KEY}; @${KEY}]\n`, `[@${KEY}]\n`],
      ['malformed-citation', `[@${KEY}, @other2020Problems]\n`, `[@${KEY}; @other2020Problems]\n`],
      ['malformed-locator', `[@${KEY}, pp. 35-33]\n`, `[@${KEY}, pp. 33-35]\n`],
      ['link-trap', `[@${KEY}](x)\n`, ''],
      ['unknown-rule', '<!-- scholium-disable-line unknown-keys --> A.\n', ''],
    ];
    for (const [rule, text, after] of cases) {
      await setText(editor, text);
      await eventually(rule, () => rules(document.uri).includes(rule));
      const problem = ours(document.uri).find(({ code }) => code === rule)!;
      const [first] = (await actionsAt(document.uri, problem.range)).filter(({ edit }) => edit);
      assert.ok(first, rule);
      await act(first);
      if (after !== '') assert.equal(document.getText(), after);
      await eventually(`${rule} to go`, () => !rules(document.uri).includes(rule));
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), text);
      await eventually(`${rule} to be back`, () => rules(document.uri).includes(rule));
    }
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('of a bibliography without an entry: it is written there, saved, and undone', async () => {
    const before = `@misc{zeta2001,\r\n  title = {Zeta}\r\n}\r\n`;
    await write(at('own.bib'), before);
    const text = `---\r\nbibliography: own.bib\r\n---\r\n\r\nAs [@${KEY}] says.\r\n`;
    const { document } = await open('entry.md', text);
    await untilRules(document.uri, 'missing-entry');
    const [add] = await actionsAt(document.uri, ours(document.uri)[0]!.range);
    assert.equal(add!.title, `Add @${KEY} to own.bib`);
    await act(add!);
    await untilRules(document.uri);
    const after = await textOn(at('own.bib'));
    assert.ok(after.includes(before.trimEnd()) && after.includes(`{${KEY},`), after);
    assert.doesNotMatch(after.replaceAll('\r\n', ''), /\n/);
    const bibliography = await vscode.workspace.openTextDocument(at('own.bib'));
    assert.ok(!bibliography.isDirty);
    await vscode.window.showTextDocument(bibliography, { preview: false });
    await vscode.commands.executeCommand('undo');
    assert.equal(bibliography.getText(), before);
    await bibliography.save();
    await untilRules(document.uri, 'missing-entry');
  });

  it('of a bibliography without several entries: they are written there at once', async () => {
    await write(at('several.bib'), '');
    const text = `---\nbibliography: several.bib\n---\n\nAs [@${KEY}; @other2020Problems; @nobody2020] say.\n`;
    const { document } = await open('several.md', text);
    const missing = ['missing-entry', 'missing-entry', 'unknown-key'];
    await untilRules(document.uri, ...missing);
    const actions = await actionsAt(document.uri, ours(document.uri)[0]!.range);
    const [all, ...more] = actions.filter(({ title }) => title.startsWith('Add all'));
    assert.deepEqual([all?.title, more.length], ['Add all 2 missing entries to several.bib', 0]);
    await act(all!);
    await untilRules(document.uri, 'unknown-key');
    const hasBoth = async () => {
      const after = await textOn(at('several.bib'));
      return after.includes(`{${KEY},`) && after.includes('{other2020Problems,');
    };
    assert.ok(await hasBoth());
    await write(at('several.bib'), '% Emptied.\n');
    await untilRules(document.uri, ...missing);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('scholium.addEntries');
    await untilRules(document.uri, 'unknown-key');
    assert.ok(await hasBoth());
  });

  it('of a bibliography that is not there: it is made with what the note cites', async () => {
    const { document } = await open(
      'missing.md',
      `---\nbibliography: made/new.bib\n---\n\nAs [@${KEY}; @other2020Problems] say.\n`,
    );
    await untilRules(document.uri, 'missing-bibliography');
    const actions = await actionsAt(document.uri, ours(document.uri)[0]!.range);
    const make = actions.find(({ title }) => title.startsWith('Make new.bib'));
    assert.ok(make, actions.map(({ title }) => title).join());
    await act(make);
    await untilRules(document.uri);
    const made = await textOn(at('made', 'new.bib'));
    assert.ok(made.includes(`{${KEY},`) && made.includes('{other2020Problems,'), made);
  });

  it('are told from broken front matter too, and nothing breaks', async () => {
    const editor = await open(
      'broken.md',
      `---\nbibliography: [refs.bib\ntitle: "\n  - x: [\n---\n\n[@nobodyKnows2020]\n`,
    );
    await eventually('the unknown key', () => rules(editor.document.uri).includes('unknown-key'));
    await setText(editor, `---\nbibliography: refs.bib\n[@nobodyKnows2020]\n`);
    await eventually('the unknown key', () => rules(editor.document.uri).includes('unknown-key'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('of closed notes are found, whatever their line ends and marks, and go when they are mended', async () => {
    const lines = (n: number) => [
      ...(n % 3 === 0 ? ['---', 'title: A', '---', ''] : []),
      `Note ${n}, [@${KEY}] 𝔸 [@unknownToAll${n}x2020].`,
      '',
    ];
    const textOf = (n: number) => (n % 4 === 1 ? '\uFEFF' : '') + lines(n).join(n % 2 === 0 ? '\r\n' : '\n');
    for (let n = 0; n < 200; n++) await write(at('many', `note-${n}.md`), textOf(n));
    await eventually(
      'the notes to be known',
      async () => {
        await readLibrary();
        const said = await vscode.commands.executeCommand<string>('scholium.checkNotes');
        const found = Array.from({ length: 200 }, (_, n) => rules(at('many', `note-${n}.md`)).length);
        return /\d+ warnings.* in \d+ of \d+ notes/.test(said) && found.every((count) => count === 1);
      },
      30_000,
    );
    for (const n of [0, 1, 2, 3, 5, 9, 199]) {
      const uri = at('many', `note-${n}.md`);
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.getText(ours(uri)[0]!.range), `unknownToAll${n}x2020`, uri.path);
    }
    const mended = at('many', 'note-7.md');
    await write(mended, `Nothing is wrong here any more.\n`);
    await untilRules(mended);
    assert.deepEqual(rules(at('many', 'note-8.md')), ['unknown-key']);
    await vscode.workspace.fs.delete(at('many', 'note-8.md'));
    await untilRules(at('many', 'note-8.md'));
    const editor = await vscode.window.showTextDocument(at('many', 'note-10.md'), { preview: false });
    await untilRules(editor.document.uri, 'unknown-key');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await untilRules(editor.document.uri, 'unknown-key');
  });

  it('found in words that were not saved go with these; two searches at once are one too many', async () => {
    const { document } = await open('discarded.md', `As [@${KEY}] says.\n`);
    const { uri } = document;
    await eventually('the note to be known', async () => {
      await readLibrary();
      const said = await vscode.commands.executeCommand<string>('scholium.checkNotes');
      return /in \d+ of \d+ notes/.test(said);
    });
    await vscode.window.showTextDocument(document, { preview: false });
    await setText(vscode.window.activeTextEditor!, 'As [@neverSaved2020x] says.\n');
    const said = await Promise.all(
      [1, 2].map(() => vscode.commands.executeCommand<string | undefined>('scholium.checkNotes')),
    );
    assert.equal(said.filter((each) => each !== undefined).length, 1);
    await untilRules(uri, 'unknown-key');
    await vscode.window.showTextDocument(document, { preview: false });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilRules(uri);
  });

  it('of what a stopped search did not reach stay as they were found', () => {
    const found = (...names: string[]) =>
      new Map(
        names.map((name) => {
          const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), name);
          diagnostic.code = name;
          return [at(name).toString(), { diagnostics: [diagnostic], digest: undefined }];
        }),
      );
    const log = vscode.window.createOutputChannel('Scholium stopped test', { log: true });
    const cache = new IntakeCache(undefined, '', log);
    const store = new LibraryStore(cache, log);
    const [notes, searching] = [new OpenNotes(), new Searching(store, cache, log)];
    const bibliographies = new NoteBibliographies();
    const noteCheck = new NoteCheck(store, notes, bibliographies, searching);
    const problems = new NoteProblems(store, noteCheck, log);
    const shown = () =>
      ['one', 'two', 'three'].filter((name) => vscode.languages.getDiagnostics(at(name)).length > 0);
    try {
      problems.report(found('one', 'two', 'three'));
      problems.report(found('two'), { files: new Set([at('one').toString(), at('two').toString()]) });
      assert.deepEqual(shown(), ['two', 'three']);
      problems.report(found('one'), { rules: new Set(['three']) });
      assert.deepEqual(shown(), ['one', 'two']);
      problems.report(new Map());
      assert.deepEqual(shown(), []);
    } finally {
      vscode.Disposable.from(problems, noteCheck, bibliographies, searching, notes, store, log).dispose();
    }
  });

  it('are looked for beside a document that never rests', async () => {
    const noise = await vscode.workspace.openTextDocument({ content: '', language: 'plaintext' });
    await vscode.window.showTextDocument(noise, { preview: false });
    const { document } = await open('beside.md', 'As [@besideNoise2020] says.\n');
    let isOver = false;
    const growing = (async () => {
      while (!isOver) {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(noise.uri, new vscode.Position(0, 0), 'x');
        await vscode.workspace.applyEdit(edit);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    try {
      await untilRules(document.uri, 'unknown-key');
    } finally {
      isOver = true;
      await growing;
      await vscode.window.showTextDocument(noise);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  it('of one note do not wait for the endless bibliography of another', async function () {
    if (process.platform === 'win32') this.skip();
    for (const name of ['zero', 'stdin']) {
      const text = `---\nbibliography: /dev/${name}\n---\n\n[@unknownEndless2020]\n`;
      const { document } = await open(`${name}.md`, text);
      await untilRules(document.uri, 'unknown-key');
    }
    const { document } = await open('waiting.md', '[@unknownWaiting2020]\n');
    await untilRules(document.uri, 'unknown-key');
  });

  it('follow a bibliography whose whole folder goes and comes', async () => {
    await makeFolder(at('refs'));
    await write(at('refs', 'own.bib'), '@misc{onlyInOwn2020, note = {x}}\n');
    const { document } = await open(
      'folder.md',
      '---\nbibliography: refs/own.bib\n---\n\n[@onlyInOwn2020]\n',
    );
    await setText(vscode.window.activeTextEditor!, `${document.getText()}\n[@inNothing2020]\n`);
    await untilRules(document.uri, 'unknown-key');
    await vscode.workspace.fs.rename(at('refs'), at('moved'));
    await untilRules(document.uri, 'missing-bibliography', 'unknown-key', 'unknown-key');
    await vscode.workspace.fs.rename(at('moved'), at('refs'));
    await untilRules(document.uri, 'unknown-key');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('of quotations are told by the abstract and by all of the page', async () => {
    const abstract = 'We burn 51.3 lamps in every room of the large house, and it is bright.';
    await write(at('quoted.txt'), arxivPage('Quoted Lamps in a Test of Problems', abstract));
    let key = '';
    await eventually('the paper', async () => {
      const { works } = await readLibrary();
      key = works.find(({ title }) => title.startsWith('Quoted Lamps'))?.citekey ?? '';
      return key !== '';
    });
    const editor = await open(
      'quoting.md',
      `> We burn 53.1 lamps in every room of the large house.\n>\n> [@${key}]\n`,
    );
    const { document } = editor;
    await untilRules(document.uri, 'altered-quotation');
    const [restore] = await actionsAt(document.uri, ours(document.uri)[0]!.range);
    await act(restore!);
    assert.match(document.getText(), /We burn 51\.3 lamps/);
    await untilRules(document.uri);
    await setText(
      editor,
      `It came “Fri, 5 Jan 2024 12:00:00 UTC (123 KB)” [@${key}].\n\nAnd “nothing of this stands on any page” [@${key}].\n`,
    );
    await untilRules(document.uri, 'unfound-quotation');
    assert.match(document.getText(ours(document.uri)[0]!.range), /nothing of this/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('are those of notes: not of pages, of plain text, or of what is excluded; of unsaved ones too', async () => {
    const page = await open('page.md', `${arxivPage('A Page in a Test of Problems')}\n[@nobodyKnows2020]\n`);
    const plain = await open('plain.txt', 'As [@nobodyKnows2020] says.\n');
    const excluded = await open('.scholium/node.md', 'As [@nobodyKnows2020] says.\n');
    await eventually('the page to be read', async () =>
      (await readLibrary()).works.some(({ title }) => title.startsWith('A Page in a Test')),
    );
    const untitled = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: 'As [@nobodyKnows2020] says.\n',
    });
    await untilRules(untitled.uri, 'unknown-key');
    for (const { document } of [page, plain, excluded])
      await untilRules(document.uri, ...rules(document.uri).filter((rule) => rule !== 'unknown-key'));
    await vscode.window.showTextDocument(untitled);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('are mended in a bibliography that is not saved, and not in one that a save would spoil', async () => {
    const uri = await write(at('unsaved.bib'), '');
    const work = libraryWork()!;
    const bibliography = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(bibliography, { preview: false });
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '% mine\n'));
    await addToBibliography(uri.toString(), [{ key: KEY, work }]);
    assert.ok(bibliography.isDirty && bibliography.getText().includes(`{${KEY},`));
    assert.ok(bibliography.getText().startsWith('% mine\n'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.equal(await textOn(uri), '');

    const latin = Uint8Array.from('@misc{caf\u00e9, title = {Caf\u00e9}}\n', (char) => char.charCodeAt(0));
    const spoilt = at('latin.bib');
    await vscode.workspace.fs.writeFile(spoilt, latin);
    await assert.rejects(addToBibliography(spoilt.toString(), [{ key: KEY, work }]), /not in UTF-8/);
    assert.deepEqual([...(await vscode.workspace.fs.readFile(spoilt))], [...latin]);

    await assert.rejects(addToBibliography(uri.toString(), []), /Nothing was added/);
    await assert.rejects(addToBibliography(at('x.docx').toString(), [{ key: KEY, work }]), /\.bib/);
  });

  it('of projects and of entries that nobody cites are found by the command', async () => {
    const configuration = vscode.workspace.getConfiguration('scholium.check');
    const { Workspace } = vscode.ConfigurationTarget;
    await makeFolder(at('book'));
    const project = await write(
      at('book', '_quarto.yml'),
      'project:\n  type: book\nbibliography: ref.bib\ncsl: natur\n',
    );
    await write(at('book', 'chapter.qmd'), `As [@${KEY}] says.\n`);
    const spare = await write(
      at('book', 'spare.bib'),
      '@misc{used2001,\n title = {Used}}\n@misc{spare2002,\n title = {Spare}}\n',
    );
    await write(at('book', 'own.qmd'), '---\nbibliography: spare.bib\n---\n\n@used2001 says.\n');
    await configuration.update('rules', { 'unused-entry': 'warning' }, Workspace);
    try {
      await eventually('the project and the bibliography', async () => {
        await readLibrary();
        await vscode.commands.executeCommand('scholium.checkNotes');
        return rules(project).length > 0 && rules(spare).length > 0;
      });
      assert.deepEqual(
        [rules(project), rules(spare)],
        [['missing-bibliography', 'citation-style'], ['unused-entry']],
      );
      const document = await vscode.workspace.openTextDocument(project);
      const [{ range }, style] = ours(project) as [vscode.Diagnostic, vscode.Diagnostic];
      assert.deepEqual(
        [range, style.range].map((each) => document.getText(each)),
        ['ref.bib', 'natur'],
      );
      const [change] = await actionsAt(project, range);
      const [changeStyle] = await actionsAt(project, style.range);
      assert.equal(change!.title, 'Change to ../refs.bib');
      assert.equal(changeStyle!.title, 'Change to nature');
      await act(changeStyle!);
      await act(change!);
      await document.save();
      await untilRules(project);
      await write(spare, '@misc{used2001,\n title = {Used}}\n');
      await untilRules(spare);
    } finally {
      await configuration.update('rules', undefined, Workspace);
    }
  });

  it('of an unknown key lead to the search, which knows the words of the key', async () => {
    const { document } = await open(
      'search.md',
      'As [@wick2024burningLamps; @wick2024burningLamps, p. 3] says.\n',
    );
    await eventually('the problem', () => rules(document.uri).includes('unknown-key'));
    const [problem] = ours(document.uri);
    const search = (await actionsAt(document.uri, problem!.range)).find(({ title }) =>
      title.startsWith('Look up'),
    );
    const done = act(search!);
    await eventually('the paper to be chosen', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return document.getText().includes(KEY);
    });
    await done;
    assert.equal(document.getText(), `As [@${KEY}; @${KEY}, p. 3] says.\n`);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  describe('with a key that is to be looked up', () => {
    const log = vscode.window.createOutputChannel('Scholium problems test', { log: true });
    const cache = new IntakeCache(undefined, '', log);
    let store: LibraryStore;
    let notes: OpenNotes;
    let needed: Parameters<typeof findUnknownKey>[0];
    let server: http.Server;
    let root: string;
    const disposables: vscode.Disposable[] = [];

    before(async () => {
      const answer = {
        DOI: '10.1000/found',
        title: ['Found by Its Key'],
        author: [{ family: 'Roe', given: 'Jane' }],
        issued: { 'date-parts': [[2021, 3]] },
        'container-title': ['Lamps'],
        type: 'journal-article',
      };
      server = http.createServer((_, response) =>
        response.end(JSON.stringify({ message: { items: [answer] } })),
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      store = new LibraryStore(cache, log);
      notes = new OpenNotes();
      const searching = new Searching(store, cache, log);
      const bibliographies = new NoteBibliographies();
      const noteCheck = new NoteCheck(store, notes, bibliographies, searching);
      disposables.push(store, notes, searching, bibliographies, noteCheck);
      needed = { store, searching, asker: new Asker(undefined), noteCheck };
      await store.refresh();
    });
    after(() => {
      server.closeAllConnections();
      server.close();
      vscode.Disposable.from(...disposables).dispose();
      log.dispose();
    });

    const questions = (paper: KeyQuestions['paper']): KeyQuestions => ({
      pick: (async (rows: readonly vscode.QuickPickItem[]) => rows[0]) as unknown as Choose,
      all: [{ ...SERVICES.find(({ id }) => id === 'crossref')!, root, gap: 1 }],
      paper,
      mayName: async () => true,
    });
    const fix = { key: 'roe2021found', query: 'roe 2021 found' };

    it('a paper of the library takes its place wherever the note has it', async () => {
      const { document } = await open('choose.md', '[@roe2021found, p. 3] and @roe2021found.\n');
      const work = store.library.byCitekey(KEY)!;
      await findUnknownKey(
        needed,
        fix,
        document.uri.toString(),
        questions(async () => ({ work })),
      );
      assert.equal(document.getText(), `[@${KEY}, p. 3] and @${KEY}.\n`);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), '[@roe2021found, p. 3] and @roe2021found.\n');
    });

    it('a paper of the library goes into the bibliography of the note as well, under its key or the one it has', async () => {
      const work = store.library.byCitekey(KEY)!;
      for (const kept of [false, true]) {
        const name = `mine-${kept}`;
        await write(at(`${name}.bib`), '@misc{a, title = {A}}\n');
        const text = `---\nbibliography: ${name}.bib\n---\n\n[@roe2021found] and @roe2021found.\n`;
        const { document } = await open(`${name}.md`, text);
        await eventually('the bibliography to be read', async () => {
          const note = needed.noteCheck.noteIn(document);
          await needed.noteCheck.bibliographies.prepare(note);
          return needed.noteCheck.bibliographies.of(note).files[0]?.keys.size === 1;
        });
        const pick = async (rows: readonly vscode.QuickPickItem[]) => rows[kept ? 1 : 0];
        await findUnknownKey(needed, fix, document.uri.toString(), {
          ...questions(async () => ({ work })),
          pick: pick as unknown as Choose,
        });
        const key = kept ? 'roe2021found' : KEY;
        assert.equal(document.getText(), text.replaceAll('roe2021found', key));
        assert.match(await textOn(at(`${name}.bib`)), new RegExp(`\\{${key},`));
        await vscode.commands.executeCommand('workbench.action.files.revert');
        await vscode.workspace.fs.delete(at(`${name}.bib`));
      }
    });

    it('what a service answers is written into a bibliography that the note then names', async () => {
      const { document } = await open('asked.md', 'As [@roe2021found] says.\n');
      await untilRules(document.uri, 'unknown-key');
      await findUnknownKey(
        needed,
        fix,
        document.uri.toString(),
        questions(async (_, words) => ({ words })),
      );
      assert.equal(
        document.getText(),
        '---\nbibliography: references.bib\n---\n\nAs [@roe2021found] says.\n',
      );
      const text = await textOn(at('references.bib'));
      assert.ok(text.includes('{roe2021found,') && text.includes('10.1000/found'), text);
      await untilRules(document.uri);
      await document.save();
      await findUnknownKey(needed, { ...fix, key: 'roe2021again' }, document.uri.toString(), {
        ...questions(async (_, words) => ({ words })),
      }).then(
        () => assert.fail('the same paper twice'),
        (error) => assert.match(String(error), /roe2021found/),
      );
    });

    const refusal = (uri: vscode.Uri) =>
      findUnknownKey(needed, fix, uri.toString(), {
        ...questions(async (_, words) => ({ words })),
        mayName: async () => assert.fail('it names one'),
      }).then(
        () => assert.fail('nothing can be written'),
        (error) => String(error),
      );

    it('no bibliography is named beside one that cannot be used', async () => {
      await write(at('huge.bib'), `@misc{a}\n${' '.repeat(11e6)}`);
      for (const [name, value, reason] of [
        ['huge.md', 'huge.bib', /huge\.bib.*maxSizeMB/],
        ['endnote.md', 'refs.enw', /not into refs\.enw/],
        ['web.md', 'https://example.org/refs.bib', /field “bibliography”/],
      ] as const) {
        const { document } = await open(name, `---\nbibliography: ${value}\n---\n\n[@roe2021found]\n`);
        assert.match(await refusal(document.uri), reason);
        assert.equal(document.isDirty, false, value);
      }
    });

    it('a bibliography that has the entry already is merely named', async () => {
      await makeFolder(at('beside'));
      await write(at('beside', 'references.bib'), '@misc{roe2021found, title = {Found}}\n');
      const { document } = await open('beside/note.md', '[@roe2021found]\n');
      await findUnknownKey(
        needed,
        fix,
        document.uri.toString(),
        questions(async (_, words) => ({ words })),
      );
      assert.equal(document.getText(), '---\nbibliography: references.bib\n---\n\n[@roe2021found]\n');
      assert.equal(await textOn(at('beside', 'references.bib')), '@misc{roe2021found, title = {Found}}\n');
    });

    it('a note that is closed while the reader is asked is changed as it is then', async () => {
      const saved = '[@roe2021found]\n';
      const { document } = await open('asking.md', saved);
      await setText(vscode.window.activeTextEditor!, `Words that are thrown away. ${saved}`);
      const work = store.library.byCitekey(KEY)!;
      const asked = questions(async () => {
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        await eventually('the note to be closed', () => document.isClosed || document.getText() === saved);
        return { work };
      });
      await findUnknownKey(needed, fix, document.uri.toString(), asked);
      const now = await vscode.workspace.openTextDocument(document.uri);
      assert.equal(now.getText(), `[@${KEY}]\n`);
    });

    it('a reader who leaves changes nothing', async () => {
      const { document } = await open('left.md', 'As [@roe2021found] says.\n');
      await findUnknownKey(
        needed,
        fix,
        document.uri.toString(),
        questions(async () => undefined),
      );
      await findUnknownKey(needed, fix, document.uri.toString(), {
        ...questions(async (_, words) => ({ words })),
        pick: (async () => undefined) as unknown as Choose,
      });
      assert.equal(document.isDirty, false);
    });
  });

  it('of VS Code with its own links: once it is offered to leave citations alone', async () => {
    const validate = vscode.workspace.getConfiguration('markdown.validate');
    const { Workspace } = vscode.ConfigurationTarget;
    const notes = new OpenNotes();
    const kept = new Map<string, unknown>();
    const memento = {
      get: (key: string, value: unknown) => kept.get(key) ?? value,
      update: async (key: string, value: unknown) => void kept.set(key, value),
      keys: () => [...kept.keys()],
    } as unknown as vscode.Memento;
    const asked: string[] = [];
    const offer = registerMarkdownValidation(notes, memento, async (message, stop) => {
      asked.push(message);
      return stop;
    });
    try {
      const { document } = await open('links.md', `As [see @${KEY}, p. 3] and [a link] say.\n`);
      await validate.update('enabled', true, Workspace);
      const flagged = () =>
        vscode.languages
          .getDiagnostics(document.uri)
          .filter(({ code }) => JSON.stringify(code ?? '').includes('link.no-such-reference'));
      await eventually('the offer', () => asked.length > 0);
      const isIgnored = () =>
        vscode.workspace.getConfiguration('markdown.validate').get('referenceLinks.enabled') === 'ignore';
      await eventually('VS Code to leave references alone', () => isIgnored() && flagged().length === 0);
      await validate.update('referenceLinks.enabled', undefined, Workspace);
      await eventually('VS Code to flag them again', () => flagged().length > 0);
      assert.equal(asked.length, 1);
    } finally {
      await validate.update('enabled', undefined, Workspace);
      await validate.update('referenceLinks.enabled', undefined, Workspace);
      offer.dispose();
      notes.dispose();
    }
  });
});
