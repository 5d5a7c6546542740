/** Choosing the citation style of a note or of the workspace, with an example of each. */
import * as vscode from 'vscode';
import type { NoteText } from '../../core/checks/bibliographies';
import { relativeName } from '../../core/checks/missing-bibliography';
import { noteKind } from '../../core/checks/note-kind';
import { noteItems } from '../../core/csl/items';
import { SHIPPED_STYLES } from '../../core/csl/styles/style-names';
import { styleTitle } from '../../core/csl/styles/style-rows';
import { fileId } from '../convert';
import { boundedText, shown } from '../file-texts';
import { languageIdOf } from '../language';
import { noteEditor } from '../note-editor';
import { Notice } from '../notice';
import { picking } from '../picking';
import type { Services } from '../services';
import { chooseLanguage } from './choose-language';
import type { NoteStyles, StyleOfNote } from './note-styles';
import { chooseScope, setStyle } from './set-style';
import { type Example, StyleExamples } from './style-examples';

interface Row extends vscode.QuickPickItem {
  readonly style?: StyleOfNote;
  /** A style of the workspace. */
  readonly file?: vscode.Uri;
  readonly isLanguage?: true;
}

/** The rows are drawn anew for so many examples together. Milliseconds. */
const DRAWN_EVERY = 120;
/** Rows from the one in focus on, and before it, of which examples are made: somebody may have all ten thousand styles. */
const AHEAD = 30;
const BEHIND = 8;
/** Of so many styles of the workspace the file is read for the name that its author gave it. */
const MOST_TITLES = 300;

/** What the command is about: the note in the editor, or the workspace alone. */
export interface StyledNote {
  readonly note: NoteText;
  /** Undefined where no note is open, or one whose language names no style of its own. */
  readonly document: vscode.TextDocument | undefined;
}

export async function chooseCitationStyle(services: Services): Promise<void> {
  const styled = await styledNote(services);
  const row = await pickStyle(services, styled);
  if (row?.isLanguage) return chooseLanguage(services, styled);
  if (!row?.style) return;
  const scope = await chooseScope(row.label, 'csl', styled);
  if (!scope) return;
  const name = (from: vscode.Uri) => (row.file ? nameFrom(from, row.file) : row.style!.value);
  await setStyle(scope, name);
  if (!('document' in scope) && (await isForThisNoteToo(services, styled))) {
    // It may have been closed while the reader was asked.
    const document = await vscode.workspace.openTextDocument(styled.document!.uri);
    await setStyle({ document }, name);
  }
}

/** Asks where the note names a style itself. It says no name of a style, which may be another while the message stands. */
async function isForThisNoteToo({ formatting }: Services, { note, document }: StyledNote): Promise<boolean> {
  const { from } = formatting.styles.styleOf(note);
  if (from === undefined) return false;
  const said = `The setting is written; ${shown(vscode.Uri.parse(from))} names a style of its own and keeps it.`;
  if (!document || from !== note.file) throw new Notice(said);
  const change = 'Change It Here Too';
  return (await vscode.window.showInformationMessage(said, change)) === change;
}

/** A path from the note or the folder, as people write it. */
function nameFrom(from: vscode.Uri, file: vscode.Uri): string {
  const folderOf = (uri: vscode.Uri) => vscode.workspace.getWorkspaceFolder(uri)?.uri.toString();
  return folderOf(from) === folderOf(file) ? relativeName(fileId(from), fileId(file)) : file.fsPath;
}

export async function styledNote({ store, noteCheck }: Services): Promise<StyledNote> {
  const document = noteEditor(store)?.document;
  const isNamer = document !== undefined && noteKind(languageIdOf(document)) === 'markdown';
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const nowhere = folder ? fileId(vscode.Uri.joinPath(folder, 'note.md')) : 'untitled:note.md';
  const note = document ? noteCheck.noteIn(document) : { file: nowhere, text: '', language: 'markdown' };
  await noteCheck.bibliographies.prepare(note);
  return { note, document: isNamer ? document : undefined };
}

async function pickStyle(services: Services, { note }: StyledNote): Promise<Row | undefined> {
  const { styles } = services.formatting;
  const example = exampleFor(services, note);
  const examples = example && new StyleExamples(styles, example);
  const current = styles.styleOf(note);
  const inForce = await valueInForce(styles, current);
  const rows = await rowsOf(styles, current, inForce);
  const picker = vscode.window.createQuickPick<Row>();
  picker.title = 'Choose the citation style';
  picker.placeholder = example
    ? `Name of a style; the examples are of @${example.key}`
    : 'Name of a style; with a paper in the library each would show an example';
  picker.matchOnDescription = true;
  picker.keepScrollPosition = true;
  const draw = () => {
    const active = picker.activeItems[0];
    picker.items = rows.map((row) => ({
      ...row,
      // A row of its final height from the start: nothing jumps.
      ...(row.style && example && { detail: examples?.of(row.style.value) ?? ' ' }),
    }));
    // One that no longer fits the words is not brought back into focus.
    const isFit = active !== undefined && fits(active, picker.value);
    const again = isFit && picker.items.find((row) => keyOf(row) === keyOf(active));
    if (again) picker.activeItems = [again];
  };
  draw();
  const now = picker.items.find((row) => row.style && row.style.value === inForce);
  if (now) picker.activeItems = [now];
  let drawing: ReturnType<typeof setTimeout> | undefined;
  const drawSoon = () => {
    drawing ??= setTimeout(() => {
      drawing = undefined;
      draw();
    }, DRAWN_EVERY);
  };
  const makeExamples = () => void examples?.make(() => nextStyle(rows, picker, examples), drawSoon);
  const picked = new Promise<Row | undefined>((resolve) => {
    picker.onDidChangeActive(makeExamples);
    picker.onDidChangeValue(makeExamples);
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0] ?? picker.activeItems[0]);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      examples?.stop();
      clearTimeout(drawing);
      picker.dispose();
    });
    picker.show();
  });
  makeExamples();
  return picking(picked);
}

/** The next one without an example of those that are or may come into sight: what fits the words, round the row in focus. */
function nextStyle(
  rows: readonly Row[],
  picker: vscode.QuickPick<Row>,
  examples: StyleExamples,
): StyleOfNote | undefined {
  const found = rows.filter((row) => row.style && fits(row, picker.value));
  const active = picker.activeItems[0];
  const from = Math.max(0, active ? found.findIndex((row) => keyOf(row) === keyOf(active)) : 0);
  const near = [...found.slice(from, from + AHEAD), ...found.slice(Math.max(0, from - BEHIND), from)];
  return near.find(({ style }) => examples.of(style!.value) === undefined)?.style;
}

function fits({ label, description }: Row, words: string): boolean {
  return `${label} ${description}`.toLowerCase().includes(words.toLowerCase());
}

function keyOf({ style, label }: Row): string {
  return style?.value ?? label;
}

async function rowsOf(styles: NoteStyles, current: StyleOfNote, inForce: string | undefined): Promise<Row[]> {
  const found = await styles.loader.workspace.all();
  const files = new Map<string, Row>();
  const titles = await Promise.all(found.slice(0, MOST_TITLES).map(({ uri }) => titleOf(uri)));
  for (const [n, { uri, id }] of found.entries()) {
    const style = { ...current, value: uri.path, folders: [uri.with({ path: '/' })] };
    files.set(fileId(uri), { label: titles[n] ?? id, description: shown(uri), file: uri, style });
  }
  const shipped = SHIPPED_STYLES.map(({ id, name }): Row => {
    // By its folders a file of the workspace would come before.
    return { label: name, description: id, style: { ...current, value: id, folders: [] } };
  });
  const rows: Row[] = [
    {
      label: 'Language of the words…',
      description: `${current.language || 'the style’s own'} · now`,
      iconPath: new vscode.ThemeIcon('globe'),
      isLanguage: true,
    },
    ...(files.size > 0 ? [separator('In this workspace'), ...files.values()] : []),
    separator('Delivered with Scholium'),
    ...shipped,
  ];
  return rows.map((row) =>
    row.style && row.style.value === inForce ? { ...row, description: `${row.description} · now` } : row,
  );
}

async function titleOf(uri: vscode.Uri): Promise<string | undefined> {
  const text = await boundedText(uri).catch(() => undefined);
  return typeof text === 'string' ? styleTitle(text) : undefined;
}

/** The value of the row that is in force; none where the style is not there. */
async function valueInForce(styles: NoteStyles, current: StyleOfNote): Promise<string | undefined> {
  const found = await styles.loader.find(current);
  if ('fault' in found) return undefined;
  return found.file ? found.file.path : found.id;
}

function separator(label: string): Row {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** The first paper that the note cites, else the best known one of the library. */
function exampleFor({ noteCheck, store, searching }: Services, note: NoteText): Example | undefined {
  const itemOf = noteItems(note.text, noteCheck.bibliographies.of(note), store.library);
  for (const { items } of note.clusters ?? []) {
    for (const { key } of items) {
      const item = itemOf(key);
      if (item) return { key, item };
    }
  }
  const work = searching.search('', { limit: 1 }).hits[0]?.work ?? store.library.works[0];
  const item = work && itemOf(work.citekey);
  return item && { key: work.citekey, item };
}
