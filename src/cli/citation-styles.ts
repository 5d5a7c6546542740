/** The citation styles that notes and project files name, looked for on disk: why one of them cannot print. */
import { statSync } from 'node:fs';
import { isAbsolute, join, posix } from 'node:path';
import type { Bibliographies, NoteText } from '../core/checks/bibliographies';
import type { CheckContext } from '../core/checks/check-note';
import { type StyleProblem, styleProblem } from '../core/checks/citation-style';
import { noteKind } from '../core/checks/note-kind';
import { type NamedStyle, noteStyle, projectStyle } from '../core/csl/note-style';
import { readStyle } from '../core/csl/styles/style';
import {
  isShippedStyle,
  noSuchStyle,
  readStyleName,
  type StyleFaultSaid,
  styleIdOf,
} from '../core/csl/styles/style-names';
import type { Options } from './options';
import { fileNamesBelow, nameOf, readText } from './reading';

type FileRead = ReturnType<typeof readText>;

/** Paths are relative to the folder that is checked. A file beside who names it wins over one that is shipped. */
export class Styles {
  readonly #folder: string;
  readonly #options: Options;
  readonly #bibliographies: Bibliographies;
  readonly #known = new Map<string, FileRead | undefined>();
  #listed: readonly string[] | undefined;

  constructor(folder: string, options: Options, bibliographies: Bibliographies) {
    this.#folder = folder;
    this.#options = options;
    this.#bibliographies = bibliographies;
  }

  get checks(): Required<Pick<CheckContext, 'styleFault' | 'projectStyleFault'>> {
    return {
      styleFault: (note) => {
        if (noteKind(note.language) !== 'markdown') return undefined;
        return this.#problemOf(noteStyle(note.text), [note.file, ...this.#projectsOf(note)]);
      },
      projectStyleFault: (file) => {
        if (!PROJECT.test(file)) return undefined;
        return this.#problemOf(projectStyle(this.#bibliographies.textOf(file) ?? ''), [file]);
      },
    };
  }

  #projectsOf(note: NoteText): readonly string[] {
    return this.#bibliographies.projectsOf(note).filter((file) => PROJECT.test(file));
  }

  #problemOf({ csl, cslSpan }: NamedStyle, namers: readonly string[]): StyleProblem | undefined {
    if (csl === undefined || !cslSpan) return undefined;
    const folders = [...new Set([...namers.map((file) => posix.dirname(file)), '.'])];
    const found = this.#find(csl, folders);
    const fault = typeof found === 'string' ? this.#faultOf(found, folders) : found;
    return fault && styleProblem(cslSpan, fault);
  }

  /** The file of a style; undefined for one that is shipped. */
  #find(value: string, folders: readonly string[]): string | StyleFaultSaid | undefined {
    const { id, paths, isAddress, isBare } = readStyleName(value);
    const places = folders.flatMap((folder) =>
      paths.flatMap((path) =>
        isAbsolute(path) ? [posix.join(folder, path), path] : [posix.join(folder, path)],
      ),
    );
    const file = places.find((path) => this.#read(path) !== undefined);
    if (file !== undefined) return file;
    const isAnywhere = isAddress || isBare;
    if (isAnywhere && isShippedStyle(id)) return undefined;
    const others = this.#all;
    const other = others.find((path) => idOf(path)?.toLowerCase() === id.toLowerCase());
    if (isAnywhere && other !== undefined) return other;
    return noSuchStyle(value, [...new Set(others.map((path) => idOf(path)!))]);
  }

  #faultOf(file: string, folders: readonly string[]): StyleFaultSaid | undefined {
    const name = nameOf(this.#folder, file);
    const found = this.#read(file)!;
    const read = 'text' in found ? readStyle(found.text) : { fault: found.reason };
    if ('fault' in read) return { fault: `${name}: ${read.fault}` };
    const { parent } = read.info;
    if (parent === undefined) return undefined;
    const other = this.#find(parent, [posix.dirname(file), ...folders]);
    const fault = `${name} is another name of the style “${parent}”, which is not there. Save ${parent}.csl beside it, or name another style.`;
    return typeof other === 'object' ? { fault } : undefined;
  }

  /** Undefined where there is no such file: a device or a pipe, which may go on for ever, is none. */
  #read(file: string): FileRead | undefined {
    if (!this.#known.has(file)) {
      const path = isAbsolute(file) ? file : join(this.#folder, file);
      const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
      this.#known.set(file, isFile ? readText(this.#folder, file, this.#options.maxSizeMB) : undefined);
    }
    return this.#known.get(file);
  }

  get #all(): readonly string[] {
    this.#listed ??= fileNamesBelow(this.#folder, this.#options).filter((file) => idOf(file) !== undefined);
    return this.#listed;
  }
}

/** The project files that name styles: Quarto's. */
const PROJECT = /(?:^|\/)_(?:quarto|metadata)\.ya?ml$/;

function idOf(path: string): string | undefined {
  return styleIdOf(posix.basename(path));
}
