/** Pinned citekeys on disk: `.scholium/citekeys.jsonl` in each workspace folder. */
import * as vscode from 'vscode';
import { addPins, EMPTY_PINS, type Pin, type PinFile, readPins, writePins } from '../core/library/pins';
import type { Problem } from '../core/model';
import { fileId } from './convert';

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
  /** Writes follow one another: two at once would each lose the other's pins. */
  #writing: Promise<void> = Promise.resolve();

  get pins(): Pin[] {
    return [...this.#files.values()].flatMap(({ pins }) => pins);
  }

  get problems(): Problem[] {
    return [...this.#files.values()].flatMap(({ problems }) => problems);
  }

  /** Reads the pins of these folders again; true when they are others than before. */
  async read(folders: readonly vscode.Uri[]): Promise<boolean> {
    const before = JSON.stringify([this.pins, this.problems]);
    const files = await Promise.all(
      folders.map(async (folder) => [fileId(folder), await readPinFile(pinFileOf(folder))] as const),
    );
    this.#files = new Map(files);
    return before !== JSON.stringify([this.pins, this.problems]);
  }

  /** Adds pins to the file of a folder, which is read again first: another window may have written it. */
  add(folder: vscode.Uri, added: readonly Pin[]): Promise<void> {
    this.#writing = this.#writing
      .catch(() => undefined)
      .then(async () => {
        const uri = pinFileOf(folder);
        const file = await readPinFile(uri);
        const now = { ...file, pins: addPins(file.pins, added) };
        await writeAtomically(uri, writePins(now));
        this.#files.set(fileId(folder), now);
      });
    return this.#writing;
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
