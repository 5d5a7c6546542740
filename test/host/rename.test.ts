// Renaming a citekey through the real editor: fifty notes of all syntaxes, bibliographies, literature notes, one undo.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inFolder, makeFolder, readLibrary, write } from './support';

const OLD = 'wexlerWaves2019';
const NEW = 'wexler-waves_b';

const ENTRY = `title = {Waves in a Rename Test of the Host},
  author = {Wexler, Dora},
  year = {2019},
  doi = {10.5555/rename.host.1}`;

/** Every file by its name, with the key in all places where it is one; `KEY` in code and prose is none. */
function filesWith(key: string): Map<string, string> {
  const files = new Map<string, string>();
  const syntaxes: [extension: string, text: string][] = [
    [
      'md',
      `# One\n\nAs [see @${key}, pp. 3-4; @other] says, @${key} [p. 3].\n\n\`@${OLD}\` is code, ${OLD} a word.\n`,
    ],
    ['md', `A [[@${key}]], [[@${key}|Wexler]], ![[@${key}#h]] and [[sub/${key}#h|her note]].\n`],
    ['md', `Foot[^${key}] and [^@${key}].\n\n[^${key}]: @${key}.\n[^@${key}]: See [-@${key}, p. 3].\n`],
    [
      'md',
      `---\nnocite: "@${key}"\nreferences:\n  - id: ${key}\n    title: T\n---\n\nRole {cite:p}\`see;${key}\`.\n`,
    ],
    ['md', `\uFEFFLaTeX in Markdown: \\citep[3]{other,${key}}. [Her note](<@${key}.md>)\n`],
    ['qmd', `> Quoted [@{${key}}],\n> @fig-${OLD} is a figure.\n`],
    ['Rmd', `\`\`\`{r}\n@${OLD}\n\`\`\`\n\n- item [@${key}]\n`],
    ['tex', `\\parencite[see][3]{${key}} % \\cite{${OLD}}\n\\begin{verbatim}\\cite{${OLD}}\\end{verbatim}\n`],
    ['typ', `@${key}[p. 3] #cite(<${key}>, form: "prose") // @${OLD}\n`],
    ['typ', `#cite(label("${key}")) and \`@${OLD}\`\n`],
  ];
  for (let n = 0; n < 50; n++) {
    const [extension, text] = syntaxes[n % syntaxes.length]!;
    const extra = extension === 'tex' ? `Note ${n}.\n` : `\nNote ${n}.\n`;
    files.set(
      `notes/${n % 7 === 0 ? 'deep/' : ''}note-${n}.${extension}`,
      (text + extra).replaceAll('\n', n % 10 === 3 ? '\r\n' : '\n'),
    );
  }
  files.set(`notes/@${key}.md`, `---\ncitekey: ${key}\naliases: ["@${key}"]\n---\n\nOn @${key}.\n`);
  files.set(`notes/sub/${key}.md`, `---\ncitekey: ${key}\n---\n\n# h\n\nBack to [[@${key}]].\n`);
  files.set(
    'refs.bib',
    `@article{${key},\n  ${ENTRY}\n}\n@inbook{other,\n  title = {Other Waves in a Rename Test},\n  author = {Else, Ann},\n  crossref = {${key}}\n}\n`,
  );
  files.set('refs.json', JSON.stringify([item(key)], null, 2));
  files.set(
    'refs.yaml',
    `references:\n- id: ${key}\n  type: article-journal\n  title: Waves in a Rename Test of the Host\n  author:\n  - family: Wexler\n    given: Dora\n  issued: 2019\n  DOI: 10.5555/rename.host.1\n`,
  );
  return files;
}

function item(id: string) {
  return {
    id,
    type: 'article-journal',
    title: 'Waves in a Rename Test of the Host',
    author: [{ family: 'Wexler', given: 'Dora' }],
    issued: { 'date-parts': [[2019]] },
    DOI: '10.5555/rename.host.1',
  };
}

const ROOT = 'rename';
const at = (name: string) => inFolder(ROOT, ...name.split('/'));

/** Every file below the folder of this test, as it is on disk. */
async function onDisk(uri = inFolder(ROOT), name = ''): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const [child, type] of await vscode.workspace.fs.readDirectory(uri)) {
    const below = vscode.Uri.joinPath(uri, child);
    if (type === vscode.FileType.Directory)
      for (const [path, text] of await onDisk(below, `${name}${child}/`)) found.set(path, text);
    else
      found.set(
        name + child,
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(below)),
      );
  }
  return found;
}

function assertFiles(actual: Map<string, string>, expected: Map<string, string>): void {
  assert.deepEqual([...actual.keys()].sort(), [...expected.keys()].sort());
  for (const [name, text] of expected) assert.equal(actual.get(name), text, name);
}

/** Saves what is open, and says whether the files are these. */
async function hasFiles(expected: Map<string, string>): Promise<boolean> {
  await vscode.workspace.saveAll();
  const actual = await onDisk();
  return actual.size === expected.size && [...expected].every(([name, text]) => actual.get(name) === text);
}

const rename = (uri: vscode.Uri, position: vscode.Position, key: string) =>
  vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    uri,
    position,
    key,
  );

async function pins(): Promise<{ citekey: string; formerly?: string[] }[]> {
  const uri = inFolder('.scholium', 'citekeys.jsonl');
  const bytes = await vscode.workspace.fs.readFile(uri).then(
    (read) => read,
    () => new Uint8Array(),
  );
  const lines = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line.includes('"citekey"'));
  return lines
    .map((line) => JSON.parse(line))
    .filter(({ paper }) => paper.includes('doi:10.5555/rename.host.1'));
}

async function card(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents.map((each) => (typeof each === 'string' ? each : each.value)))
    .join('\n');
}

describe('renaming a citekey', function () {
  this.timeout(60_000);
  const first = at('notes/deep/note-0.md');
  const inKey = new vscode.Position(2, 12);

  before(async () => {
    for (const name of ['', 'notes', 'notes/deep', 'notes/sub']) await makeFolder(at(name));
    for (const [name, text] of filesWith(OLD)) await write(at(name), text);
    await eventually('the paper', async () =>
      (await readLibrary()).works.some(({ citekey }) => citekey === OLD),
    );
    const document = await vscode.workspace.openTextDocument(first);
    await vscode.window.showTextDocument(document);
    const wanted = 50 + 2 + 3;
    await eventually('all notes to be known', async () => {
      const edit = await rename(first, inKey, NEW);
      return edit.entries().length >= wanted;
    });
  });

  it('F2 takes the key, and nothing else', async () => {
    const found = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string }>(
      'vscode.prepareRename',
      first,
      inKey,
    );
    assert.equal(found.placeholder, OLD);
    const document = await vscode.workspace.openTextDocument(first);
    assert.equal(document.getText(new vscode.Range(found.range.start, found.range.end)), OLD);
  });

  it('F2 takes the key in notes that VS Code takes for plain text', async () => {
    for (const [name, line, column] of [
      ['qmd', 0, 13],
      ['tex', 0, 20],
    ] as const) {
      const [path] = [...filesWith(OLD)].find(([each]) => each.endsWith(`.${name}`))!;
      const document = await vscode.workspace.openTextDocument(at(path));
      const isPlain = document.languageId === 'plaintext';
      if (!isPlain) await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
      const found = await vscode.commands.executeCommand<{ placeholder: string }>(
        'vscode.prepareRename',
        at(path),
        new vscode.Position(line, column),
      );
      assert.equal(found.placeholder, OLD, name);
    }
  });

  it('refuses with an edit that changes nothing, for VS Code would ask its own provider for Markdown', async () => {
    const isRefused = async (key: string) => (await rename(first, inKey, key)).size === 0;
    for (const key of ['other', 'fig-x', 'x y', 'x:y', OLD]) assert.ok(await isRefused(key), key);
    await write(at('notes/@taken2020.md'), 'A note.\n');
    assert.ok(await isRefused('taken2020'));
    await vscode.workspace.fs.delete(at('notes/@taken2020.md'));
    assert.ok(!(await isRefused('taken2020')));
  });

  it('changes every place in every file, keeps what hovers say, and one undo restores every byte', async () => {
    const open = await vscode.workspace.openTextDocument(at('notes/note-8.typ'));
    await vscode.window.showTextDocument(open, { preview: false });
    const document = await vscode.workspace.openTextDocument(first);
    await vscode.window.showTextDocument(document, { preview: false });
    const hover = said(await card(first, inKey));
    assert.match(hover, /Waves in a Rename Test/);

    const edit = await rename(first, inKey, NEW);
    assert.ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
    await eventually('the pin', async () => (await pins()).some(({ citekey }) => citekey === NEW));
    await vscode.workspace.saveAll();
    assertFiles(await onDisk(), filesWith(NEW));
    const [pin, ...more] = await pins();
    assert.ok(pin?.citekey === NEW && pin.formerly?.includes(OLD) && more.length === 0);
    await eventually('the library', async () =>
      (await readLibrary()).works.some(({ citekey }) => citekey === NEW),
    );
    assert.equal(said(await card(first, inKey)).replaceAll(NEW, OLD), hover);

    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await eventually('the undo in all files', () => hasFiles(filesWith(OLD)));
    assertFiles(await onDisk(), filesWith(OLD));
    await eventually('the pin of before', async () => (await pins()).every(({ citekey }) => citekey === OLD));
    await eventually('no trace of the new key', async () =>
      (await pins()).every(({ formerly }) => !formerly),
    );
    assert.equal(said(await card(first, inKey)), hover);

    await vscode.commands.executeCommand('redo');
    await eventually('the redo in all files', () => hasFiles(filesWith(NEW)));
    await eventually('the pin again', async () => (await pins()).some(({ citekey }) => citekey === NEW));
    await vscode.commands.executeCommand('undo');
    await eventually('the undo once more', () => hasFiles(filesWith(OLD)));
    await eventually('the old pin', async () => (await pins()).every(({ citekey }) => citekey === OLD));
  });

  it('takes what is in the editor and not yet saved', async () => {
    const uri = await write(at('notes/unsaved.md'), 'Saved.\n');
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), `[@${OLD}] `));
    assert.ok(
      await vscode.workspace.applyEdit(await rename(uri, new vscode.Position(0, 4), NEW), {
        isRefactoring: true,
      }),
    );
    assert.equal(document.getText(), `[@${NEW}] Saved.\n`);
    await vscode.commands.executeCommand('undo');
    const files = filesWith(OLD).set('notes/unsaved.md', `[@${OLD}] Saved.\n`);
    await eventually('the undo', () => hasFiles(files));
  });

  it('changes nothing when a file would be spoilt by saving it', async () => {
    const latin = Uint8Array.from(`Caf\u00e9 [@${OLD}]\n`, (char) => char.charCodeAt(0));
    await vscode.workspace.fs.writeFile(at('notes/latin.md'), latin);
    await eventually('the note to be read', async () => (await rename(first, inKey, NEW)).size === 0);
    await vscode.workspace.fs.delete(at('notes/latin.md'));
    await eventually('the note to be forgotten', async () => (await rename(first, inKey, NEW)).size > 0);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(inFolder(ROOT), { recursive: true });
  });
});

/** The card without what is near, which it says once that is known. */
function said(card: string): string {
  return card.replace(/\*\*Related\*\*[\s\S]*?\n\n/, '');
}
