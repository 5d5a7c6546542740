/** Citekeys and locator labels as one types. */
import * as vscode from 'vscode';
import { saysAll } from '../core/checks/says-words';
import { completionAt, FAR } from '../core/completion/completion-at';
import { offeredLabels } from '../core/completion/locators';
import { MostCited } from '../core/completion/most-cited';
import type { KeyPlace, LocatorPlace } from '../core/completion/place';
import { isWhole, papersFor } from '../core/completion/ranking';
import { type Trial, trialOnReader } from '../core/completion/trial';
import { citedAs, usesBeside } from '../core/completion/uses';
import type { Work } from '../core/model';
import { CITING_LANGUAGES } from '../core/notes/citations';
import { noteLanguage } from '../core/notes/front-matter';
import { authorsYear } from '../core/views/describe';
import { clip } from '../core/views/markdown';
import type { CommandId } from '../names';
import type { Entries, KeyOf } from './bibliography/entries';
import { toRange } from './citing';
import { setting } from './configuration';
import { fileId } from './convert';
import { firstPapers } from './first-reading';
import { cardOf } from './hover';
import { languageIdOf } from './language';
import type { OpenNotes } from './open-notes';
import type { Searching } from './searching';
import type { LibraryStore } from './store';
import type { Target } from './target';

/**
 * What begins a key, and what stands in or between the words of one: VS Code asks again by itself only while letters
 * and digits of one word are typed, and in Markdown not even for the first of them.
 */
const TRIGGERS = [...'@{<`";, -_:./+&#'];

const OFFERED = 50;
/** Of a title, as much as stands beside a key. Characters. */
const TITLE = 70;
/** The front matter of a note, or enough of it. Characters. */
const HEAD = 5000;

export function registerCompletion(
  store: LibraryStore,
  searching: Searching,
  notes: OpenNotes,
  entries: Entries,
): vscode.Disposable {
  const completion = new Completion(store, searching, notes, entries);
  return vscode.Disposable.from(
    completion,
    vscode.languages.registerCompletionItemProvider(CITING_LANGUAGES, completion, ...TRIGGERS),
  );
}

class PaperItem extends vscode.CompletionItem {
  readonly work: Work;
  readonly key: string;

  constructor(work: Work, key: string) {
    super({ label: key, description: clip(work.title, TITLE) }, vscode.CompletionItemKind.Reference);
    this.work = work;
    this.key = key;
    this.detail = authorsYear(work);
    if (work.withdrawn) this.tags = [vscode.CompletionItemTag.Deprecated];
  }
}

class Completion implements vscode.CompletionItemProvider, vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #searching: Searching;
  readonly #notes: OpenNotes;
  readonly #entries: Entries;
  readonly #mostCited: MostCited;
  readonly #unsubscribe: () => void;
  /** Of the note in which the list was opened: while it is narrowed, nothing but the key changes. */
  #uses: { readonly document: vscode.TextDocument; readonly uses: readonly string[] } | undefined;

  constructor(store: LibraryStore, searching: Searching, notes: OpenNotes, entries: Entries) {
    this.#store = store;
    this.#searching = searching;
    this.#notes = notes;
    this.#entries = entries;
    this.#mostCited = new MostCited((limit) => searching.search('', { limit }).hits.map(({ work }) => work));
    this.#unsubscribe = store.library.onDidChange((delta) => this.#mostCited.note(delta));
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    { triggerKind }: vscode.CompletionContext,
  ): Promise<vscode.CompletionList | undefined> {
    if (!this.#isEnabled(document)) return undefined;
    const place = this.#placeAt(document, position);
    if (!place) return undefined;
    if (place.kind === 'locator') return locatorList(document, place);
    const isAgain = triggerKind === vscode.CompletionTriggerKind.TriggerForIncompleteCompletions;
    const uses = this.#usesOf(document, position, isAgain);
    await firstPapers(this.#store, token);
    if (place.typed.trim() !== '') await this.#searching.ready();
    if (token.isCancellationRequested) return undefined;
    const papers = this.#papersFor(place, uses);
    const isAsked = triggerKind === vscode.CompletionTriggerKind.Invoke;
    if (!isAsked && isWhole(place, papers)) return undefined;
    const [cited, inBibliography] = [citedAs(uses, this.#store.library), this.#entries.keysNow(document)];
    const keyOf = (work: Work) => cited.get(work) ?? inBibliography(work);
    return paperList(document, position, place, papers, keyOf);
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    if (item instanceof PaperItem) item.documentation = cardOf(item.work, item.key);
    return item;
  }

  dispose(): void {
    this.#unsubscribe();
  }

  /** Plain text is a note only where the reader says so, and a page never is. */
  #isEnabled(document: vscode.TextDocument): boolean {
    const languageId = languageIdOf(document);
    if (!setting('scholium.completion.enabled', { uri: document.uri, languageId })) return false;
    return languageId !== 'plaintext' || this.#store.library.inFile(fileId(document.uri)).length === 0;
  }

  #placeAt(document: vscode.TextDocument, position: vscode.Position) {
    const offset = document.offsetAt(position);
    const textOf = (start: number, end: number) => document.getText(toRange(document, { start, end }));
    const language = languageIdOf(document);
    // Read only where something is to be tried: the provider is asked at every space.
    const trial: Trial = (edit, keyAt) => trialOnReader(this.#notes.readerOf(document), textOf)(edit, keyAt);
    const caret = {
      offset,
      before: textOf(Math.max(0, offset - FAR), offset),
      after: textOf(offset, offset + FAR),
      language,
    };
    return completionAt(caret, trial, (key) => this.#store.library.byCitekey(key) !== undefined);
  }

  #usesOf(document: vscode.TextDocument, position: vscode.Position, isAgain: boolean): readonly string[] {
    if (isAgain && this.#uses?.document === document) return this.#uses.uses;
    const uses = usesBeside(this.#notes.readerOf(document).keys, document.offsetAt(position));
    this.#uses = { document, uses };
    return uses;
  }

  #papersFor(place: KeyPlace, inThisNote: readonly string[]): Work[] {
    const { library, inNotes } = this.#store;
    const offer = {
      byCitekey: (key: string) => library.byCitekey(key),
      search: (query: string, limit: number) => this.#searching.search(query, { limit }).hits,
      mostCited: () => this.#mostCited.best(),
      inNotes,
      inThisNote,
    };
    const papers = papersFor(place, offer, OFFERED);
    return place.inProse ? papers.filter((work) => saysAll(work, place.typed, 'names')) : papers;
  }
}

function paperList(
  document: vscode.TextDocument,
  position: vscode.Position,
  { span, write }: KeyPlace,
  papers: readonly Work[],
  keyOf: KeyOf,
): vscode.CompletionList {
  const range = toRange(document, span);
  // VS Code holds this against what is typed: the same says that each fits, in our order.
  const filterText = document.getText(range.with({ end: position }));
  const items: vscode.CompletionItem[] = [];
  for (const work of papers) {
    const key = keyOf(work);
    const insertText = write(key);
    if (insertText === undefined) continue;
    const sortText = String(items.length).padStart(4, '0');
    const command = entryCommand({ workId: work.id, note: fileId(document.uri), key });
    items.push(Object.assign(new PaperItem(work, key), { insertText, range, filterText, sortText, command }));
  }
  return new vscode.CompletionList(items, true);
}

/** Adds the entry of the paper when its key is in the note. */
function entryCommand(target: Target): vscode.Command {
  const id: CommandId = 'scholium.addEntries';
  return { command: id, title: 'Add the Entry', arguments: [target] };
}

function locatorList(document: vscode.TextDocument, { span }: LocatorPlace): vscode.CompletionList {
  const head = document.getText(toRange(document, { start: 0, end: HEAD }));
  const range = toRange(document, span);
  const items = offeredLabels(noteLanguage(head)).map(({ label, name, insert }, index) => {
    const item = new vscode.CompletionItem({ label, description: name }, vscode.CompletionItemKind.Keyword);
    item.insertText = insert;
    item.range = range;
    item.filterText = `${label} ${name}`;
    item.sortText = String(index).padStart(4, '0');
    return item;
  });
  return new vscode.CompletionList(items);
}
