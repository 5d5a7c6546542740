/** Where the passages of all annotations stand now, in files that are open or not: looked for while somebody looks. */
import * as vscode from 'vscode';
import { type Anchored, anchor } from '../../core/anchoring/anchor';
import { prepare } from '../../core/anchoring/prepared';
import { offsetsOf } from '../../core/checks/positions';
import type { Thread } from '../../core/model';
import type { FileId, Place } from '../../core/place';
import { textOf } from '../file-texts';
import { messageOf } from '../files';
import { Pace } from '../pace';
import { inSlices } from '../slices';
import type { LibraryStore } from '../store';
import { selectorsOf } from './margin';

/** After a change, not sooner again than this. Milliseconds. */
const BETWEEN_LOOKS = 1000;

export interface Whereabouts {
  /** The file in which the passage stands, or in which it stood. */
  readonly file: FileId;
  /** Where it stands; undefined for an orphan. */
  readonly place?: Place;
  /** Where an orphan may belong, the best first. */
  readonly candidates: readonly Anchored[];
}

interface Looked extends Whereabouts {
  /** What it was looked for in: the digests of the files, as the library has them. */
  readonly state: string;
}

export class AnnotationsWhereabouts implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new WeakMap<Thread, Looked>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #pace = new Pace(() => void this.#look(), BETWEEN_LOOKS);
  readonly #disposables: vscode.Disposable[];
  #isWatched = false;
  #looking = 0;

  /** More is known than before. */
  readonly onDidChange = this.#changed.event;

  constructor(store: LibraryStore, log: vscode.LogOutputChannel) {
    this.#store = store;
    this.#log = log;
    const again = () => {
      if (this.#isWatched) this.#pace.call();
    };
    this.#disposables = [
      this.#changed,
      this.#pace,
      store.onDidChange(again),
      store.word.onDidChange(again),
      vscode.workspace.onDidSaveTextDocument(again),
    ];
  }

  /** Undefined where it is not known yet. */
  of(thread: Thread): Whereabouts | undefined {
    return this.#known.get(thread);
  }

  /** Whether somebody looks at them: only then they are looked for. */
  watch(isWatched: boolean): void {
    this.#isWatched = isWatched;
    if (isWatched) this.#pace.call();
  }

  /** Looks for all that may stand elsewhere than is known; resolves when that is done, or begun again. */
  async find(): Promise<void> {
    await this.#look();
  }

  dispose(): void {
    this.#looking++;
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #look(): Promise<void> {
    const looking = ++this.#looking;
    const { annotations } = this.#store.word;
    const byFile = new Map<FileId, Thread[]>();
    for (const thread of annotations.threads) {
      // What was made at an address stands on a page of its paper, or nowhere.
      const file = annotations.fileOf(thread) ?? this.#otherFiles(thread)[0];
      if (file === undefined || this.#known.get(thread)?.state === this.#stateOf(thread, file)) continue;
      const threads = byFile.get(file);
      if (threads) threads.push(thread);
      else byFile.set(file, [thread]);
    }
    for (const [file, threads] of byFile) {
      const left = await this.#lookIn(file, file, threads);
      for (const thread of left) {
        for (const other of this.#otherFiles(thread, file)) {
          if ((await this.#lookIn(other, file, [thread])).length === 0) break;
        }
      }
      if (looking !== this.#looking) return;
    }
    if (byFile.size > 0) this.#changed.fire();
  }

  /** Looks for passages made in `home`; answers with those that are not found. */
  async #lookIn(file: FileId, home: FileId, threads: readonly Thread[]): Promise<Thread[]> {
    const text = await textOf(file).catch((error) => {
      this.#log.warn(`${file}: ${messageOf(error)}`);
      return undefined;
    });
    return (await inSlices(this.#anchoring(text ?? '', file, home, threads))) ?? [];
  }

  *#anchoring(
    text: string,
    file: FileId,
    home: FileId,
    threads: readonly Thread[],
  ): Generator<void, Thread[]> {
    const source = prepare(text);
    const offsets = offsetsOf(text);
    const left: Thread[] = [];
    for (const thread of threads) {
      const found = anchor(source, selectorsOf(thread));
      const state = this.#stateOf(thread, home);
      if (found.state === 'found') {
        const { line, column } = offsets.position(found.start);
        const end = offsets.position(found.end);
        const place = { file, line, column, endLine: end.line, endColumn: end.column };
        this.#known.set(thread, { file, place, candidates: [], state });
      } else {
        left.push(thread);
        if (file === home) this.#known.set(thread, { file, candidates: found.candidates, state });
      }
      yield;
    }
    return left;
  }

  /** The other files that tell of its paper. */
  #otherFiles({ paper }: Thread, home?: FileId): FileId[] {
    const records = this.#store.library.named(paper)?.records ?? [];
    return [...new Set(records.map(({ place }) => place.file))].filter((file) => file !== home);
  }

  #stateOf(thread: Thread, home: FileId): string {
    const { library } = this.#store;
    return [home, ...this.#otherFiles(thread, home)].map((file) => library.digestOf(file) ?? '-').join();
  }
}
