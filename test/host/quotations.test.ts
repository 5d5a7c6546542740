// Quotations that stay true, in a real host: checked as one types, mended by fixes, counted in a report; tables of findings.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { arxivPage, eventually, inFolder, makeFolder, readLibrary, write } from './support';

const ROOT = 'quoting';
const at = (name: string) => inFolder(ROOT, name);
const TITLE = 'Candles Weighed Twice in a Host Test';
const ABSTRACT =
  'We weigh candles twice. We find that the second weighing lowers the error by 51.3% on all scales. Nobody can say why that is so.';
const OTHER = 'Wax Melted Slowly in a Host Test';
const OTHER_ABSTRACT =
  'We show that slow melting keeps 78% of the colour of the wax in every vessel we tried.';
const QUOTED = 'the second weighing lowers the error by 51.3% on all scales';

const ours = (uri: vscode.Uri) =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, code }) => source === 'Scholium' && /quotation$/.test(String(code)));

async function untilRules(uri: vscode.Uri, ...expected: string[]): Promise<void> {
  const rules = () => ours(uri).map(({ code }) => String(code));
  await eventually(`the rules "${expected}"`, () => rules().join() === expected.join()).catch((error) => {
    assert.deepEqual(rules(), expected, String(error));
  });
}

async function open(name: string, text: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(await write(at(name), text));
  return vscode.window.showTextDocument(document, { preview: false });
}

/** Applies the fix of this title to the first problem. */
async function mend(uri: vscode.Uri, title: RegExp): Promise<void> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    ours(uri)[0]!.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const action = actions.find((each) => title.test(each.title));
  assert.ok(action?.edit, `${title} among ${actions.map((each) => each.title)}`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

const idOf = (title: string) => `title:${title.toLowerCase().replace(/[^a-z]/g, '')}`;

async function keyOf(title: string): Promise<string> {
  const work = (await readLibrary()).works.find((each) => each.title === title);
  return work!.citekey;
}

describe('quotations', function () {
  this.timeout(60_000);
  let key = '';
  let otherKey = '';

  before(async () => {
    await makeFolder(at('.'));
    await write(at('candles.txt'), arxivPage(TITLE, ABSTRACT));
    await write(at('wax.txt'), arxivPage(OTHER, OTHER_ABSTRACT));
    await eventually('the papers', async () => {
      const titles = (await readLibrary()).works.map(({ title }) => title);
      return titles.includes(TITLE) && titles.includes(OTHER);
    });
    key = await keyOf(TITLE);
    otherKey = await keyOf(OTHER);
  });

  beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at('.'), { recursive: true });
  });

  it('a figure that differs is told of, and the page’s comes back', async () => {
    const quoted = (words: string) => `# Weights\r\n\r\nThey say “${words}” [@${key}].\r\n`;
    const { document } = await open('figure.md', quoted(QUOTED.replace('51.3', '53.1')));
    await untilRules(document.uri, 'altered-quotation');
    const [problem] = ours(document.uri);
    assert.equal(document.getText(problem!.range), '53.1');
    assert.match(problem!.message, /“51\.3”, not “53\.1”/);
    await mend(document.uri, /^Restore/);
    assert.equal(document.getText(), quoted(QUOTED));
    await untilRules(document.uri);
    await vscode.commands.executeCommand('undo');
    await untilRules(document.uri, 'altered-quotation');
    await document.save();
  });

  it('a dropped negation in a block is told of, and left alone once it is a paraphrase', async () => {
    const { document } = await open(
      'block.md',
      `> Everybody can say why that is so.\n>\n> — [@${key}] <!-- scholium: candles.txt:4 -->\n`,
    );
    await untilRules(document.uri, 'altered-quotation');
    await mend(document.uri, /paraphrase/);
    await untilRules(document.uri);
    assert.match(document.getText(), /<!-- scholium: paraphrase -->/);
    await document.save();
  });

  it('words of a paper that the note does not cite are given to it', async () => {
    const { document } = await open(
      'wrong.md',
      `As “slow melting keeps 78% of the colour of the wax in every vessel we tried” [@${key}] has it.\n`,
    );
    await untilRules(document.uri, 'misattributed-quotation');
    await mend(document.uri, /^Change to @/);
    assert.ok(document.getText().includes(`[@${otherKey}]`), document.getText());
    await untilRules(document.uri);
    await document.save();
  });

  it('a finding that is inserted is exact, and told of when a word of it is changed', async () => {
    const editor = await open('inserted.md', '');
    const { document } = editor;
    await vscode.commands.executeCommand('scholium.insertFindingsTable', { workId: idOf(TITLE) });
    assert.ok(document.getText().startsWith('| Paper | Finding | Numbers |\n'), document.getText());
    assert.ok(document.getText().includes('| 51.3% |'), document.getText());
    assert.match(document.getText(), /<!-- scholium: quoting\/candles\.txt:4 -->/);
    const edit = new vscode.WorkspaceEdit();
    const start = document.getText().indexOf('51.3');
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(start), document.positionAt(start + 4)),
      '15.3',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    await untilRules(document.uri, 'altered-quotation');
    await mend(document.uri, /^Restore/);
    await untilRules(document.uri);
    await document.save();
  });

  it('a table goes onto the clipboard, into a file, or into a new note where none is open', async () => {
    const target = { workId: idOf(OTHER) };
    await vscode.commands.executeCommand('scholium.copyFindingsTable', { ...target, to: '' });
    assert.match(await vscode.env.clipboard.readText(), /^citekey,title,.*\r\n.*78 %/);
    await vscode.commands.executeCommand('scholium.copyFindingsTable', { ...target, to: `${ROOT}/t.csv` });
    const bytes = await vscode.workspace.fs.readFile(at('t.csv'));
    assert.match(new TextDecoder().decode(bytes), /^citekey,title,.*\r\n.*78 %/);
    await vscode.commands.executeCommand('scholium.insertFindingsTable', target);
    const { document } = vscode.window.activeTextEditor!;
    assert.ok(document.isUntitled);
    assert.ok(document.getText().includes(`[@${otherKey}]`), document.getText());
  });

  it('all notes are checked, and the report counts and leads to the pages', async () => {
    await write(at('good.md'), `“${QUOTED}” [@${key}].\n`);
    await write(at('bad.md'), `One.\n\n“${QUOTED.replace('lowers', 'raises')}” [@${key}].\n`);
    let document!: vscode.TextDocument;
    // A file that was just written is known when VS Code's watcher told of it.
    await eventually('both notes in the report', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('scholium.checkQuotations');
      ({ document } = vscode.window.activeTextEditor!);
      const hasBoth = ['bad', 'good'].every((name) => document.getText().includes(`${ROOT}/${name}.md`));
      if (!hasBoth) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      return hasBoth;
    });
    const text = document.getText();
    assert.match(text, /^# Quotations\n\n\d+ quotations in \d+ notes: \d+ exact, \d+ altered/);
    assert.ok(text.includes('## quoting/bad.md\n'), text);
    assert.match(text, /- \*\*Altered\*\*, \[line 3\]\(<\/quoting\/bad\.md#L3>\)/);
    assert.match(text, /“lowers”, not “raises”/);
    assert.match(text, /Page: \[candles\.txt:4\]\(<\/quoting\/candles\.txt#L4>\)/);
    assert.ok(text.includes('- [quoting/good.md](</quoting/good.md>): 1 quotation\n'), text);
    assert.deepEqual(
      ours(at('bad.md')).map(({ code }) => code),
      ['altered-quotation'],
    );
    assert.deepEqual(ours(at('good.md')), []);
    // The links of a document that lies nowhere lead to the files.
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
      100,
    );
    assert.ok(
      links.some(({ target }) => decodeURIComponent(String(target)).includes('/quoting/candles.txt')),
      links.map(({ target }) => String(target)).join('\n'),
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
