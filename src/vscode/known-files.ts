/** What each file of the workspace was read as last; kept for the next session too. */
import type { CachedFile } from '../core/cache/cached-file';
import { STALE } from '../core/intake';
import type { FileId } from '../core/place';
import type { IntakeCache } from './cache';

export class KnownFiles {
  readonly #files = new Map<FileId, CachedFile>();
  /** The notes in which each citekey stands. */
  readonly #uses = new Map<string, Set<FileId>>();
  /** How many files are in each folder and below it. */
  readonly #folders = new Map<FileId, number>();
  readonly #cache: IntakeCache;

  constructor(cache: IntakeCache) {
    this.#cache = cache;
  }

  get size(): number {
    return this.#files.size;
  }

  get(file: FileId): CachedFile | undefined {
    return this.#files.get(file);
  }

  keys(): Iterable<FileId> {
    return this.#files.keys();
  }

  values(): Iterable<CachedFile> {
    return this.#files.values();
  }

  /** The citekeys that stand in notes, as they stand there. */
  get citedKeys(): Iterable<string> {
    return this.#uses.keys();
  }

  /** The notes in which one of these citekeys stands, as they were saved last. */
  notesWith(citekeys: Iterable<string>): FileId[] {
    const notes = new Set<FileId>();
    for (const key of citekeys) for (const note of this.#uses.get(key) ?? []) notes.add(note);
    return [...notes].sort();
  }

  /** Whether the citekey stands in another note than these. */
  isBeyond(citekey: string, notes: readonly FileId[]): boolean {
    const uses = this.#uses.get(citekey);
    if (!uses) return false;
    return uses.size > notes.length || [...uses].some((note) => !notes.includes(note));
  }

  /** Takes what the cache has of a file, which is not to be written there again. */
  recall(read: CachedFile): void {
    this.#count(read);
    if (!this.#files.has(read.file)) this.#countFolders(read.file, 1);
    this.#files.set(read.file, read);
  }

  set(read: CachedFile): void {
    if (this.#files.get(read.file) === read) return;
    this.recall(read);
    // What is shown of a page while it is broken is not what stands in it, and what was left out was not read.
    const isAsRead = read.readAt > 0 && read.intake.parsed.problems.every(({ code }) => code !== STALE);
    if (isAsRead) this.#cache.note(read);
    else this.#cache.forget(read.file);
  }

  delete(file: FileId): void {
    this.#count(undefined, this.#files.get(file));
    if (this.#files.delete(file)) this.#countFolders(file, -1);
    this.#cache.forget(file);
  }

  /** The file itself, or those in the folder of this name. */
  below(file: FileId): FileId[] {
    if (this.#files.has(file)) return [file];
    // Programs make and delete files of their own all the time.
    if (!this.#folders.has(file)) return [];
    return [...this.#files.keys()].filter((known) => known.startsWith(`${file}/`));
  }

  #countFolders(file: FileId, by: 1 | -1): void {
    for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1)) {
      const folder = file.slice(0, at);
      const count = (this.#folders.get(folder) ?? 0) + by;
      if (count === 0) this.#folders.delete(folder);
      else this.#folders.set(folder, count);
    }
  }

  #count(now: CachedFile | undefined, before = now && this.#files.get(now.file)): void {
    for (const key of before?.intake.citedKeys ?? []) {
      const notes = this.#uses.get(key)!;
      notes.delete(before!.file);
      if (notes.size === 0) this.#uses.delete(key);
    }
    for (const key of now?.intake.citedKeys ?? []) {
      const notes = this.#uses.get(key);
      if (notes) notes.add(now!.file);
      else this.#uses.set(key, new Set([now!.file]));
    }
  }
}
