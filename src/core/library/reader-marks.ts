/** What the reader says of works: in literature notes, named by citekey, and in `.scholium/`. */
import type { Marks, PaperMarks, PaperNote, Parsed, Thread } from '../model';
import type { FileId } from '../place';
import { Buckets } from './buckets';
import type { LibraryWork } from './library-work';
import { compareText } from './record-keys';
import { NamedSubjects, Subjects } from './subjects';

interface NoteInFile {
  readonly file: FileId;
  readonly note: PaperNote;
}

const NO_MARKS: Marks = { tags: [], notes: [], threads: [] };

export class ReaderMarks {
  readonly #byFile = new Map<FileId, NoteInFile>();
  readonly #byKey = new Buckets<string, NoteInFile>();
  readonly #notes = new Subjects<NoteInFile>();
  readonly #kept = new NamedSubjects<PaperMarks>();
  readonly #threads = new NamedSubjects<Thread>();
  /** Made for who asks. */
  readonly #marks = new WeakMap<LibraryWork, Marks>();

  add({ file, note }: Parsed): void {
    if (!note) return;
    const each = { file, note };
    this.#byFile.set(file, each);
    for (const key of note.keys) this.#byKey.add(key, each);
    this.#notes.add(each);
  }

  delete({ file }: Parsed): void {
    const each = this.#byFile.get(file);
    if (!each) return;
    this.#byFile.delete(file);
    for (const key of each.note.keys) this.#byKey.delete(key, each);
    this.#notes.delete(each);
  }

  /** Takes what is kept of papers now. */
  set(marks: readonly PaperMarks[]): void {
    this.#kept.set(marks);
  }

  /** Takes what is written in the margin now. */
  setThreads(threads: readonly Thread[]): void {
    this.#threads.set(threads);
  }

  /** What may concern works that came or went. */
  reconsider(works: readonly LibraryWork[]): void {
    this.#kept.reconsider(works);
    this.#threads.reconsider(works);
    if (this.#notes.size === 0) return;
    for (const { citekey, aliases } of works)
      for (const key of [citekey, ...aliases])
        for (const each of this.#byKey.get(key)) this.#notes.reconsider(each);
  }

  /** Finds out which works are meant; answers with those of which something else is said than before. */
  settle(
    byCitekey: (key: string) => LibraryWork | undefined,
    named: (paper: readonly string[]) => LibraryWork | undefined,
  ): Set<LibraryWork> {
    const others = this.#kept.settle(named);
    for (const work of this.#threads.settle(named)) others.add(work);
    for (const work of this.#notes.settle(({ note }) => meant(note, byCitekey))) others.add(work);
    for (const work of others) this.#marks.delete(work);
    return others;
  }

  of(work: LibraryWork): Marks {
    let marks = this.#marks.get(work);
    if (!marks) {
      const notes = [...this.#notes.about(work)].sort((a, b) => compareText(a.file, b.file));
      const said = [...notes.map(({ note }) => note), ...this.#kept.about(work)];
      const threads = this.#threads.about(work);
      marks =
        said.length + threads.length === 0
          ? NO_MARKS
          : { ...together(said), notes: notes.map(({ file }) => file), threads };
      this.#marks.set(work, marks);
    }
    return marks;
  }
}

function meant(
  { keys }: PaperNote,
  byCitekey: (key: string) => LibraryWork | undefined,
): LibraryWork | undefined {
  for (const key of keys) {
    const work = byCitekey(key);
    if (work) return work;
  }
  return undefined;
}

/** The first that says something is heard; tags of all count. */
function together(said: readonly (PaperNote | PaperMarks)[]): Pick<Marks, 'status' | 'importance' | 'tags'> {
  const status = said.find((each) => each.status !== undefined)?.status;
  const importance = said.find((each) => each.importance !== undefined)?.importance;
  return {
    ...(status !== undefined && { status }),
    ...(importance !== undefined && { importance }),
    tags: [...new Set(said.flatMap(({ tags }) => tags))],
  };
}
