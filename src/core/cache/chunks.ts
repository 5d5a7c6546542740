/**
 * Which cached file is in which chunk, and what is to be written after some files changed.
 *
 * There is no list of chunks: every chunk says what is in it, and all that are there are loaded. A chunk is never
 * changed; its successor is written under another name, and then it is removed. So whatever is interrupted, and
 * whatever two windows on one folder write or remove, the worst is a file that is in two chunks (the later reading
 * counts, and the other chunk is written anew) or in none (it is read again). A list, rejected, would be one file
 * that both windows write, and would name chunks that the other has removed.
 */
import type { FileId } from '../place';
import { type CachedFile, isUnchanged } from './cached-file';
import { CHUNK_SIZE, roughSize } from './chunk';

/** What is to be done, in this order: a file is in the new chunk before it is gone from the old one. */
export interface ChunkPlan {
  readonly writes: readonly (readonly CachedFile[])[];
  readonly removes: readonly string[];
  /** There is more to be done after that: ask for another plan. */
  readonly isPart: boolean;
}

/** About how many files one plan is made for: some milliseconds of work. */
const PLANNED = 5000;

interface Entry {
  cached: CachedFile;
  /** About how many bytes it has in a chunk. */
  size: number;
  chunk: string | undefined;
}

/** A chunk on disk, without the files that were forgotten or are in another by now. */
interface Chunk {
  readonly files: Set<FileId>;
  size: number;
}

export class Chunks {
  readonly #entries = new Map<FileId, Entry>();
  readonly #chunks = new Map<string, Chunk>();
  /** Chunks that hold something that is no longer so. */
  readonly #stale = new Set<string>();
  /** Files that are in no chunk. */
  readonly #loose = new Set<FileId>();

  /** Whether there is something to write or to remove. */
  get isDirty(): boolean {
    return this.#stale.size > 0 || this.#loose.size > 0;
  }

  /**
   * Takes in what a chunk on disk holds; gives the files of which no later reading is known. Of a chunk that is
   * known already, its files as they are known.
   */
  loaded(chunk: string, files: readonly CachedFile[]): CachedFile[] {
    const known = this.#chunks.get(chunk);
    if (known) return this.#entriesOf(known.files).map(({ cached }) => cached);
    this.#chunks.set(chunk, { files: new Set(), size: 0 });
    const fresh = files.filter((cached) => {
      const known = this.#entries.get(cached.file);
      return known === undefined || known.cached.readAt < cached.readAt;
    });
    for (const cached of fresh) {
      this.#remove(cached.file);
      this.#put(cached, chunk);
    }
    if (fresh.length < files.length || files.length === 0) this.#stale.add(chunk);
    return fresh;
  }

  /** A file was read. */
  note(cached: CachedFile): void {
    const entry = this.#entries.get(cached.file);
    if (entry && saysTheSame(entry.cached, cached)) {
      entry.cached = { ...entry.cached, intake: cached.intake };
      return;
    }
    const chunk = entry?.chunk;
    this.#remove(cached.file);
    this.#put(cached, chunk);
  }

  /** A file is gone. */
  forget(file: FileId): void {
    this.#remove(file);
  }

  /** Forgets all files but these. Pauses after each. */
  *retaining(isThere: (file: FileId) => boolean): Generator<void, void> {
    for (const file of this.#entries.keys()) {
      if (!isThere(file)) this.#remove(file);
      yield;
    }
  }

  /** What brings the chunks up to date; the work is that of the files in the chunks concerned. */
  plan(): ChunkPlan {
    const removes: string[] = [];
    const writes: CachedFile[][] = [];
    const homeless: Entry[] = [];
    let planned = 0;
    for (const name of this.#stale) {
      if (planned >= PLANNED) break;
      const { files, size } = this.#chunks.get(name)!;
      removes.push(name);
      planned += files.size;
      const entries = this.#entriesOf(files);
      // What shrank is put together with others, what grew is divided; the rest keeps its files.
      const keepsFiles = size > CHUNK_SIZE / 4 && size < CHUNK_SIZE * 1.5;
      if (keepsFiles) writes.push(entries.map(({ cached }) => cached));
      else for (const entry of entries) homeless.push(entry);
    }
    for (const file of this.#loose) {
      if (planned >= PLANNED) break;
      planned++;
      homeless.push(this.#entries.get(file)!);
    }
    const open = homeless.length > 0 ? this.#smallest() : undefined;
    if (open !== undefined) removes.push(open);
    const together = open === undefined ? [] : this.#entriesOf(this.#chunks.get(open)!.files);
    writes.push(...groups([...together, ...homeless]));
    return { writes, removes, isPart: planned >= PLANNED };
  }

  /** A group of the plan is on disk. */
  written(chunk: string, group: readonly CachedFile[]): void {
    this.#chunks.set(chunk, { files: new Set(), size: 0 });
    for (const cached of group) {
      const now = this.#entries.get(cached.file);
      // Read again or forgotten while it was being written: to be written once more.
      if (now?.cached !== cached) this.#stale.add(chunk);
      if (!now) continue;
      this.#remove(cached.file);
      this.#put(now.cached, chunk);
    }
  }

  /** A chunk of the plan is no longer on disk; its files are in those that were written. */
  removed(chunk: string): void {
    this.#chunks.delete(chunk);
    this.#stale.delete(chunk);
  }

  #entriesOf(files: Iterable<FileId>): Entry[] {
    return Array.from(files, (file) => this.#entries.get(file)!);
  }

  #put(cached: CachedFile, chunk: string | undefined): void {
    const size = roughSize(cached);
    this.#entries.set(cached.file, { cached, size, chunk });
    const holder = chunk === undefined ? undefined : this.#chunks.get(chunk)!;
    if (holder) holder.size += size;
    (holder?.files ?? this.#loose).add(cached.file);
  }

  #remove(file: FileId): void {
    const entry = this.#entries.get(file);
    if (!entry) return;
    this.#entries.delete(file);
    this.#loose.delete(file);
    if (entry.chunk === undefined) return;
    const holder = this.#chunks.get(entry.chunk)!;
    holder.files.delete(file);
    holder.size -= entry.size;
    this.#stale.add(entry.chunk);
  }

  /** The smallest chunk, if it is at most half full, so that files that come one by one do not each make a chunk. */
  #smallest(): string | undefined {
    let smallest: string | undefined;
    let least = CHUNK_SIZE / 2;
    for (const [name, { size }] of this.#chunks) {
      if (size > least || this.#stale.has(name)) continue;
      smallest = name;
      least = size;
    }
    return smallest;
  }
}

/** Whether what is on disk serves as well as the later reading. */
function saysTheSame(before: CachedFile, now: CachedFile): boolean {
  const sameContent = before.intake.parsed.digest === now.intake.parsed.digest;
  return sameContent && isUnchanged(before, now.role, now);
}

/** In the order they come, as many together as make a chunk. */
function groups(entries: readonly Entry[]): CachedFile[][] {
  const all: CachedFile[][] = [];
  let room = 0;
  for (const { cached, size } of entries) {
    if (size > room) {
      all.push([]);
      room = CHUNK_SIZE;
    }
    all.at(-1)!.push(cached);
    room -= size;
  }
  return all;
}
