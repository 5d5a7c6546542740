/**
 * The bibliographies of notes: what a note names itself, and what the project files above it name for all.
 *
 * It reads nothing itself. Who has the files asks `unread` what it wants to know of a note, tells it by `set`, and asks
 * again until nothing is wanted; then `of` answers. A file that changes or goes is set again.
 */
import type { Cluster } from '../notes/cluster';
import type { FileId, Span } from '../place';
import { type BibliographyFile, readBibliography } from './bibliography-file';
import {
  bibliographiesOfNote,
  bibliographiesOfProject,
  inlineEntries,
  type NamedBibliography,
  namesElsewhere,
} from './bibliography-names';
import { type DefaultName, defaultsAbove, MOST_FOLDERS, type ResolveName } from './default-bibliography';
import { noteKind } from './note-kind';

/** A note as it is at the moment; `language` is VS Code's id. */
export interface NoteText {
  readonly file: FileId;
  readonly text: string;
  readonly language: string;
  /** The citations of the text, where someone has read it already. */
  readonly clusters?: readonly Cluster[];
}

export interface NoteBibliography {
  /** In the order they are named: those of the note first. */
  readonly files: readonly BibliographyFile[];
  /** Names in the note that lead to no file. */
  readonly missing: readonly MissingBibliography[];
  /** Keys of the entries in the note's own front matter. */
  readonly inline: ReadonlySet<string>;
  /** Every name leads to a file whose keys are known, and there is one: what is in none is missing. */
  readonly complete: boolean;
  /**
   * Nothing names a bibliography, and the only file is the default one. It is never complete: who makes the reference
   * list may be told of another, so that an entry it lacks is no fault yet.
   */
  readonly byDefault?: true;
}

export interface MissingBibliography {
  readonly name: string;
  readonly span: Span;
  /** What the name leads to. */
  readonly file: FileId;
}

const NO_BIBLIOGRAPHY: NoteBibliography = {
  files: [],
  missing: [],
  inline: new Set(),
  complete: false,
};

/** The files that speak for all notes below their folder. Quarto's `_metadata.yml` does so for a folder of its project. */
const PROJECT_FILES = ['_quarto.yml', '_quarto.yaml', '_metadata.yml', 'myst.yml'] as const;

interface Known {
  readonly text: string;
  /** Made for who asks. */
  bibliography?: BibliographyFile;
  names?: readonly NamedBibliography[];
}

export class Bibliographies {
  readonly #resolve: ResolveName;
  readonly #defaultName: DefaultName;
  /** What was told; `undefined` for a file that is not there. */
  readonly #files = new Map<FileId, Known | undefined>();

  constructor(resolve: ResolveName, defaultName: DefaultName = () => undefined) {
    this.#resolve = resolve;
    this.#defaultName = defaultName;
  }

  /** The text of a file as it is now; undefined when there is no such file. */
  set(file: FileId, text: string | undefined): void {
    this.#files.set(file, text === undefined ? undefined : { text });
  }

  /** Nobody asks for the file any more; who does is to be told of it anew. */
  forget(file: FileId): void {
    this.#files.delete(file);
  }

  /** Whether the file was ever asked for, so that a change of it matters. */
  knows(file: FileId): boolean {
    return this.#files.has(file);
  }

  /** The files of which it must be told before it can answer for the note. */
  unread(note: NoteText): readonly FileId[] {
    if (noteKind(note.language) === 'text') return [];
    const wanted = [...this.#projectsAbove(note), ...this.#named(note).map(({ file }) => file)];
    const unread = [...new Set(wanted)].filter((file) => !this.#files.has(file));
    // What a project names is known when the project is.
    return unread.length > 0 || this.#isNamed(note)
      ? unread
      : this.#defaultsAbove(note).filter((file) => !this.#files.has(file));
  }

  of(note: NoteText): NoteBibliography {
    if (noteKind(note.language) === 'text') return NO_BIBLIOGRAPHY;
    const named = this.#named(note);
    const inline = inlineEntries(note.text);
    const found = named.length === 0 ? this.defaultOf(note) : undefined;
    const byDefault = found?.isThere ? this.#bibliography(found.file) : undefined;
    if (byDefault) return { files: [byDefault], missing: [], inline, complete: false, byDefault: true };
    const files = named.map(({ file }) => this.#bibliography(file)).filter((file) => file !== undefined);
    return {
      files: [...new Set(files)],
      missing: named.filter(({ file, from }) => from === note.file && this.#isAbsent(file)),
      inline,
      complete: named.length > 0 && files.length === named.length && files.every(({ keyless }) => !keyless),
    };
  }

  /** As it was told last; undefined for a file that is not there or was never asked for. */
  textOf(file: FileId): string | undefined {
    return this.#files.get(file)?.text;
  }

  /**
   * Each bibliography with the keys that notes cite from it: those that name it, and with a LaTeX or Typst file all of
   * that language, for the main file names it for its chapters.
   */
  uses(
    notes: readonly NoteText[],
    keysOf: (note: NoteText) => Iterable<string>,
  ): ReadonlyMap<BibliographyFile, ReadonlySet<string>> {
    const users = new Map<BibliographyFile, Set<NoteText | string>>();
    for (const note of notes) {
      const user = noteKind(note.language) === 'markdown' ? note : note.language;
      for (const file of this.of(note).files) {
        const known = users.get(file);
        if (known) known.add(user);
        else users.set(file, new Set([user]));
      }
    }
    // A language has as many keys as all its notes: they are gathered once.
    const gathered = new Map<NoteText | string, readonly string[]>();
    const keysUsedBy = (user: NoteText | string) => {
      const inLanguage = () => notes.filter(({ language }) => language === user);
      const keys = gathered.get(user) ?? [
        ...new Set((typeof user === 'string' ? inLanguage() : [user]).flatMap((note) => [...keysOf(note)])),
      ];
      gathered.set(user, keys);
      return keys;
    };
    return new Map(
      Array.from(users, ([file, all]) => [file, new Set([...all].flatMap((user) => keysUsedBy(user)))]),
    );
  }

  /** What the note and its projects name, as it is written: also what leads nowhere, or where nobody may look. */
  namesOf(note: NoteText): readonly string[] {
    const own = bibliographiesOfNote(note.text, note.language);
    const others = this.projectsOf(note).flatMap((project) => this.#namesIn(project));
    return [...own, ...others].map(({ name }) => name);
  }

  /** The names in a project file that lead to no file. */
  missingIn(project: FileId): readonly MissingBibliography[] {
    return this.#namedIn(project).filter(({ file }) => this.#isAbsent(file));
  }

  /** The project files that speak for the note, the nearest first. */
  projectsOf(note: NoteText): readonly FileId[] {
    return this.#projectsAbove(note).filter((file) => this.#files.get(file));
  }

  /**
   * Where the default bibliography of a note is: the nearest that is there, else beside the note. Undefined where the
   * note or its project names one, on the web say, or where there is to be none.
   */
  defaultOf(note: NoteText): { readonly file: FileId; readonly isThere: boolean } | undefined {
    if (noteKind(note.language) === 'text' || this.#isNamed(note)) return undefined;
    const candidates = this.#defaultsAbove(note);
    const there = candidates.find((file) => this.#files.get(file));
    const [beside] = candidates;
    if (there !== undefined) return { file: there, isThere: true };
    return beside === undefined ? undefined : { file: beside, isThere: false };
  }

  /** Also by what leads to no file here: the writer said something else than the default. */
  #isNamed(note: NoteText): boolean {
    return this.namesOf(note).length > 0 || namesElsewhere(note.text, note.language);
  }

  #isAbsent(file: FileId): boolean {
    return this.#files.has(file) && this.#files.get(file) === undefined;
  }

  #bibliography(file: FileId): BibliographyFile | undefined {
    const known = this.#files.get(file);
    if (!known) return undefined;
    known.bibliography ??= readBibliography(file, known.text);
    return known.bibliography;
  }

  #named(note: NoteText): (MissingBibliography & { readonly from: FileId })[] {
    const own = this.#resolved(bibliographiesOfNote(note.text, note.language), note.file);
    return [...own, ...this.#projectsAbove(note).flatMap((project) => this.#namedIn(project))];
  }

  #namedIn(project: FileId) {
    return this.#resolved(this.#namesIn(project), project);
  }

  #namesIn(project: FileId): readonly NamedBibliography[] {
    const known = this.#files.get(project);
    if (!known) return [];
    known.names ??= bibliographiesOfProject(known.text);
    return known.names;
  }

  #resolved(names: readonly NamedBibliography[], from: FileId) {
    return names.flatMap(({ name, span }) => {
      const file = this.#resolve(name, from);
      return file === undefined ? [] : [{ name, span, file, from }];
    });
  }

  #defaultsAbove({ file }: NoteText): readonly FileId[] {
    const name = this.#defaultName(file) ?? '';
    return defaultsAbove(name, file, this.#resolve, (each) => this.#files.get(each) !== undefined);
  }

  /** Candidates in the folders above, up to and with the first folder that is known to have one. */
  #projectsAbove({ file, language }: NoteText): FileId[] {
    const candidates: FileId[] = [];
    if (noteKind(language) !== 'markdown') return candidates;
    for (let up = '', n = 0; n < MOST_FOLDERS; up += '../', n++) {
      const here = PROJECT_FILES.map((name) => this.#resolve(up + name, file));
      for (const candidate of here) if (candidate !== undefined) candidates.push(candidate);
      const isRoot = here.every((candidate) => candidate === undefined);
      const isProject = here.some(
        (candidate, index) =>
          PROJECT_FILES[index] !== '_metadata.yml' && candidate !== undefined && this.#files.get(candidate),
      );
      if (isRoot || isProject) break;
    }
    return candidates;
  }
}
