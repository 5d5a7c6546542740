// The Relations view as the editor asks for its rows: what is found out about a paper comes, and follows its page.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Node } from '../../src/core/views/node';
import type { ScholiumApi } from '../../src/extension';
import { arxivPage, eventually, inFolder, makeFolder, readLibrary, writeUntilRead } from './support';

const WELL = 'Wells Dug by Moonlight in a Host Test';
const WELL_ID = 'title:wellsdugbymoonlightinahosttest';
const page = inFolder('relations', 'well.txt');

const saying = (where: string) => arxivPage(WELL, `We dig by moonlight. The plans are at ${where} for all.`);

/** Every row, also of what is folded. */
async function rows(node?: Node): Promise<Node[]> {
  const { relations } = vscode.extensions.getExtension<ScholiumApi>('scholium.scholium')!.exports.rows;
  const found: Node[] = [];
  for (const row of (await relations.getChildren(node)) ?? []) found.push(row, ...(await rows(row)));
  return found;
}

async function opened(): Promise<string[]> {
  return (await rows()).filter(({ kind }) => kind === 'link').map(({ opens }) => opens!.url);
}

describe('relations', () => {
  before(async () => {
    await readLibrary();
    await makeFolder(inFolder('relations'));
    await writeUntilRead(page, saying('https://github.com/example/wells'), async () =>
      (await readLibrary()).works.some(({ title }) => title === WELL),
    );
  });

  after(async () => {
    await vscode.workspace.fs.delete(inFolder('relations'), { recursive: true });
  });

  it('finds the links of the paper that is shown, each with its line, and follows the page', async () => {
    await vscode.commands.executeCommand('scholium.showRelations', { workId: WELL_ID });
    await eventually('the link', async () => (await opened()).includes('https://github.com/example/wells'));
    const link = (await rows()).find(({ kind }) => kind === 'link');
    assert.match(link!.description!, /^code · github\.com · well\.txt:\d+$/);
    assert.equal(link!.target!.file, page.toString());
    await writeUntilRead(page, saying('https://zenodo.org/records/123456'), async () =>
      (await opened()).includes('https://zenodo.org/records/123456'),
    );
    assert.deepEqual(await opened(), ['https://zenodo.org/records/123456']);
  });

  it('stays with the paper when its page gives it an identifier', async () => {
    const other = 'Springs Dug at Noon in a Host Test';
    const spring = inFolder('relations', 'spring.txt');
    const text = (url: string) => arxivPage(other, `We dig at noon. The plans are at ${url} for all.`);
    const found = async () => (await readLibrary()).works.find(({ title }) => title === other);
    await writeUntilRead(spring, text('https://github.com/example/springs'), async () => !!(await found()));
    await vscode.commands.executeCommand('scholium.showRelations', {
      workId: 'title:springsdugatnooninahosttest',
    });
    await eventually('the link', async () => (await opened()).includes('https://github.com/example/springs'));
    const named = `${text('https://github.com/example/noon')}Cite as: arXiv:2401.09999 [cs.DL]\n`;
    await writeUntilRead(spring, named, async () => (await found())?.identifiers.arxiv === '2401.09999');
    await eventually('its new link', async () =>
      (await opened()).includes('https://github.com/example/noon'),
    );
  });

  it('narrows by a term and takes it away again', async () => {
    const narrow = () =>
      vscode.commands.executeCommand('scholium.filterRelations', { filter: 'role:method' });
    await vscode.commands.executeCommand('scholium.showRelations', { workId: WELL_ID });
    await narrow();
    await narrow();
    await eventually('the links', async () => (await opened()).length === 1);
  });
});
