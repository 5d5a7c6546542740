/** The files of a library by the names that readers and decisions use for them. */
import type { Parsed } from '../model';
import type { FileId } from '../place';
import { Buckets } from './buckets';

export class FileNames {
  readonly #files = new Map<FileId, Parsed>();
  // Made when first asked for, and kept up from then on: few readers point at a file by its name.
  #byName: Buckets<string, Parsed> | undefined;
  #dumps: Buckets<string, Parsed> | undefined;

  get(file: FileId): Parsed | undefined {
    return this.#files.get(file);
  }

  values(): Iterable<Parsed> {
    return this.#files.values();
  }

  add(parsed: Parsed): void {
    this.#files.set(parsed.file, parsed);
    this.#byName?.add(baseName(parsed.file), parsed);
    if (this.#dumps) for (const name of dumpNames(parsed)) this.#dumps.add(name, parsed);
  }

  delete(parsed: Parsed): void {
    this.#files.delete(parsed.file);
    this.#byName?.delete(baseName(parsed.file), parsed);
    if (this.#dumps) for (const name of dumpNames(parsed)) this.#dumps.delete(name, parsed);
  }

  /** The files of this name, in whatever folder. */
  named(name: string): Iterable<Parsed> {
    if (!this.#byName) {
      this.#byName = new Buckets();
      for (const parsed of this.#files.values()) this.#byName.add(baseName(parsed.file), parsed);
    }
    return this.#byName.get(name);
  }

  /** The dump that a file name (`003_8eb03d74b7b9fe72.txt`), its stem or the hash in it names; of several the last. */
  dumpNamed(name: string): FileId | undefined {
    if (!this.#dumps) {
      this.#dumps = new Buckets();
      for (const parsed of this.#files.values())
        for (const known of dumpNames(parsed)) this.#dumps.add(known, parsed);
    }
    const files = [...this.#dumps.get(name.toLowerCase())].map(({ file }) => file);
    return files.sort().at(-1);
  }
}

function baseName(file: FileId): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** The names by which a reader may point at a dump: its file name, the stem, a hash of 12 or more hex digits in it. */
function dumpNames({ file, pages }: Parsed): string[] {
  if (pages.length === 0) return [];
  const name = decodeSafely(baseName(file)).toLowerCase();
  const stem = name.replace(/\.[a-z]+$/, '');
  const hash = /[0-9a-f]{12,}/.exec(stem)?.[0];
  return [name, stem, ...(hash !== undefined && hash !== stem ? [hash] : [])];
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
