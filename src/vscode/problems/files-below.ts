/** Files by their names and by those of the folders above them, for events that tell of no more than a folder. */
import type { FileId } from '../../core/place';

export class FilesBelow {
  /** By names in small letters: on many disks `Refs.bib` and `refs.bib` are one file. */
  readonly #files = new Map<string, Set<FileId>>();

  add(file: FileId): void {
    for (const path of pathsTo(file)) {
      const known = this.#files.get(path);
      if (known) known.add(file);
      else this.#files.set(path, new Set([file]));
    }
  }

  delete(file: FileId): void {
    for (const path of pathsTo(file)) {
      const known = this.#files.get(path);
      if (known?.delete(file) && known.size === 0) this.#files.delete(path);
    }
  }

  /** The files of this name, capitals or not. */
  like(file: FileId): FileId[] {
    const name = file.toLowerCase();
    return [...this.below(file)].filter((each) => each.toLowerCase() === name);
  }

  /** The files of this name, and those in a folder of this name, however deep. */
  below(path: FileId): Iterable<FileId> {
    return this.#files.get(path.toLowerCase()) ?? [];
  }
}

/** `file:///a/b` → `file:///a/b`, `file:///a`. */
function* pathsTo(file: FileId): Iterable<string> {
  const whole = file.toLowerCase();
  const root = whole.indexOf('/', whole.indexOf('://') + 3);
  for (let end = whole.length; end > root; end = whole.lastIndexOf('/', end - 1)) yield whole.slice(0, end);
}
