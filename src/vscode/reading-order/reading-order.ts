/**
 * What to read first: learnt in the background from what the reader does, when somebody asks for it and not before,
 * and again when papers, notes or marks are others, as long as it is asked for. It is kept nowhere: the same papers and
 * marks teach the same.
 */
import * as vscode from 'vscode';
import type { Work } from '../../core/model';
import { learn } from '../../core/reading-order/learn';
import type { Because } from '../../core/reading-order/model';
import type { ReadingModel } from '../../core/reading-order/reading-model';
import { setting } from '../configuration';
import { inSlices } from '../slices';
import type { LibraryStore } from '../store';
import type { LastRead } from './last-read';

/** Papers and notes must have rested for so long. Milliseconds. */
const REST = 700;
/** Between two slices of learning others have the host for so long. Milliseconds. */
const PAUSE = 4;
const ENABLED = 'scholium.readingOrder.enabled';

export class ReadingOrder implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #lastRead: LastRead;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];
  #model: ReadingModel | undefined;
  #learning: Promise<void> | undefined;
  #isOutdated = true;
  /** Somebody asked since it was learnt last: whoever shows it asks again when it is told that it changed. */
  #isWanted = false;
  #resting: ReturnType<typeof setTimeout> | undefined;

  /** Scores and reasons are others than before. */
  readonly onDidChange = this.#changed.event;

  constructor(store: LibraryStore, lastRead: LastRead, log: vscode.LogOutputChannel) {
    this.#store = store;
    this.#lastRead = lastRead;
    this.#log = log;
    this.#disposables = [
      this.#changed,
      store.onDidChange(() => this.#outdate()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(ENABLED)) this.#follow();
      }),
      new vscode.Disposable(() => clearTimeout(this.#resting)),
    ];
  }

  /** The reader wants it. Where not, nothing is learnt, scored or explained. */
  get isOn(): boolean {
    return setting(ENABLED);
  }

  /** What was learnt; undefined while it is learnt for the first time, and where it is off. */
  get model(): ReadingModel | undefined {
    if (!this.isOn) return undefined;
    this.#isWanted = true;
    if (!this.#model) void this.#learn();
    else if (this.#isOutdated) this.#learnSoon();
    return this.#model;
  }

  /** Why the paper stands where it stands, the weightiest reason first; none where nothing was learnt yet. */
  why(work: Work): readonly Because[] {
    return this.model?.why(work) ?? [];
  }

  /** Resolves when what is known now is learnt; at once where it is off. */
  async ready(): Promise<void> {
    this.#isWanted = true;
    await this.#store.firstReading;
    // In an empty folder there is nothing to learn, and it stays outdated.
    while (this.isOn && this.#store.library.size > 0 && (this.#isOutdated || this.#learning))
      await this.#learn();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #outdate(): void {
    this.#isOutdated = true;
    clearTimeout(this.#resting);
    this.#resting = undefined;
    if (this.#isWanted && this.isOn) this.#learnSoon();
  }

  #learnSoon(): void {
    this.#resting ??= setTimeout(() => {
      this.#resting = undefined;
      void this.#learn();
    }, REST);
  }

  #follow(): void {
    if (!this.isOn) this.#model = undefined;
    this.#outdate();
    this.#changed.fire();
  }

  /** Only what is learnt last counts; while it is learnt, one asking is as good as another. */
  #learn(): Promise<void> {
    this.#learning ??= this.#learnNow()
      .catch((error) => this.#log.error(error instanceof Error ? error : String(error)))
      .finally(() => {
        this.#learning = undefined;
        // What came meanwhile is learnt when it rests.
        if (this.#isOutdated && this.#store.library.size > 0) this.#outdate();
      });
    return this.#learning;
  }

  async #learnNow(): Promise<void> {
    // A part of the library would teach something else.
    await this.#store.recalled;
    if (!this.isOn || !this.#isOutdated || this.#store.library.size === 0) return;
    this.#isOutdated = false;
    const reader = { inNotes: this.#store.inNotes, lastRead: new Map(this.#lastRead.at) };
    const steps = learn(this.#store.library.works, reader, this.#model);
    const model = await inSlices(steps, () => this.isOn, PAUSE);
    if (!model || !this.isOn || model === this.#model) return;
    this.#model = model;
    this.#isWanted = false;
    this.#changed.fire();
  }
}
