/** Files, pages and addresses dropped onto the Papers view. */
import * as vscode from 'vscode';
import { decodeText } from '../../core/decode';
import { addressList, asAddress } from '../../core/saving/addresses';
import { PAPERS_MIME } from '../../names';
import { messageOf } from '../files';
import { Notice } from '../notice';
import type { LibraryStore } from '../store';
import { type SavedPage, saveFromAddresses, savePage, saveText, show } from './save-page';
import { isRead, nameOf } from './save-page-file';

/** What the Papers view takes besides its own rows. */
export const DROP_MIMES: readonly string[] = ['text/uri-list', 'text/html', 'text/plain', 'files'];

const PAGE_FILE = /\.(?:x?html?|txt|text|md|markdown)$/i;

/** Saves what was dropped. Never throws: a tree has no one to tell. */
export async function dropOnPapers(store: LibraryStore, data: vscode.DataTransfer): Promise<void> {
  // Rows of ours that were let go where they were taken.
  if (data.get(PAPERS_MIME)) return;
  try {
    await saveDropped(store, data);
  } catch (error) {
    if (error instanceof Notice) void vscode.window.showInformationMessage(error.message);
    else void vscode.window.showErrorMessage(messageOf(error));
  }
}

interface DroppedFile {
  readonly name: string;
  readonly uri?: vscode.Uri;
  readonly read: () => Thenable<Uint8Array>;
}

async function saveDropped(store: LibraryStore, data: vscode.DataTransfer): Promise<void> {
  const list = linesOf((await data.get('text/uri-list')?.asString()) ?? '');
  const addresses = list.filter((line) => asAddress(line) !== undefined);
  const files = droppedFiles(data, list);
  if (files.length > 0) await saveFiles(store, files);
  if (addresses.length > 0) await saveFromAddresses(store, addresses);
  if (files.length > 0 || addresses.length > 0) return;
  const html = await data.get('text/html')?.asString();
  const text = (await data.get('text/plain')?.asString()) ?? '';
  // A selection of a browser comes in both forms, and as HTML it has its lines.
  const page = html !== undefined && !addressList(text) ? whole(html) : text;
  if (page.trim() === '') throw new Notice('What you dropped holds no text, no files and no addresses.');
  await saveText(store, page);
}

/** The lines of a list of addresses (https://www.rfc-editor.org/rfc/rfc2483#section-5). */
function linesOf(list: string): string[] {
  return list
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Browsers drag a fragment that need not start with a tag. */
function whole(html: string): string {
  return /^\s*<(?:!doctype|html|body|meta)/i.test(html) ? html : `<body>${html}</body>`;
}

function droppedFiles(data: vscode.DataTransfer, list: readonly string[]): DroppedFile[] {
  if (list.length > 0) {
    return list
      .filter((line) => asAddress(line) === undefined)
      .map((line) => vscode.Uri.parse(line))
      .map((uri) => ({ name: uri.path, uri, read: () => vscode.workspace.fs.readFile(uri) }));
  }
  const files: DroppedFile[] = [];
  for (const [, item] of data) {
    const file = item.asFile();
    if (file) files.push({ name: file.name, read: () => file.data() });
  }
  return files;
}

async function saveFiles(store: LibraryStore, files: readonly DroppedFile[]): Promise<void> {
  const saved: SavedPage[] = [];
  const failures: string[] = [];
  for (const { name, uri, read } of files) {
    const short = name.slice(name.lastIndexOf('/') + 1);
    if (!PAGE_FILE.test(name)) failures.push(`${short}: only .html, .txt and .md files hold pages.`);
    else if (uri && isRead(uri)) failures.push(`${nameOf(uri)}: it is in the folder already.`);
    else {
      try {
        const decoded = decodeText(await read());
        if ('binary' in decoded) throw new Notice('it holds binary data, not text.');
        const page = await savePage(store, { text: decoded.text, html: /html?$/i.test(name) });
        if (page) saved.push(page);
      } catch (error) {
        failures.push(`${short}: ${messageOf(error)}`);
      }
    }
  }
  await show(saved, failures);
}
