/**
 * What was read of the workspace's files, kept in the extension's storage, so that the library is there before
 * the files have been read again. All of it may be deleted at any time; nothing of it is believed that another
 * build wrote, that is not whole, or whose file is another by now (`isUnchanged`).
 */
import * as vscode from 'vscode';
import type { CachedFile } from '../core/cache/cached-file';
import { decodeChunk, encoding } from '../core/cache/chunk';
import { Chunks } from '../core/cache/chunks';
import { framing, unframing } from '../core/cache/frame';
import type { FileId } from '../core/place';
import { messageOf } from './files';
import { inSlices } from './slices';

/** Writing begins when nothing was noted for so long: who saves every second is not to have a chunk written for each. Milliseconds. */
const QUIET = 5000;
const CHUNK = '.chunk';
const INDEX = 'search-index';

export class IntakeCache implements vscode.Disposable {
  readonly #folder: vscode.Uri | undefined;
  readonly #buildId: string;
  readonly #log: vscode.LogOutputChannel;
  #chunks = new Chunks();
  #quiet: ReturnType<typeof setTimeout> | undefined;
  /** What touches the folder follows what did before: two writings at once would write the same files twice. */
  #turn: Promise<void> = Promise.resolve();
  #told = false;
  #isDisposed = false;

  /** Without a storage (no folder is open) or a build (the readers are being worked on) nothing is kept. */
  constructor(storage: vscode.Uri | undefined, buildId: string, log: vscode.LogOutputChannel) {
    this.#folder = storage && buildId !== '' ? vscode.Uri.joinPath(storage, 'readings') : undefined;
    this.#buildId = buildId;
    this.#log = log;
  }

  /**
   * What is kept, chunk by chunk. A file that comes a second time was read later then, and counts. What is broken
   * or of another build is removed.
   */
  async *load(): AsyncGenerator<readonly CachedFile[]> {
    const names = await this.#list();
    const chunks = names.filter((name) => name.endsWith(CHUNK));
    // Written to by a window that was closed meanwhile. Another window that is writing right now writes again.
    for (const name of names) if (name.endsWith('.tmp')) await this.#delete(name);
    let ahead = this.#read(chunks[0]);
    for (const [at, name] of chunks.entries()) {
      const bytes = await ahead;
      ahead = this.#read(chunks[at + 1]);
      if (!bytes) continue;
      const files = decodeChunk(bytes, this.#buildId);
      if (files) yield this.#chunks.loaded(name, files);
      else await this.#delete(name);
      // Decoding the next would follow at once where its bytes have come meanwhile.
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
    }
    if (this.#chunks.isDirty) this.#schedule();
  }

  /** A file was read; `cached.intake` is what `takeIn` gave. */
  note(cached: CachedFile): void {
    if (!this.#folder) return;
    this.#chunks.note(cached);
    this.#schedule();
  }

  /** A file is gone. */
  forget(file: FileId): void {
    if (!this.#folder) return;
    this.#chunks.forget(file);
    this.#schedule();
  }

  /** Forgets all files but these: to be called when the whole workspace has been listed. */
  async retain(isThere: (file: FileId) => boolean): Promise<void> {
    if (!this.#folder) return;
    await inSlices(this.#chunks.retaining(isThere));
    this.#schedule();
  }

  /** Writes now what else is written when it has been quiet for a while. Resolves in any case. */
  flush(): Promise<void> {
    clearTimeout(this.#quiet);
    this.#quiet = undefined;
    return this.#inTurn(() => this.#write());
  }

  /** Keeps the bytes of the search index. They must say themselves of which files they are. */
  saveIndex(bytes: Uint8Array): Promise<void> {
    return this.#inTurn(async () => {
      await this.#writeFile(INDEX, (await inSlices(framing(bytes, this.#buildId)))!);
    });
  }

  /** The bytes as saved by this build, starting at a multiple of four in their buffer. */
  async loadIndex(): Promise<Uint8Array | undefined> {
    const bytes = await this.#read(INDEX);
    return bytes && inSlices(unframing(bytes, this.#buildId));
  }

  /** Removes all that is kept. */
  clear(): Promise<void> {
    this.#chunks = new Chunks();
    return this.#inTurn(async () => {
      for (const name of await this.#list()) await this.#delete(name);
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#quiet);
  }

  #schedule(): void {
    if (!this.#chunks.isDirty || this.#isDisposed) return;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => void this.flush(), QUIET);
  }

  async #write(): Promise<void> {
    const chunks = this.#chunks;
    for (let isPart = true; isPart; ) {
      const plan = chunks.plan();
      for (const group of plan.writes) {
        const name = `${uniqueName()}${CHUNK}`;
        await this.#writeFile(name, (await inSlices(encoding(group, this.#buildId)))!);
        chunks.written(name, group);
      }
      for (const name of plan.removes) if (await this.#delete(name)) chunks.removed(name);
      isPart = plan.isPart;
    }
  }

  /** Nobody ever finds half a file: the bytes go to another name first. */
  async #writeFile(name: string, bytes: Uint8Array): Promise<void> {
    const temporary = this.#uri(`${uniqueName()}.tmp`);
    await vscode.workspace.fs.createDirectory(this.#folder!);
    await vscode.workspace.fs.writeFile(temporary, bytes);
    await vscode.workspace.fs.rename(temporary, this.#uri(name), { overwrite: true });
  }

  async #list(): Promise<string[]> {
    if (!this.#folder) return [];
    try {
      const entries = await vscode.workspace.fs.readDirectory(this.#folder);
      return entries.map(([name]) => name).sort();
    } catch (error) {
      this.#tell(error);
      return [];
    }
  }

  async #read(name: string | undefined): Promise<Uint8Array | undefined> {
    if (!this.#folder || name === undefined) return undefined;
    try {
      return await vscode.workspace.fs.readFile(this.#uri(name));
    } catch (error) {
      this.#tell(error);
      return undefined;
    }
  }

  /** Whether the file is gone, by us or by another window. */
  async #delete(name: string): Promise<boolean> {
    try {
      await vscode.workspace.fs.delete(this.#uri(name));
      return true;
    } catch (error) {
      this.#tell(error);
      return isNotFound(error);
    }
  }

  #uri(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder!, name);
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    if (!this.#folder) return Promise.resolve();
    this.#turn = this.#turn.then(act).catch((error) => this.#tell(error));
    return this.#turn;
  }

  /** A cache that cannot be used costs time only: the log has it, once. */
  #tell(error: unknown): void {
    if (this.#told || isNotFound(error)) return;
    this.#told = true;
    this.#log.warn(`What was read cannot be kept for the next start: ${messageOf(error)}`);
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}

/** A name that no other window gives. */
function uniqueName(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}
