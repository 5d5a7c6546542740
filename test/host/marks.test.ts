// Status, importance and tags: in `.scholium/papers.jsonl`, or in the literature note once there is one.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { arxivPage, eventually, inFolder, makeFolder, readLibrary, write } from './support';

const TITLE = 'Kites Weighed at Midnight in a Host Test';
const ID = `title:${TITLE.toLowerCase().replace(/[^a-z]/g, '')}`;
const KEPT = inFolder('.scholium', 'papers.jsonl');

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function work() {
  return (await readLibrary()).works.find(({ title }) => title === TITLE);
}

/** Runs a command that asks, and takes the row that stands so far below the first. */
async function choose(command: string, below: number): Promise<void> {
  const done = vscode.commands.executeCommand(command, { workId: ID });
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (let at = 0; at < below; at++)
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await done;
}

describe('marks of papers', () => {
  const note = inFolder('marks', '@note.md');

  before(async () => {
    await makeFolder(inFolder('marks'));
    await write(inFolder('marks', 'kites.txt'), arxivPage(TITLE));
    await eventually('the paper', async () => (await work()) !== undefined);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(inFolder('marks'), { recursive: true });
  });

  it('are kept in a line of their own', async () => {
    await choose('scholium.setStatus', 1);
    await choose('scholium.setImportance', 0);
    await eventually('the status', async () => (await work())?.marks?.status === 'reading');
    assert.deepEqual((await work())?.marks, { status: 'reading', importance: 5, tags: [], notes: [] });
    assert.match(await textOf(KEPT), /"status":"reading"/);
  });

  it('are set in the literature note where there is one', async () => {
    const { citekey } = (await work())!;
    await write(note, `---\ncitekey: ${citekey}\ntags: [kites]\n---\n\nMine.\n`);
    await eventually('the note', async () => (await work())?.marks?.tags.includes('kites') ?? false);
    assert.equal((await work())?.marks?.status, 'reading');
    await choose('scholium.setStatus', 2);
    await eventually('the status of the note', async () => (await work())?.marks?.status === 'read');
    assert.equal(await textOf(note), `---\ncitekey: ${citekey}\ntags: [kites]\nstatus: read\n---\n\nMine.\n`);
    assert.doesNotMatch(await textOf(KEPT), /"status"/);
  });

  it('are those of the library again when the note goes', async () => {
    await vscode.workspace.fs.delete(note);
    await eventually('the note to be gone', async () => (await work())?.marks?.status === undefined);
    assert.equal((await work())?.marks?.importance, 5);
  });
});
