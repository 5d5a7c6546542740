import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { arxivPage, eventually, inFolder, readLibrary, write } from './support';

const ONE = 'Autumn Orchards and Their Measured Apples in a Host Test';
const TWO = 'Bridges That Were Built Over Rivers in a Host Test';

const idOf = (title: string) => `title:${title.toLowerCase().replace(/[^a-z]/g, '')}`;
const target = (...titles: string[]) => [
  { workId: idOf(titles[0]!) },
  titles.map((title) => ({ workId: idOf(title) })),
];

describe('duplicates', () => {
  const file = () => inFolder('.scholium', 'decisions.jsonl');
  const pagesOf = async (title: string) =>
    (await readLibrary()).works.find((work) => work.title === title)?.pages.length ?? 0;
  const decided = async (): Promise<string[]> => {
    const bytes = await vscode.workspace.fs.readFile(file());
    return new TextDecoder().decode(bytes).trim().split('\n').slice(1);
  };

  before(async () => {
    await write(inFolder('duplicates', 'one.txt'), arxivPage(ONE));
    await write(inFolder('duplicates', 'two.txt'), arxivPage(TWO));
    await eventually('the pages', async () => (await pagesOf(ONE)) + (await pagesOf(TWO)) === 2);
  });

  after(async () => {
    await vscode.workspace.fs.delete(inFolder('duplicates'), { recursive: true });
    await eventually('the pages to go', async () => (await pagesOf(ONE)) + (await pagesOf(TWO)) === 0);
  });

  it('merges the papers that are selected, keeps that, and takes it back', async () => {
    await vscode.commands.executeCommand('scholium.mergePapers', ...target(ONE, TWO));
    const merged = async () => (await pagesOf(ONE)) + (await pagesOf(TWO));
    assert.equal(await merged(), 2);
    assert.equal((await readLibrary()).works.filter(({ title }) => title === ONE || title === TWO).length, 1);

    const [line, ...more] = await decided();
    assert.deepEqual(more, []);
    const decision = JSON.parse(line!);
    assert.equal(decision.verdict, 'same');
    assert.ok(decision.papers[0].includes(idOf(ONE)), line);

    await vscode.commands.executeCommand('scholium.refresh');
    assert.equal((await readLibrary()).works.filter(({ title }) => title === ONE || title === TWO).length, 1);

    await vscode.commands.executeCommand('scholium.undoDecision', { decision });
    assert.deepEqual(await decided(), []);
    assert.equal(await pagesOf(ONE), 1);
    assert.equal(await pagesOf(TWO), 1);
  });

  it('keeps two pages of one title apart, and follows the file', async () => {
    await write(inFolder('duplicates', 'again.txt'), arxivPage(ONE));
    await eventually('the second page', async () => (await pagesOf(ONE)) === 2);
    const papers = [
      [idOf(ONE), 'page:one.txt:3'],
      [idOf(ONE), 'page:again.txt:3'],
    ];
    const header = '{"scholium":"decisions","version":1}';
    await write(file(), `${header}\n${JSON.stringify({ verdict: 'apart', papers })}\n`);
    const count = async () => (await readLibrary()).works.filter(({ title }) => title === ONE).length;
    await eventually('the pages to part', async () => (await count()) === 2);
    await write(file(), `${header}\n`);
    await eventually('the pages to join', async () => (await count()) === 1);
  });

  it('compares two papers in the editor’s view of differences', async () => {
    await vscode.commands.executeCommand('scholium.compareDuplicates', ...target(ONE, TWO));
    const isDiff = () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff;
    await eventually('the comparison', isDiff);
    const { original } = vscode.window.tabGroups.activeTabGroup.activeTab!.input as vscode.TabInputTextDiff;
    const document = await vscode.workspace.openTextDocument(original);
    assert.match(document.getText(), /^Title\n {2}Autumn Orchards/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
