/**
 * The reader's own word, which wins over every page: pinned citekeys, decisions on accounts, accepted look-ups;
 * and the history of pages that were saved again. All of it lies in `.scholium/` of a workspace folder.
 */
import * as vscode from 'vscode';
import type { LineFile } from '../../core/jsonl';
import { decide } from '../../core/library/decided';
import {
  addDecision,
  DECISIONS,
  type Decision,
  isDecision,
  removeDecision,
} from '../../core/library/decisions';
import { addChanges, changesOf, HISTORY } from '../../core/library/history';
import type { Kept } from '../../core/library/kept';
import { type Accepted, accountsOf, addAccepted, LOOKUPS } from '../../core/lookup/accepted';
import type { Annotation, PageChange, PaperRecord, Parsed, Work } from '../../core/model';
import type { Place } from '../../core/place';
import { AnnotationFiles } from '../annotations/annotation-files';
import { fileId } from '../convert';
import { today } from '../day';
import { messageOf } from '../files';
import { LiteratureWritings } from '../literature/writings';
import { folderOfRecords, homeOf } from './homes';
import { KeptFiles } from './kept-files';
import { KeptMarks } from './kept-marks';
import { PinnedKeys } from './pinned-keys';

export class ReadersWord implements vscode.Disposable {
  readonly #decisions = new KeptFiles(DECISIONS);
  readonly #history = new KeptFiles(HISTORY);
  readonly #lookups = new KeptFiles(LOOKUPS);
  readonly pins = new PinnedKeys(() => this.#changed.fire());
  readonly marks = new KeptMarks(() => this.#changed.fire());
  readonly annotations = new AnnotationFiles();
  readonly literature: LiteratureWritings;
  /** All of them: who opens a folder is told what is wrong with any. */
  readonly #files: readonly Pick<KeptFiles<object>, 'isFile' | 'read' | 'problems'>[];
  readonly #accounts = new WeakMap<LineFile<Accepted>, ReturnType<typeof accountsOf>>();
  readonly #log: vscode.LogOutputChannel;
  /** Changes of pages that are still to be written, by workspace folder. */
  readonly #noted = new Map<string, PageChange[]>();
  readonly #changed = new vscode.EventEmitter<void>();

  /** The reader's word is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    this.literature = new LiteratureWritings(log, () => this.#changed.fire());
    this.#files = [
      ...[this.#decisions, this.#history, this.#lookups],
      ...[this.pins, this.marks, this.annotations, this.literature].map(({ files }) => files),
    ];
  }

  isFile(uri: vscode.Uri): boolean {
    return this.#files.some((files) => files.isFile(uri));
  }

  /** Reads all of it again; true when it says something else than before. */
  async read(): Promise<boolean> {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    const changed = await Promise.all(this.#files.map((files) => files.read(folders)));
    this.annotations.take();
    return changed.includes(true);
  }

  /** What the library is made with besides the pages, and the accounts that stand on no page. */
  get kept(): { readonly kept: Kept; readonly accounts: readonly Parsed[] } {
    const looked = this.#lookups.files.map(([file, lines]) => this.#accountsIn(file, lines));
    return {
      accounts: looked.map(({ parsed }) => parsed),
      kept: {
        pins: this.pins.files.entries,
        decisions: [...this.#decisions.entries, ...looked.flatMap(({ decisions }) => decisions)],
        placeOf: (decision) => this.#placeOf(decision),
        history: this.#history.entries,
        marks: this.marks.files.entries,
        threads: this.annotations.threads,
        problems: this.#files.flatMap(({ problems }) => problems),
      },
    };
  }

  /** The same lines give the same accounts again: the library takes them for those it has. */
  #accountsIn(file: string, lines: LineFile<Accepted>): ReturnType<typeof accountsOf> {
    let accounts = this.#accounts.get(lines);
    if (!accounts) {
      accounts = accountsOf(file, lines);
      this.#accounts.set(lines, accounts);
    }
    return accounts;
  }

  /** What the reader decided on which accounts are of one paper. */
  get decisions(): readonly Decision[] {
    return this.#decisions.entries;
  }

  /** Keeps the reader's word that these accounts are of one paper, or of two; answers with what takes it back. */
  async decide(
    verdict: Decision['verdict'],
    a: readonly PaperRecord[],
    b: readonly PaperRecord[],
  ): Promise<() => Promise<void>> {
    const home = folderOfRecords([...a, ...b]);
    if (home === undefined)
      throw new Error(
        'The pages of these papers are in no folder of the workspace, so there is no place to keep this.',
      );
    const folder = vscode.Uri.parse(home);
    // Earlier decisions on the same two give way, in whichever folder they stand.
    const before = this.decisions;
    const after = decide(before, verdict, a, b);
    const decision = after.at(-1)!;
    const overruled = before.filter((each) => !after.includes(each));
    for (const each of overruled) await this.#remove(each);
    await this.#decisions.change(folder, (known) => addDecision(known, decision));
    this.#changed.fire();
    return async () => {
      await this.#remove(decision);
      await this.#decisions.change(folder, (known) => [...known, ...overruled]);
      this.#changed.fire();
    };
  }

  /** Takes a decision back. */
  async undecide(decision: Decision): Promise<void> {
    await this.#remove(decision);
    this.#changed.fire();
  }

  async #remove(decision: Decision): Promise<void> {
    const folder = this.#decisions.folderOf((known) => isDecision(known, decision));
    if (folder) await this.#decisions.change(folder, (known) => removeDecision(known, decision));
  }

  #placeOf(decision: Decision): Place | undefined {
    for (const [, { places }] of this.#decisions.files) {
      const place = places.get(decision);
      if (place) return place;
    }
    return undefined;
  }

  /** Keeps what the reader accepted of a look-up. */
  async acceptLookup(work: Work, accepted: Accepted): Promise<void> {
    await this.#lookups.change(homeOf(work), (known) => addAccepted(known, accepted));
    this.#changed.fire();
  }

  /** Changes the annotations of a folder. */
  async annotate(
    folder: vscode.Uri,
    change: (annotations: readonly Annotation[]) => readonly Annotation[],
  ): Promise<void> {
    await this.annotations.change(folder, change);
    this.#changed.fire();
  }

  /** A page that was saved again tells what is new; the file will hold the new page only. */
  noteChanges(uri: vscode.Uri, before: Parsed, now: Parsed): void {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const changes = changesOf(before, now, today());
    if (folder && changes.length > 0) {
      const key = fileId(folder.uri);
      const noted = this.#noted.get(key);
      if (noted) noted.push(...changes);
      else this.#noted.set(key, [...changes]);
    }
  }

  /** Writes what was noted. Never throws: what changed is a remark, the pages must be shown all the same. */
  async writeChanges(): Promise<void> {
    const noted = [...this.#noted];
    this.#noted.clear();
    if (!vscode.workspace.isTrusted) return;
    for (const [folder, changes] of noted) {
      try {
        await this.#history.change(vscode.Uri.parse(folder), (known) => addChanges(known, changes));
      } catch (error) {
        this.#log.error(`The history of ${folder} could not be written: ${messageOf(error)}`);
      }
    }
    if (noted.length > 0) this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
