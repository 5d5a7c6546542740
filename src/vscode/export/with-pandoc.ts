/** *Export with Pandoc*: the note in its style, every citation resolved, as a document beside it. */
import * as vscode from 'vscode';
import type { NoteText } from '../../core/checks/bibliographies';
import { isMarkdown } from '../../core/notes/citations';
import { joinedPaths } from '../../core/pandoc/arguments';
import { pandocFailure, pandocWarnings } from '../../core/pandoc/outcome';
import { PANDOC_TARGETS, type PandocTarget, pandocReader, TARGET_WORDS } from '../../core/pandoc/targets';
import { convertNote } from '../../core/rewrite/convert';
import { applyEdits } from '../../core/rewrite/rewriting';
import { plural } from '../../core/views/markdown';
import { setting } from '../configuration';
import { fileId } from '../convert';
import { exists, nameOf, shown } from '../file-texts';
import { messageOf } from '../files';
import { Notice } from '../notice';
import { picking } from '../picking';
import type { Services } from '../services';
import type { Target } from '../target';
import { activeNote, noteOf } from './cited-papers';
import { outputName, type PreparedJob, prepareJob } from './pandoc-job';
import { runProcess, showTerminal } from './run-process';

const LAST = 'pandocTarget';

export async function exportWithPandoc(services: Services, target: Target | undefined): Promise<void> {
  const document = activeNote(services);
  if (!document) throw new Notice('Open a note first: it is what Pandoc makes a document of.');
  const storage = storageFor(services, document);
  const note = noteOf(services, document);
  if (pandocReader(note.language) === undefined)
    throw new Notice(`Pandoc does not read notes of this kind (${note.language}).`);
  const format = PANDOC_TARGETS.find((id) => id === target?.form) ?? (await askTarget(services));
  if (!format) return;
  const converted = await askToConvert(services, note);
  if (converted === 'cancelled') return;
  const beside = vscode.Uri.joinPath(document.uri, '..', outputName(note, format));
  const output = await agreedOutput(beside, format);
  if (!output) return;
  if (fileId(output).toLowerCase() === fileId(document.uri).toLowerCase())
    throw new Notice(`${nameOf(output)} is the note itself: choose another file.`);
  if (document.isDirty && !(await document.save()))
    throw new Error(`${shown(document.uri)} could not be saved, and Pandoc reads it from disk.`);
  const folder = vscode.Uri.joinPath(
    storage,
    'pandoc',
    `${Date.now()}-${Math.random().toString(36).slice(2)}`,
  );
  try {
    await vscode.workspace.fs.createDirectory(folder);
    const job = await prepareJob(services, note, format, output, folder, converted);
    await run(services, document.uri, job, output, folder);
  } finally {
    await vscode.workspace.fs.delete(folder, { recursive: true }).then(undefined, (error) => {
      services.log.warn(`Not deleted: ${folder.fsPath}: ${messageOf(error)}`);
    });
  }
}

/** Throws a `Notice` where no program may or can be run on the note. */
function storageFor({ storage }: Services, { uri, isUntitled }: vscode.TextDocument): vscode.Uri {
  if (!vscode.workspace.isTrusted)
    throw new Notice(
      'In Restricted Mode no program is run. Trust this workspace first (Workspaces: Manage Workspace Trust).',
    );
  if (isUntitled) throw new Notice('Save the note first: Pandoc reads it from disk.');
  if (!storage) throw new Notice('Open the folder of the note first: Pandoc runs in a workspace.');
  if (uri.scheme !== 'file' || storage.scheme !== 'file')
    throw new Notice(
      'Pandoc is a program that reads files of its machine, and this note is none: open its folder in VS Code on the desktop, or on a remote machine that has Pandoc.',
    );
  return storage;
}

async function askTarget({ memento }: Services): Promise<PandocTarget | undefined> {
  const last = memento.get<string>(LAST);
  const ids = [...PANDOC_TARGETS.filter((id) => id === last), ...PANDOC_TARGETS.filter((id) => id !== last)];
  const items = ids.map((id) => {
    const { name, extension, about } = TARGET_WORDS[id];
    return { id, label: name, description: `.${extension}`, detail: about };
  });
  const options = { title: 'Export this note with Pandoc as', matchOnDescription: true };
  const item = await picking(Promise.resolve(vscode.window.showQuickPick(items, options)));
  if (item) await memento.update(LAST, item.id);
  return item?.id;
}

/** The text with citations that Pandoc reads, where the note has others and the reader wants that. */
async function askToConvert(
  { store }: Services,
  { text, language }: NoteText,
): Promise<string | undefined | 'cancelled'> {
  if (!isMarkdown(language)) return undefined;
  const isKnown = (key: string) => store.library.byCitekey(key) !== undefined;
  const { edits, left } = convertNote(text, language, 'pandoc', isKnown);
  if (edits.length === 0) return undefined;
  const many = plural(edits.length, 'citation');
  const items = [
    {
      label: 'Export a Converted Copy',
      detail: `${many} written as [@key] for Pandoc alone; the note stays as it is${left.length > 0 ? `; ${left.length} cannot be converted` : ''}`,
      text: applyEdits(text, edits),
    },
    { label: 'Export the Note as It Is', detail: 'Pandoc prints them as they are typed', text: undefined },
  ];
  const options = {
    title: `${many} in a syntax that Pandoc does not read, such as [[@key]]`,
    placeHolder: 'What is Pandoc to read',
  };
  const item = await picking(Promise.resolve(vscode.window.showQuickPick(items, options)));
  return item ? item.text : 'cancelled';
}

/** Where the document goes; undefined where the reader wants to keep what is there. */
async function agreedOutput(beside: vscode.Uri, target: PandocTarget): Promise<vscode.Uri | undefined> {
  if (!(await exists(beside))) return beside;
  const name = nameOf(beside);
  const items = [
    { label: `Replace ${name}`, detail: 'What it has now is gone', isElsewhere: false },
    { label: 'Another File …', detail: '', isElsewhere: true },
  ];
  const options = { title: `${name} is there already` };
  const item = await picking(Promise.resolve(vscode.window.showQuickPick(items, options)));
  if (!item) return undefined;
  if (!item.isElsewhere) return beside;
  const { name: words, extension } = TARGET_WORDS[target];
  return vscode.window.showSaveDialog({
    title: `Export as ${words}`,
    defaultUri: beside,
    filters: { [words]: [extension] },
    saveLabel: 'Export',
  });
}

async function run(
  services: Services,
  note: vscode.Uri,
  { args, log, missing }: PreparedJob,
  output: vscode.Uri,
  folder: vscode.Uri,
): Promise<void> {
  const program = setting('scholium.pandoc.path', note).trim() || 'pandoc';
  const name = `Pandoc: ${nameOf(output)}`;
  services.log.info([program, ...args].join(' '));
  const options = { location: vscode.ProgressLocation.Window, title: `Pandoc makes ${nameOf(output)}` };
  const told = { name, program, args, cwd: folder.fsPath, env: texFolders(vscode.Uri.joinPath(note, '..')) };
  const code = await vscode.window.withProgress(options, () => runProcess(told));
  if (code === 'stopped') throw new Notice('Pandoc was stopped, and wrote nothing.');
  if (code === 'not started') {
    void tellNotFound(program);
    return;
  }
  if (code !== 0) {
    showTerminal(name);
    throw new Error(pandocFailure(code));
  }
  const read = await vscode.workspace.fs.readFile(log).then(undefined, () => new Uint8Array());
  const warnings = [
    ...missing.map((each) => `the bibliography ${each} is not there`),
    ...pandocWarnings(new TextDecoder().decode(read)),
  ];
  for (const warning of warnings) services.log.warn(`Pandoc, ${shown(note)}: ${warning}`);
  void tellDone(services, output, warnings);
}

/**
 * Programs are not begun in the note's folder, where one of their own name may lie. What `\input` names is looked for in
 * it all the same, by Pandoc and by LaTeX; nothing behind the last mark stands for where LaTeX looks anyway.
 */
function texFolders({ fsPath }: vscode.Uri): Readonly<Record<string, string>> {
  const { process } = globalThis as { process?: { env: Readonly<Record<string, string | undefined>> } };
  return { TEXINPUTS: joinedPaths(['.', fsPath, process?.env.TEXINPUTS ?? '']) };
}

async function tellNotFound(program: string): Promise<void> {
  const answer = await vscode.window.showErrorMessage(
    `${program} could not be run. Install Pandoc (pandoc.org), or say in the settings where it is.`,
    'Open Setting',
    'Installing Pandoc',
  );
  if (answer === 'Open Setting')
    await vscode.commands.executeCommand('workbench.action.openSettings', 'scholium.pandoc.path');
  if (answer === 'Installing Pandoc')
    await vscode.env.openExternal(vscode.Uri.parse('https://pandoc.org/installing.html'));
}

async function tellDone(services: Services, output: vscode.Uri, warnings: readonly string[]): Promise<void> {
  const [first, ...others] = warnings;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  const said = `Pandoc wrote ${shown(output)}.`;
  const answer = first
    ? await vscode.window.showWarningMessage(`${said} It warns: ${first}${more}.`, 'Open', 'Show Warnings')
    : await vscode.window.showInformationMessage(said, 'Open');
  if (answer === 'Show Warnings') services.log.show(true);
  if (answer === 'Open') await open(output);
}

/** What VS Code cannot show goes to the program that the machine has for it. */
async function open(uri: vscode.Uri): Promise<void> {
  if (/\.(?:html|tex)$/i.test(uri.path)) await vscode.window.showTextDocument(uri, { preview: false });
  else if (vscode.env.remoteName === undefined) await vscode.env.openExternal(uri);
  else await vscode.commands.executeCommand('revealInExplorer', uri);
}
