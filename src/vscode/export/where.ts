/** Where an export goes: a file, an editor, the clipboard, or into a bibliography that is there. */
import * as vscode from 'vscode';
import { canBeAddedTo, exportName, READ_BY } from '../../core/bibliography/export/export-formats';
import { FORMAT_IDS, FORMATS, type FormatId } from '../../core/bibliography/formats';
import { plainLabel } from '../../core/views/picker';
import { exists, nameOf, shown } from '../file-texts';
import { picking } from '../picking';
import type { Services } from '../services';
import type { Selection } from './selection';

export type Where =
  | { readonly kind: 'editor' | 'clipboard' }
  /** A whole file: what is there may go, or entries that are missing are put into it. */
  | { readonly kind: 'file' | 'add'; readonly uri: vscode.Uri };

const LAST_FORMAT = 'exportFormat';
const LAST_PLACE = 'exportPlace';
/** The folder of the last file, and of each format the last file itself. */
const LAST_FOLDER = 'exportPapersFolder';
const LAST_FILES = 'exportedFiles';

export async function askFormat({ memento }: Services, title: string): Promise<FormatId | undefined> {
  const last = memento.get<string>(LAST_FORMAT);
  const ids = [...FORMAT_IDS.filter((id) => id === last), ...FORMAT_IDS.filter((id) => id !== last)];
  const items = ids.map((id) => ({
    id,
    label: FORMATS[id].name,
    description: `.${FORMATS[id].extensions[0]}`,
    detail: READ_BY[id],
  }));
  const options = { title, placeHolder: 'The format', matchOnDescription: true, matchOnDetail: true };
  const item = await picking(Promise.resolve(vscode.window.showQuickPick(items, options)));
  if (item) await memento.update(LAST_FORMAT, item.id);
  return item?.id;
}

export async function askWhere(
  services: Services,
  selection: Selection,
  id: FormatId,
  title: string,
): Promise<Where | undefined> {
  const { memento } = services;
  const last = memento.get<string>(LAST_PLACE);
  const known = await bibliographiesFor(services, selection, id);
  const rows: (vscode.QuickPickItem & { place: string; where?: Where })[] = [
    { label: 'File …', description: exportName(selection.name, id), place: 'file' },
    ...known.map((uri) => ({
      label: `Add to ${plainLabel(nameOf(uri))}`,
      description: shown(uri),
      detail: 'What it has stays as it is, byte for byte; only what is missing is put in',
      place: `add ${uri}`,
      where: { kind: 'add', uri } as const,
    })),
    { label: 'New Editor', description: 'untitled', place: 'editor', where: { kind: 'editor' } },
    { label: 'Clipboard', description: '', place: 'clipboard', where: { kind: 'clipboard' } },
  ];
  const items = [
    ...rows.filter(({ place }) => place === last),
    ...rows.filter(({ place }) => place !== last),
  ];
  const options = { title, placeHolder: 'Where to', matchOnDescription: true };
  const item = await picking(Promise.resolve(vscode.window.showQuickPick(items, options)));
  if (!item) return undefined;
  await memento.update(LAST_PLACE, item.place);
  return item.where ?? askFile(services, selection, id);
}

/** Remembers it for the next time. */
export async function rememberFile({ memento }: Services, uri: vscode.Uri, id: FormatId): Promise<void> {
  await memento.update(LAST_FOLDER, vscode.Uri.joinPath(uri, '..').toString());
  await memento.update(LAST_FILES, { ...memento.get<object>(LAST_FILES), [id]: uri.toString() });
}

/** What is to be done with a file that is there: undefined where nothing is. */
export async function askAboutExisting(uri: vscode.Uri, id: FormatId): Promise<Where | undefined> {
  const name = plainLabel(nameOf(uri));
  const add = { kind: 'add', uri } as const;
  const replace = { kind: 'file', uri } as const;
  const items: (vscode.QuickPickItem & { where: Where })[] = [
    ...(canBeAddedTo(id)
      ? [
          {
            label: `Add What Is Missing to ${name}`,
            detail: 'The rest stays as it is, byte for byte',
            where: add,
          },
        ]
      : []),
    { label: `Replace ${name}`, detail: 'What it has now is gone', where: replace },
  ];
  const options = { title: `${name} is there already`, placeHolder: 'What is to be done with it' };
  return (await picking(Promise.resolve(vscode.window.showQuickPick(items, options))))?.where;
}

async function askFile(services: Services, selection: Selection, id: FormatId): Promise<Where | undefined> {
  const { name, extensions } = FORMATS[id];
  const folder = folderFor(services, selection);
  const uri = await vscode.window.showSaveDialog({
    title: `Export as ${name}`,
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, exportName(selection.name, id)) }),
    filters: { [name]: [...extensions], 'All files': ['*'] },
    saveLabel: 'Export',
  });
  if (!uri) return undefined;
  // The dialog has asked whether it may be replaced; that it need not be, it cannot say.
  return canBeAddedTo(id) && (await exists(uri)) ? askAboutExisting(uri, id) : { kind: 'file', uri };
}

function folderFor({ memento }: Services, { note }: Selection): vscode.Uri | undefined {
  const last = memento.get<string>(LAST_FOLDER);
  if (last !== undefined) return vscode.Uri.parse(last);
  if (note && !note.file.startsWith('untitled:'))
    return vscode.Uri.joinPath(vscode.Uri.parse(note.file), '..');
  return vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** Those that the note names, and the last file of this format, as far as they take such entries. */
async function bibliographiesFor(
  { memento, noteCheck }: Services,
  { note }: Selection,
  id: FormatId,
): Promise<vscode.Uri[]> {
  if (!canBeAddedTo(id)) return [];
  const named = note ? noteCheck.bibliographies.of(note).files.map(({ file }) => file) : [];
  const last = memento.get<Readonly<Record<string, string>>>(LAST_FILES)?.[id];
  const isSuch = (file: string) =>
    FORMATS[id].extensions.some((end) => file.toLowerCase().endsWith(`.${end}`));
  const files = [...new Set([...named, ...(last === undefined ? [] : [last])])].filter(isSuch);
  const uris = files.map((file) => vscode.Uri.parse(file));
  const there = await Promise.all(uris.map(exists));
  return uris.filter((_, at) => there[at]);
}
