/** The annotations of the workspace: those of `.scholium/annotations.jsonl` in each of its folders. */
import * as vscode from 'vscode';
import { ANNOTATIONS } from '../../core/annotations/file';
import { isAddress, leadsOut } from '../../core/annotations/iri';
import { threadsOf } from '../../core/annotations/threads';
import type { Annotation, PassageTarget, Thread } from '../../core/model';
import type { FileId } from '../../core/place';
import { fileId } from '../convert';
import { KeptFiles } from '../word/kept-files';

export class AnnotationFiles {
  readonly files = new KeptFiles(ANNOTATIONS);
  #threads: readonly Thread[] = [];
  #byFile: ReadonlyMap<FileId, readonly Thread[]> = new Map();
  #folderOf: ReadonlyMap<string, vscode.Uri> = new Map();

  /** Each annotation of a passage with its answers, in the order of the files. The same as before stays the same object. */
  get threads(): readonly Thread[] {
    return this.#threads;
  }

  /** Those whose passage was marked in this file. */
  in(file: FileId): readonly Thread[] {
    return this.#byFile.get(file) ?? [];
  }

  /** The thread of an annotation, or of an answer to it. */
  threadOf(id: string): Thread | undefined {
    return this.#threads.find(
      ({ annotation, replies }) => annotation.id === id || replies.some((reply) => reply.id === id),
    );
  }

  /**
   * The file in which the passage was marked, whether or not it is still there; none for the address of a page, and for
   * what lies outside of the folder: whoever wrote the annotation named it, and it is read without a question.
   */
  fileOf({ annotation }: Thread): FileId | undefined {
    const { source } = annotation.target as PassageTarget;
    const folder = this.#folderOf.get(annotation.id);
    if (!folder || isAddress(source) || leadsOut(source)) return undefined;
    return fileId(vscode.Uri.joinPath(folder, source));
  }

  /** Path below the workspace folder, as annotations name files; undefined for what lies in none. */
  sourceOf(uri: vscode.Uri): { readonly folder: vscode.Uri; readonly source: string } | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return undefined;
    return { folder: folder.uri, source: uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1) };
  }

  /** Changes the annotations of a folder. */
  async change(
    folder: vscode.Uri,
    change: (annotations: readonly Annotation[]) => readonly Annotation[],
  ): Promise<void> {
    await this.files.change(folder, change);
    this.take();
  }

  /** The workspace folder in whose file an annotation stands. */
  folderOf(id: string): vscode.Uri | undefined {
    return this.#folderOf.get(id);
  }

  /** Takes what the files say now. */
  take(): void {
    const before = new Map(this.#threads.map((thread) => [thread.annotation, thread]));
    const folderOf = new Map<string, vscode.Uri>();
    const threads: Thread[] = [];
    for (const [file, { entries }] of this.files.files) {
      const folder = vscode.Uri.joinPath(vscode.Uri.parse(file), '..', '..');
      for (const { id } of entries) folderOf.set(id, folder);
      for (const thread of threadsOf(entries)) {
        // Lines that are the same are the same annotations; who follows a thread goes on with the one it has.
        const known = before.get(thread.annotation);
        threads.push(known && sameList(known.replies, thread.replies) ? known : thread);
      }
    }
    this.#threads = sameList(threads, this.#threads) ? this.#threads : threads;
    this.#folderOf = folderOf;
    const byFile = new Map<FileId, Thread[]>();
    for (const thread of threads) {
      const file = this.fileOf(thread);
      if (file === undefined) continue;
      const known = byFile.get(file);
      if (known) known.push(thread);
      else byFile.set(file, [thread]);
    }
    this.#byFile = byFile;
  }
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
