/**
 * The reader's own word, which wins over every page: pinned citekeys, decisions on accounts, accepted look-ups;
 * and the history of pages that were saved again. All of it lies in `.scholium/` of a workspace folder.
 */
import * as vscode from 'vscode';
import type { LineFile } from '../core/jsonl';
import { decide, namesOf } from '../core/library/decided';
import { addDecision, DECISIONS, type Decision, isDecision, removeDecision } from '../core/library/decisions';
import { addChanges, changesOf, HISTORY } from '../core/library/history';
import type { Kept } from '../core/library/kept';
import { changeMarks, MARKS, type MarksChange } from '../core/library/marks';
import { addPins, PINS, type Pin, pinOfAnother, renamePin } from '../core/library/pins';
import { type Accepted, accountsOf, addAccepted, LOOKUPS } from '../core/lookup/accepted';
import type { Annotation, PageChange, PaperRecord, Parsed, Work } from '../core/model';
import type { Place } from '../core/place';
import { AnnotationFiles } from './annotations/annotation-files';
import { fileId } from './convert';
import { today } from './day';
import { messageOf } from './files';
import { KeptFiles } from './kept-files';

export class ReadersWord implements vscode.Disposable {
  readonly #pins = new KeptFiles(PINS);
  readonly #decisions = new KeptFiles(DECISIONS);
  readonly #history = new KeptFiles(HISTORY);
  readonly #lookups = new KeptFiles(LOOKUPS);
  readonly #marks = new KeptFiles(MARKS);
  readonly annotations = new AnnotationFiles();
  readonly #files = [
    ...[this.#pins, this.#decisions, this.#history, this.#lookups, this.#marks],
    this.annotations.files,
  ];
  readonly #accounts = new WeakMap<LineFile<Accepted>, ReturnType<typeof accountsOf>>();
  readonly #log: vscode.LogOutputChannel;
  /** Changes of pages that are still to be written, by workspace folder. */
  readonly #noted = new Map<string, PageChange[]>();
  readonly #changed = new vscode.EventEmitter<void>();

  /** The reader's word is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
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
        pins: this.#pins.entries,
        decisions: [...this.#decisions.entries, ...looked.flatMap(({ decisions }) => decisions)],
        placeOf: (decision) => this.#placeOf(decision),
        history: this.#history.entries,
        marks: this.#marks.entries,
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

  /** Pins the citekeys of these works as they are, so that they never change by themselves. */
  async pin(works: readonly Work[]): Promise<void> {
    const pinned = new Set(this.#pins.entries.map((pin) => pin.citekey));
    const byFolder = new Map<string, Work[]>();
    for (const work of works) {
      const folder = folderOf(work);
      if (!folder || pinned.has(work.citekey)) continue;
      const ours = byFolder.get(folder);
      if (ours) ours.push(work);
      else byFolder.set(folder, [work]);
    }
    for (const [folder, ours] of byFolder) {
      const pins = ours.map((work) => ({ citekey: work.citekey, paper: namesOf(work.records) }));
      await this.#pins.change(vscode.Uri.parse(folder), (known) => addPins(known, pins));
    }
    if (byFolder.size > 0) this.#changed.fire();
  }

  /** Whether a citekey is pinned to another paper, or was: notes may use it, though no page of that one is here. */
  isOfAnother(work: Work, citekey: string): boolean {
    return pinOfAnother(this.#pins.entries, citekey, [work.citekey, ...work.aliases]) !== undefined;
  }

  /** Gives a work the citekey that the reader chose. */
  async choose(work: Work, citekey: string): Promise<void> {
    if (this.isOfAnother(work, citekey))
      throw new Error(
        `@${citekey} is pinned to another paper, whose page may be away now. Choose another key.`,
      );
    const folder = this.#pins.folderOf(({ citekey: key }) => key === work.citekey) ?? homeOf(work);
    const pin = { citekey, paper: namesOf(work.records), chosen: true, formerly: work.aliases };
    await this.#pins.change(folder, (known) => renamePin(known, work.citekey, pin));
    this.#changed.fire();
  }

  /** The pin of a citekey, as it is kept. */
  pinOf(citekey: string): Pin | undefined {
    return this.#pins.entries.find((pin) => pin.citekey === citekey);
  }

  /** Gives a work back the pin it had before `chosen`, or one as `pin` makes it; keys in `formerly` lead to it too. */
  async putBack(
    work: Work,
    chosen: string,
    pin: Pin | undefined,
    formerly: readonly string[],
  ): Promise<void> {
    const folder = this.#pins.folderOf(({ citekey }) => citekey === chosen) ?? homeOf(work);
    const own = pin ?? { citekey: work.citekey, paper: namesOf(work.records) };
    const former = [...new Set([...(own.formerly ?? []), ...formerly])];
    const kept: Pin = { ...own, ...(former.length > 0 && { formerly: former }) };
    const isReplaced = ({ citekey }: Pin) => citekey === chosen || citekey === kept.citekey;
    await this.#pins.change(folder, (known) => [...known.filter((each) => !isReplaced(each)), kept]);
    this.#changed.fire();
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

  /** Keeps what the reader says of a work. */
  async mark(work: Work, change: MarksChange): Promise<void> {
    await this.#marks.change(homeOf(work), (known) => changeMarks(known, namesOf(work.records), change));
    this.#changed.fire();
  }

  /** The same, where anything is kept of it. */
  async unmark(work: Work, change: MarksChange): Promise<void> {
    const names = new Set(namesOf(work.records));
    const isKept = this.#marks.entries.some(({ paper }) => paper.some((name) => names.has(name)));
    if (isKept) await this.mark(work, change);
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

/** The workspace folder of the page that says most of a work. */
function folderOf(work: Work): string | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(work.records[0]!.place.file));
  return folder && fileId(folder.uri);
}

/** The same, for what must be kept somewhere. */
function homeOf(work: Work): vscode.Uri {
  const folder = folderOf(work);
  if (folder === undefined)
    throw new Error(
      'The page of this paper is in no folder of the workspace, so there is no place to keep this.',
    );
  return vscode.Uri.parse(folder);
}

/** The first workspace folder that one of these was read from. */
function folderOfRecords(records: readonly PaperRecord[]): string | undefined {
  for (const { place } of records) {
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(place.file));
    if (folder) return fileId(folder.uri);
  }
  return undefined;
}
