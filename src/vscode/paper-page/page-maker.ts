/** Makes the pages of one panel, each from what is known by then, and knows what their links do. */
import type * as vscode from 'vscode';
import type { Work } from '../../core/model';
import { authorPage } from '../../core/paper-page/author-page';
import { type Influences, influencesOf } from '../../core/paper-page/influence';
import type { PageKnowledge } from '../../core/paper-page/known';
import { type PageAction, PageLinks } from '../../core/paper-page/links';
import type { PaperPage } from '../../core/paper-page/model';
import { paperPage } from '../../core/paper-page/paper-page';
import { UntilChanged } from '../../core/paper-page/until-changed';
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
  readonly #influences = new UntilChanged<Influences>();
  /** What was known of which work last. */
  #known: { readonly work: Work; readonly knowledge: PageKnowledge } | undefined;

  constructor(sources: MakerSources) {
    this.#sources = sources;
    this.#contexts = new NoteContexts(sources.store, sources.notes);
    this.#unsubscribe = sources.store.library.onDidChange(() => this.#influences.change());
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

  /** Undefined where nothing is by that name, or when it is no longer wanted. */
  author(name: string, isWanted: () => boolean): Promise<PaperPage | undefined> {
    return this.#make(() => authorPage(this.#sources.store.library, name, this.#links), isWanted);
  }

  /** The page from what was known last, or is known without looking. */
  atOnce(work: Work, isWanted: () => boolean): Promise<PaperPage | undefined> {
    this.#turnTo(work);
    return this.#paper(work, this.#known?.knowledge ?? knownAtOnce(work, this.#sources), isWanted);
  }

  /** The page from all that can be known now; undefined when it is no longer wanted. */
  async whole(work: Work, isWanted: () => boolean): Promise<PaperPage | undefined> {
    this.#turnTo(work);
    const influences = await this.#influences.get(() => inSlices(influencesOf([work]), isWanted));
    if (!influences || !isWanted()) return undefined;
    const knowledge = { ...(await knownOf(work, this.#contexts, this.#sources)), influences };
    return isWanted() ? this.#paper(work, knowledge, isWanted) : undefined;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#unsubscribe();
  }

  /** What is known of another work is forgotten. */
  #turnTo({ id }: Work): void {
    if (!this.#known || this.#known.work.id === id) return;
    this.#contexts.clear();
    this.#influences.change();
    this.#known = undefined;
  }

  #paper(work: Work, knowledge: PageKnowledge, isWanted: () => boolean): Promise<PaperPage | undefined> {
    this.#known = { work, knowledge };
    return this.#make(() => paperPage(work, knowledge, this.#links), isWanted);
  }

  /** One page is made at a time. What the links do is of the last one that was wanted to the end. */
  #make<Page>(steps: () => Generator<void, Page>, isWanted: () => boolean): Promise<Page | undefined> {
    const isStillWanted = () => !this.#isDisposed && isWanted();
    const made = this.#turn.then(async () => {
      const page = isStillWanted() ? await inSlices(steps(), isStillWanted) : undefined;
      if (page === undefined || !isStillWanted()) return undefined;
      this.#links.show();
      return page;
    });
    this.#turn = made.then(
      () => undefined,
      () => undefined,
    );
    return made;
  }
}
