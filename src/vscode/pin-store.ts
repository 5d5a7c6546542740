/** Pinned citekeys on disk: `.scholium/citekeys.jsonl` in each workspace folder. */
import * as vscode from 'vscode';
import { EMPTY_PINS, type Pin, type PinFile, readPins, writePins } from '../core/library/pins';
import type { Problem } from '../core/model';
import { placeInLine } from '../core/place';
import { fileId } from './convert';
import { messageOf } from './files';

const NAME = 'citekeys.jsonl';

export function pinFileOf(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, '.scholium', NAME);
}

export function isPinFile(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/.scholium/${NAME}`);
}

/** The pins of all workspace folders as last read, and what is wrong with their files. */
export class PinStore {
  #files = new Map<string, PinFile>();
  /** Readings and writings follow one another: two at once would each lose the other's pins. */
  #turn: Promise<unknown> = Promise.resolve();

  get pins(): Pin[] {
    return [...this.#files.values()].flatMap(({ pins }) => pins);
  }

  get problems(): Problem[] {
    return [...this.#files.values()].flatMap(({ problems }) => problems);
  }

  /** The folder in whose file a key is pinned. */
  folderOf(citekey: string): vscode.Uri | undefined {
    for (const [folder, { pins }] of this.#files) {
      if (pins.some((pin) => pin.citekey === citekey)) return vscode.Uri.parse(folder);
    }
    return undefined;
  }

  /** Reads the pins of these folders again; true when they are others than before. */
  read(folders: readonly vscode.Uri[]): Promise<boolean> {
    return this.#inTurn(async () => {
      const before = JSON.stringify([this.pins, this.problems]);
      const files = await Promise.all(
        folders.map(async (folder) => [fileId(folder), await this.#readOrKeep(folder)] as const),
      );
      this.#files = new Map(files);
      return before !== JSON.stringify([this.pins, this.problems]);
    });
  }

  /** Changes the pins of a folder, which are read again first: another window may have written them. */
  change(folder: vscode.Uri, change: (pins: readonly Pin[]) => Pin[]): Promise<void> {
    return this.#inTurn(async () => {
      const uri = pinFileOf(folder);
      const file = await readPinFile(uri);
      if (file.newer)
        throw new Error(`${uri.path} was written by a newer Scholium. Update the extension to pin citekeys.`);
      const text = writePins({ ...file, pins: change(file.pins) });
      await writeAtomically(uri, text);
      // As the file has it, sorted, so that the watcher's event finds nothing new.
      this.#files.set(fileId(folder), readPins(fileId(uri), text));
    });
  }

  /** A file that cannot be read is a problem; the pins known of it stay. */
  async #readOrKeep(folder: vscode.Uri): Promise<PinFile> {
    const uri = pinFileOf(folder);
    try {
      return await readPinFile(uri);
    } catch (error) {
      const known = this.#files.get(fileId(folder)) ?? EMPTY_PINS;
      const place = placeInLine(fileId(uri), 0, 0, 0);
      const message = `The pinned citekeys cannot be read: ${messageOf(error)}`;
      return { ...known, problems: [{ place, severity: 'error', code: 'citekeys-file', message }] };
    }
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(act);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

async function readPinFile(uri: vscode.Uri): Promise<PinFile> {
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return EMPTY_PINS;
    throw error;
  }
  return readPins(fileId(uri), new TextDecoder().decode(bytes));
}

/** A reader never sees half a file: the text goes to another name first. */
async function writeAtomically(uri: vscode.Uri, text: string): Promise<void> {
  const temporary = uri.with({ path: `${uri.path}.tmp` });
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
  await vscode.workspace.fs.writeFile(temporary, new TextEncoder().encode(text));
  await vscode.workspace.fs.rename(temporary, uri, { overwrite: true });
}
