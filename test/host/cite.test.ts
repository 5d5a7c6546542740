import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { arxivPage, eventually, inFolder, readLibrary, write } from './support';

const TITLE = 'Lines and Their Margins in a Host Test';

/** Each note is a new file: an editor keeps the unsaved text of the one before. */
let notes = 0;

/** Opens a note with `|` where the carets are; answers with the text after `act`, carets marked again. */
async function inNote(
  text: string,
  act: () => Thenable<unknown>,
  options: { extension?: string } = {},
): Promise<string> {
  const uri = await write(
    inFolder(`host-note-${++notes}.${options.extension ?? 'md'}`),
    text.replaceAll('|', ''),
  );
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const offsets = [...text.matchAll(/\|/g)].map(({ index }, n) => index - n);
  editor.selections = offsets.map(
    (offset) => new vscode.Selection(document.positionAt(offset), document.positionAt(offset)),
  );
  await act();
  const carets = editor.selections.map(({ active }) => document.offsetAt(active)).sort((a, b) => b - a);
  let marked = document.getText();
  for (const caret of carets) marked = `${marked.slice(0, caret)}|${marked.slice(caret)}`;
  return marked;
}

describe('citing into a note', () => {
  let workId: string;
  let citekey: string;

  before(async () => {
    await write(inFolder('margins.txt'), arxivPage(TITLE));
    const find = async () => (await readLibrary()).works.find(({ title }) => title === TITLE);
    await eventually('the page', async () => (await find()) !== undefined);
    citekey = (await find())!.citekey;
    workId = 'title:linesandtheirmarginsinahosttest';
  });

  const cite = () => vscode.commands.executeCommand('scholium.insertCitation', { workId });

  it('inserts at the caret, and undo takes it back in one step', async () => {
    assert.equal(await inNote('As shown |.', cite), `As shown [@${citekey}]|.`);
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor!.document.getText(), 'As shown .');
  });

  it('appends inside a citation and skips what is there', async () => {
    assert.equal(await inNote('See [@other|].', cite), `See [@other; @${citekey}|].`);
    assert.equal(await inNote(`See [@${citekey}|].`, cite), `See [@${citekey}|].`);
  });

  it('cites at several carets', async () => {
    assert.equal(await inNote('One | and two |.', cite), `One [@${citekey}]| and two [@${citekey}]|.`);
  });

  it('writes LaTeX into LaTeX, and the form of the setting elsewhere', async () => {
    const settings = vscode.workspace.getConfiguration('scholium.citation');
    await settings.update('form', 'wikilink', vscode.ConfigurationTarget.Workspace);
    assert.equal(await inNote('See |', cite), `See [[@${citekey}]]|`);
    await settings.update('form', undefined, vscode.ConfigurationTarget.Workspace);
    assert.equal(await inNote('See |', cite, { extension: 'tex' }), `See \\cite{${citekey}}|`);
  });

  it('suppresses the author, or puts the citation into the text', async () => {
    const by = (command: string) => () => vscode.commands.executeCommand(command, { workId });
    assert.equal(
      await inNote('Lovelace |', by('scholium.insertCitationSuppressingAuthor')),
      `Lovelace [-@${citekey}]|`,
    );
    assert.equal(await inNote('|', by('scholium.insertCitationInText')), `@${citekey}|`);
  });

  it('pins the key once it is used', async () => {
    const pins = async () =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(inFolder('.scholium', 'citekeys.jsonl')));
    assert.match(await pins(), new RegExp(`"citekey":"${citekey}"`));
    await write(
      inFolder('margins.txt'),
      arxivPage(TITLE).replace('2024', '1999').replace('5 Jan 2024', '5 Jan 1999'),
    );
    await write(inFolder('other.txt'), arxivPage('Another Page to Wait For'));
    await eventually('the change', async () =>
      (await readLibrary()).works.some(({ title }) => title === 'Another Page to Wait For'),
    );
    assert.equal((await readLibrary()).works.find(({ title }) => title === TITLE)?.citekey, citekey);
    await vscode.workspace.fs.delete(inFolder('other.txt'));
  });

  it('puts the citation on the clipboard when no note is open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await cite();
    assert.equal(await vscode.env.clipboard.readText(), `[@${citekey}]`);
  });

  it('quotes a finding, and the words selected in a dump, with a trace to their line', async () => {
    const page = await vscode.workspace.openTextDocument(inFolder('margins.txt'));
    const line = 3;
    const column = page.lineAt(line).text.indexOf('We find');
    const target = { file: page.uri.toString(), line, column, endLine: line, endColumn: column + 28 };
    const quoted = await inNote('Text.|', () =>
      vscode.commands.executeCommand('scholium.insertFinding', { workId, kind: 'finding', target }),
    );
    assert.match(
      quoted,
      /^Text\.\n\n> We find that lines matter\.\n(?:> ?.*\n)*> .*\[@\w+\].*margins\.txt:4/m,
    );
    assert.match(quoted, new RegExp(citekey));

    const selected = await inNote('Beside the page.|', async () => {
      const note = vscode.window.activeTextEditor!;
      const beside = await vscode.window.showTextDocument(page, vscode.ViewColumn.Beside);
      const start = page.lineAt(line).text.indexOf('how pages');
      beside.selection = new vscode.Selection(line, start, line, start + 'how pages are read'.length);
      await vscode.commands.executeCommand('scholium.insertFinding');
      await vscode.window.showTextDocument(note.document, note.viewColumn);
    });
    assert.match(selected, /> how pages are read/);
    assert.match(selected, new RegExp(`@${citekey}[\\s\\S]*margins\\.txt:4`));
  });

  it('lists the citers of a paper with their summaries', async () => {
    const { works, citations } = await readLibrary();
    const cited = works.find(({ title }) => title.startsWith('Solving math word problems with process-'))!;
    const citers = citations.filter((citation) => citation.cited === cited.citekey);
    assert.ok(citers.length > 1, 'the sample library is in the workspace');
    const text = await inNote('|', () =>
      vscode.commands.executeCommand('scholium.citeCiters', {
        workId: `title:${cited.title.toLowerCase().replace(/[^a-z]/g, '')}`,
      }),
    );
    for (const { citing, summary } of citers) {
      assert.ok(text.includes(`[@${citing}]`), text);
      if (summary !== undefined) assert.match(text, /machine-written/);
    }
    assert.equal(text.match(/^- /gm)?.length, citers.length);
  });

  it('hovers a known key with our card, and nothing else', async () => {
    await inNote(`See [@${citekey}] and me@x.org and @nobody.|`, async () => undefined);
    const { document } = vscode.window.activeTextEditor!;
    const hover = async (column: number) => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        new vscode.Position(0, column),
      );
      return hovers
        .flatMap(({ contents }) =>
          contents.map((content) => (typeof content === 'string' ? content : content.value)),
        )
        .join('\n');
    };
    assert.match(await hover(8), /Lines and Their Margins/);
    assert.equal(await hover(document.getText().indexOf('me@x') + 3), '');
    assert.equal(await hover(document.getText().indexOf('@nobody') + 2), '');
  });

  it('answers workspace symbols', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'Margins Host',
    );
    assert.ok(symbols.some(({ name }) => name.startsWith(TITLE)));
  });
});
