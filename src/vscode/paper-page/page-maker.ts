/** Makes the pages of one panel, each from what is known by then, and knows what their links do. */
import type * as vscode from 'vscode';
import type { Work } from '../../core/model';
import { authorPage } from '../../core/paper-page/author-page';
import { type Influences, influencesOf } from '../../core/paper-page/influence';
import type { PageKnowledge } from '../../core/paper-page/known';
import { type PageAction, PageLinks } from '../../core/paper-page/links';
import type { PaperPage } from '../../core/paper-page/model';
import { paperPage } from '../../core/paper-page/paper-page';
import { fileId } from '../convert';
import { mayCite } from '../navigation/note-citations';
import { NoteContexts } from '../note-contexts';
import type { OpenNotes } from '../open-notes';
import { inSlices } from '../slices';
import { type KnowledgeSources, knownAtOnce, knownOf } from './knowledge';

export interface MakerSources extends KnowledgeSources {
  readonly notes: OpenNotes;
}

export class PageMaker implements vscode.Disposable {
  readonly #sources: MakerSources;
  readonly #links = new PageLinks();
  readonly #contexts: NoteContexts;
  readonly #unsubscribe: () => void;
  #isDisposed = false;
  /** The page that is being made. */
  #turn: Promise<unknown> = Promise.resolve();
  /** As long as the library stays as it is: typing a note changes none of it. */
  #influences: Influences | undefined;
  /** What was known of which work last. */
  #known: { readonly work: Work; readonly knowledge: PageKnowledge } | undefined;

  constructor(sources: MakerSources) {
    this.#sources = sources;
    this.#contexts = new NoteContexts(sources.store, sources.notes);
    this.#unsubscribe = sources.store.library.onDidChange(() => {
      this.#influences = undefined;
    });
  }

  /** What a link does; undefined where the page has none of that number. */
  action(link: number): PageAction | undefined {
    return this.#links.action(link);
  }

  /** Whether a note cites the paper, or did when the page was made. */
  concerns(document: vscode.TextDocument): boolean {
    if (!this.#known || !mayCite(document)) return false;
    const { work, knowledge } = this.#known;
    const file = fileId(document.uri);
    return knowledge.citingNotes.some((note) => note.file === file) || this.#contexts.isIn(document, work);
  }

  /** Undefined where nothing is by that name. */
  author(name: string): Promise<PaperPage | undefined> {
    return this.#make(() => authorPage(this.#sources.store.library, name, this.#links));
  }

  /** The page from what was known last, or is known without looking. */
  atOnce(work: Work): Promise<PaperPage | undefined> {
    this.#turnTo(work);
    return this.#paper(work, this.#known?.knowledge ?? knownAtOnce(work, this.#sources));
  }

  /** The page from all that can be known now; undefined when it is no longer wanted. */
  async whole(work: Work, isWanted: () => boolean): Promise<PaperPage | undefined> {
    this.#turnTo(work);
    this.#influences ??= await inSlices(influencesOf([work]), isWanted);
    if (!isWanted()) return undefined;
    const influences = this.#influences ?? new Map();
    const knowledge = { ...(await knownOf(work, this.#contexts, this.#sources)), influences };
    return isWanted() ? this.#paper(work, knowledge) : undefined;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#unsubscribe();
  }

  /** What is known of another work is forgotten. */
  #turnTo({ id }: Work): void {
    if (!this.#known || this.#known.work.id === id) return;
    this.#contexts.clear();
    this.#influences = undefined;
    this.#known = undefined;
  }

  #paper(work: Work, knowledge: PageKnowledge): Promise<PaperPage | undefined> {
    this.#known = { work, knowledge };
    return this.#make(() => paperPage(work, knowledge, this.#links));
  }

  /** One page is made at a time: what the links do is of that page. */
  #make<Page>(steps: () => Generator<void, Page>): Promise<Page | undefined> {
    const made = this.#turn.then(() => inSlices(steps(), () => !this.#isDisposed));
    this.#turn = made.then(
      () => undefined,
      () => undefined,
    );
    return made;
  }
}
