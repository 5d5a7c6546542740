/** Where the passages of all annotations stand now, in files that are open or not: looked for while somebody looks. */
import * as vscode from 'vscode';
import { anchor } from '../../core/anchoring/anchor';
import { prepare } from '../../core/anchoring/prepared';
import { offsetsOf } from '../../core/checks/positions';
import type { Thread } from '../../core/model';
import type { FileId, Place } from '../../core/place';
import { boundedText, openDocument, statOf, UNREADABLE } from '../file-texts';
import { messageOf } from '../files';
import { Pace } from '../pace';
import { inSlices } from '../slices';
import type { LibraryStore } from '../store';
import { selectorsOf } from './placed';

/** After a change, not sooner again than this. Milliseconds. */
const BETWEEN_LOOKS = 1000;

export interface Whereabouts {
  /** The file in which the passage stands, or in which it stood. */
  readonly file: FileId;
  /** Where it stands; undefined for an orphan. */
  readonly place?: Place;
}

interface Looked extends Whereabouts {
  /** What it was looked for in: the files, and which texts they were. */
  readonly state: string;
}

/** A passage that is being looked for. */
interface Sought {
  readonly thread: Thread;
  readonly state: string;
  /** Where it may stand: its own file first, then the others that tell of its paper. */
  readonly files: readonly FileId[];
}

export class AnnotationsWhereabouts implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new WeakMap<Thread, Looked>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #pace = new Pace(() => void this.find(), BETWEEN_LOOKS);
  readonly #disposables: vscode.Disposable[];
  #isWatched = false;
  #isDisposed = false;
  /** The look that is under way, and the one that follows it. */
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

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

  /** Looks for all that may stand elsewhere than is known; resolves when that is done. Never two looks at a time. */
  find(): Promise<void> {
    this.#next ??= this.#running.then(async () => {
      this.#running = this.#next!;
      this.#next = undefined;
      await this.#look().catch((error) => this.#log.error(messageOf(error)));
    });
    return this.#next;
  }

  dispose(): void {
    this.#isDisposed = true;
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #look(): Promise<void> {
    /** Who is looked for in a file: it is read and prepared once for all of them. */
    const waiting = new Map<FileId, Sought[]>();
    const wait = (file: FileId, sought: Sought) => {
      const there = waiting.get(file);
      if (there) there.push(sought);
      else waiting.set(file, [sought]);
    };
    for (const sought of await this.#changedSince()) wait(sought.files[0]!, sought);
    const isAny = waiting.size > 0;
    for (const [file, here] of waiting) {
      waiting.delete(file);
      for (const sought of await this.#lookIn(file, here)) {
        const next = sought.files[sought.files.indexOf(file) + 1];
        if (next !== undefined) wait(next, sought);
        else {
          const { thread, state, files } = sought;
          this.#known.set(thread, { file: files[0]!, state });
        }
      }
      if (this.#isDisposed) return;
    }
    if (isAny) this.#changed.fire();
  }

  /** The passages that were looked for in other texts than there are now, or never. */
  async #changedSince(): Promise<Sought[]> {
    const { annotations } = this.#store.word;
    const all = annotations.threads.map((thread) => {
      // What was made at an address stands on a page of its paper, or nowhere.
      const home = annotations.fileOf(thread);
      const others = this.#store.library.named(thread.paper)?.records ?? [];
      const files = [...(home === undefined ? [] : [home]), ...others.map(({ place }) => place.file)];
      return { thread, files: [...new Set(files)] };
    });
    const named = [...new Set(all.flatMap(({ files }) => files))];
    const texts = new Map(
      await Promise.all(named.map(async (file) => [file, await this.#textId(file)] as const)),
    );
    return all.flatMap(({ thread, files }) => {
      const isRead = files.every((file) => texts.get(file) !== undefined);
      const state = files.map((file) => `${file} ${texts.get(file)}`).join('\n');
      if (!isRead || files.length === 0 || this.#known.get(thread)?.state === state) return [];
      return [{ thread, state, files }];
    });
  }

  /** Another one whenever the file says something else; undefined where that cannot be told now. */
  async #textId(file: FileId): Promise<string | undefined> {
    const open = openDocument(file);
    if (open?.isDirty) return `version ${open.version}`;
    const digest = this.#store.library.digestOf(file);
    if (digest !== undefined) return String(digest);
    try {
      const stat = await statOf(vscode.Uri.parse(file));
      return stat ? `${stat.mtime} ${stat.size}` : 'none';
    } catch (error) {
      this.#log.warn(`${file}: ${messageOf(error)}`);
      return undefined;
    }
  }

  /** Answers with those that do not stand in the file. Of one that cannot be read now nothing is known of anybody. */
  async #lookIn(file: FileId, sought: readonly Sought[]): Promise<readonly Sought[]> {
    try {
      const text = await boundedText(vscode.Uri.parse(file));
      if (text === undefined || text === UNREADABLE) return sought;
      return (await inSlices(this.#anchoring(text, file, sought), () => !this.#isDisposed)) ?? [];
    } catch (error) {
      this.#log.warn(`${file}: ${messageOf(error)}`);
      return [];
    }
  }

  *#anchoring(text: string, file: FileId, here: readonly Sought[]): Generator<void, Sought[]> {
    const source = prepare(text);
    const offsets = offsetsOf(text);
    const left: Sought[] = [];
    for (const sought of here) {
      const { thread, state } = sought;
      const found = anchor(source, selectorsOf(thread));
      if (found.state === 'found') {
        const { line, column } = offsets.position(found.start);
        const end = offsets.position(found.end);
        const place = { file, line, column, endLine: end.line, endColumn: end.column };
        this.#known.set(thread, { file, place, state });
      } else left.push(sought);
      yield;
    }
    return left;
  }
}
