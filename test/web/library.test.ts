import * as vscode from 'vscode';
import type { ScholiumApi } from '../../src/extension';

const TITLE = 'Reading Pages in a Web Worker';
const PAGE = [
  'https://arxiv.org/abs/2401.00001',
  'Computer Science > Digital Libraries',
  '[Submitted on 5 Jan 2024]',
  `Title:${TITLE}`,
  'View PDF HTML (experimental)Abstract:We read pages in a worker. We find that M\\"antyl\\"a reads them too.',
  'Submission history',
  'From: Ada Lovelace [view email][v1] Fri, 5 Jan 2024 12:00:00 UTC (123 KB)',
].join('\n');

describe('the library in the web host', () => {
  const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
  const write = async (name: string, text: string) => {
    const uri = vscode.Uri.joinPath(folder(), name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  };
  const works = async () => {
    await vscode.commands.executeCommand('scholium.refresh');
    const extension = vscode.extensions.getExtension<ScholiumApi>('scholium.scholium')!;
    return (await (await extension.activate()).read()).works;
  };

  it('reads a page from a virtual file system', async () => {
    await write('page.txt', PAGE);
    const [work] = await works();
    if (work?.title !== TITLE || work.identifiers.arxiv !== '2401.00001')
      throw new Error(JSON.stringify(work));
  });

  it('shows the card of an arXiv id and of a citekey', async () => {
    const [work] = await works();
    const uri = await write('note.md', `See arXiv:2401.00001v2 and [@${work!.citekey}].\n`);
    const document = await vscode.workspace.openTextDocument(uri);
    for (const column of [8, document.lineAt(0).text.indexOf(work!.citekey) + 3]) {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        new vscode.Position(0, column),
      );
      const card = hovers
        .flatMap(({ contents }) =>
          contents.map((content) => (typeof content === 'string' ? content : content.value)),
        )
        .join('\n');
      if (!card.includes(TITLE) || !card.includes('Mäntylä'))
        throw new Error(`the card at ${column} is: ${card}`);
    }
  });

  it('annotates a passage and keeps it', async () => {
    await works();
    const uri = await write('page.txt', PAGE);
    const editor = await vscode.window.showTextDocument(uri);
    const start = editor.document.getText().indexOf('We read pages');
    editor.selection = new vscode.Selection(
      editor.document.positionAt(start),
      editor.document.positionAt(start + 26),
    );
    await vscode.commands.executeCommand('scholium.highlight');
    const kept = vscode.Uri.joinPath(folder(), '.scholium', 'annotations.jsonl');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(kept));
    if (!text.includes('"exact":"We read pages in a worker."')) throw new Error(text);
    await vscode.commands.executeCommand('scholium.undoAnnotation');
    const after = new TextDecoder().decode(await vscode.workspace.fs.readFile(kept));
    if (after.includes('We read pages')) throw new Error(after);
  });

  it('cites into a note', async () => {
    const [work] = await works();
    const uri = await write('draft.md', 'As shown .');
    const editor = await vscode.window.showTextDocument(uri);
    editor.selection = new vscode.Selection(0, 9, 0, 9);
    await vscode.commands.executeCommand('scholium.insertCitation', { workId: 'arxiv:2401.00001' });
    const text = editor.document.getText();
    if (text !== `As shown [@${work!.citekey}].`) throw new Error(text);
  });

  it('puts the entry into a bibliography of the same file system, and takes it out with the citation', async () => {
    const [work] = await works();
    const settings = vscode.workspace.getConfiguration('scholium.bibliography');
    await settings.update('addEntries', 'always', vscode.ConfigurationTarget.Global);
    const before = '@misc{kept2001,\r\n  title = {Other}\r\n}\n';
    for (const name of ['open.bib', 'closed.bib', 'absent.bib']) {
      const bibliography = name === 'absent.bib' ? undefined : await write(name, before);
      if (name === 'open.bib') await vscode.window.showTextDocument(bibliography!);
      const head = `---\nbibliography: ${name}\n---\n\n`;
      const editor = await vscode.window.showTextDocument(await write(`${name}.md`, `${head}As shown .`));
      editor.selection = new vscode.Selection(4, 9, 4, 9);
      const until = async (what: string, isSo: (text: string | undefined) => boolean) => {
        const read = () =>
          vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder(), name)).then(
            (bytes) => new TextDecoder().decode(bytes),
            () => undefined,
          );
        const end = Date.now() + 5000;
        while (!isSo(await read()) && Date.now() < end)
          await new Promise((resolve) => setTimeout(resolve, 50));
        if (!isSo(await read())) throw new Error(`${what}: ${await read()}`);
      };
      await vscode.commands.executeCommand('scholium.insertCitation', { workId: 'arxiv:2401.00001' });
      await until('the entry', (text) => text?.includes(`{${work!.citekey},`) ?? false);
      await vscode.commands.executeCommand('undo');
      await until('no entry', (text) => text === (bibliography && before));
    }
    await settings.update('addEntries', undefined, vscode.ConfigurationTarget.Global);
  });

  it('says what is wrong with a citation, by a bibliography of the same file system', async () => {
    const [work] = await works();
    await write('refs.bib', '@misc{other2001,\n  title = {Other}\n}\n');
    const text = `---\nbibliography: refs.bib\n---\n\n[@${work!.citekey}; @nobodyKnows2020; @other2001]\n`;
    const uri = await write('problems.md', text);
    await vscode.window.showTextDocument(uri);
    const rules = () => vscode.languages.getDiagnostics(uri).map(({ code }) => String(code));
    const until = Date.now() + 5000;
    while (rules().length < 2 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
    if (rules().sort().join() !== 'missing-entry,unknown-key') throw new Error(rules().join());
  });

  it('prints citations in the preview', async () => {
    const work = (await works()).find(({ title }) => title === TITLE);
    const uri = await write('printed.md', `As shown [@${work!.citekey}, p. 3].\n`);
    const document = await vscode.workspace.openTextDocument(uri);
    let html = '';
    const until = Date.now() + 15_000;
    while (!html.includes('scholium-citation') && Date.now() < until) {
      html = (await vscode.commands.executeCommand<string>('markdown.api.render', document)) ?? '';
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const wanted of [
      '2024, p. 3',
      `href="#ref-${work!.citekey}"`,
      'role="tooltip"',
      'href="./page.txt#L',
    ])
      if (!html.includes(wanted)) throw new Error(`${wanted} is not in ${html}`);
  });
});
