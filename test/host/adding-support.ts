// What the tests of entries that citations bring share: papers to cite, folders to cite in.
import * as vscode from 'vscode';
import { eventually, inFolder, makeFolder, readLibrary, write, writeUntilRead } from './support';

export const entry = (key: string, title: string, doi: string, year: number) =>
  `@article{${key},\n  title = {${title}},\n  author = {Ferro, Bo and Quill, Ada},\n  journal = {Margins},\n  year = {${year}},\n  doi = {10.5555/adding.${doi}}\n}\n`;

export const ALDER = 'alder2031';
export const LARCH = 'larch2032';
export const ROWAN = 'rowan2033';
const PAPERS = [
  [ALDER, 'Alders', 'one', 2031],
  [LARCH, 'Larches', 'two', 2032],
  [ROWAN, 'Rowans', 'three', 2033],
] as const;
const POOL = PAPERS.map(([key, trees, doi, year]) =>
  entry(key, `${trees} in the Adding Test`, doi, year),
).join('\n');

export const idOf = (key: string) => `doi:10.5555/adding.${PAPERS.find(([each]) => each === key)![2]}`;

export const cite = (...keys: string[]) =>
  vscode.commands.executeCommand('scholium.insertCitation', { workIds: keys.map(idOf) });

export const text = async (uri: vscode.Uri) =>
  vscode.workspace.fs.readFile(uri).then(
    (bytes) => Buffer.from(bytes).toString('utf8'),
    () => undefined,
  );

export const set = (id: string, value: unknown) =>
  vscode.workspace.getConfiguration('scholium').update(id, value, vscode.ConfigurationTarget.Workspace);

export const undo = () => vscode.commands.executeCommand('undo');
export const redo = () => vscode.commands.executeCommand('redo');

/** Waits long enough for an entry that must not come. */
export const rest = () => new Promise((resolve) => setTimeout(resolve, 600));

export const until = (uri: vscode.Uri, wanted: string | undefined) =>
  eventually(`${uri.path} to be ${wanted}`, async () => (await text(uri)) === wanted, 5000);

export async function untilHas(uri: vscode.Uri, part: string): Promise<string> {
  await eventually(`${part} in ${uri.path}`, async () => (await text(uri))?.includes(part) ?? false, 5000);
  return (await text(uri))!;
}

/** Shows a file with a caret at each `|`. */
export async function show(uri: vscode.Uri, marked: string): Promise<vscode.TextEditor> {
  await write(uri, marked.replaceAll('|', ''));
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const carets = [...marked.matchAll(/\|/g)].map(({ index }, n) => document.positionAt(index - n));
  editor.selections = carets.map((caret) => new vscode.Selection(caret, caret));
  return editor;
}

/** Papers to cite while the tests of a suite run; answers with what makes a folder of its own with these files. */
export function withPapers(
  name: string,
): (files?: Readonly<Record<string, string>>) => Promise<(name: string) => vscode.Uri> {
  const at = (...path: string[]) => inFolder(name, ...path);
  let rooms = 0;
  before(async function () {
    // The first of all suites waits for VS Code to begin to watch, too.
    this.timeout(90_000);
    await makeFolder(at('pool'));
    const known = async () => (await readLibrary()).works.map(({ citekey }) => citekey);
    await writeUntilRead(at('pool', 'pool.bib'), POOL, async () => (await known()).includes(ROWAN));
    await set('bibliography.addEntries', 'always');
  });
  after(async () => {
    await set('bibliography.addEntries', undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at(), { recursive: true });
  });
  return async (files = {}) => {
    const room = `room-${++rooms}`;
    await makeFolder(at(room));
    for (const [file, words] of Object.entries(files)) await write(at(room, ...file.split('/')), words);
    return (file) => at(room, ...file.split('/'));
  };
}
