/** The texts of pages that quotations are held against: read when a question asks for them, kept for the next one. */
import * as vscode from 'vscode';
import { decodeText } from '../../core/decode';
import { digestOf } from '../../core/digest';
import type { FileId } from '../../core/place';
import type { LibraryStore } from '../store';

/** Characters that one question has at hand at the most, and that are kept for the next. */
const MOST_KEPT = 24e6;
/** What else the note quotes is then not judged. Files. */
const MOST_READ = 200;
const AT_ONCE = 8;
/** What is made of more would hold up the host: the next ones are given when others had their turn. Characters. */
const MOST_SHOWN = 1e6;

interface Page {
  readonly text: string;
  /** Of the bytes it was read from. */
  readonly digest: number;
}

/** What is being answered. The pages it was given stay with it, whatever else is asked meanwhile. */
interface Question {
  /** Undefined for one that cannot be read, or for which there is no room. */
  readonly given: Map<FileId, Page | undefined>;
  /** Characters that may still be given. */
  room: number;
  /** Of the round: what is to be given, or shown, for the next. */
  readonly wanted: Set<FileId>;
  /** Characters shown for the first time in the round. */
  shown: number;
}

export class PageTexts {
  readonly #store: LibraryStore;
  /** Those asked for last are at the end. */
  readonly #kept = new Map<FileId, Page>();
  #characters = 0;
  /** Several notes that are checked at the same time quote the same pages. */
  readonly #reading = new Map<FileId, Promise<Page | undefined>>();
  /** The core has made of them what it makes. */
  readonly #shown = new WeakSet<Page>();
  #question: Question | undefined;

  constructor(store: LibraryStore) {
    this.#store = store;
  }

  /** The text of a page, if it is at hand; one function for all questions, for the core keeps by it what it made of them. */
  readonly textOf = (file: FileId): string | undefined => {
    const question = this.#question;
    if (!question?.given.has(file)) {
      const kept = this.#keptOf(file);
      if (!question) return kept?.text;
      if (kept) give(question, file, kept);
      else question.wanted.add(file);
    }
    const page = question.given.get(file);
    if (!page || this.#shown.has(page)) return page?.text;
    if (question.shown > MOST_SHOWN) {
      question.wanted.add(file);
      return undefined;
    }
    question.shown += page.text.length;
    this.#shown.add(page);
    return page.text;
  };

  /** What `ask` gives when the pages it asks for are at hand; it is asked again as long as it asks for more of them. */
  async answer<T>(ask: () => T): Promise<T> {
    const question: Question = { given: new Map(), room: MOST_KEPT, wanted: new Set(), shown: 0 };
    for (;;) {
      question.wanted.clear();
      question.shown = 0;
      this.#question = question;
      try {
        const answer = ask();
        if (question.wanted.size === 0) return answer;
      } finally {
        this.#question = undefined;
      }
      await this.#giveWanted(question);
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
    }
  }

  /** Afterwards each of them is given, as nothing where there is none to be had. */
  async #giveWanted(question: Question): Promise<void> {
    const { given, wanted } = question;
    const files = Array.from(wanted).filter((file) => !given.has(file));
    const queue = files.splice(0, Math.max(0, MOST_READ - given.size)).values();
    for (const file of files) given.set(file, undefined);
    const work = async () => {
      for (const file of queue) give(question, file, await this.#read(file, question).catch(() => undefined));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  async #read(file: FileId, { room }: Question): Promise<Page | undefined> {
    const uri = vscode.Uri.parse(file);
    // What lies in no folder of the workspace is not the library's to read.
    if (!vscode.workspace.getWorkspaceFolder(uri)) return undefined;
    // No text has more characters than bytes: what there is no room for need not be read at every question.
    if ((await vscode.workspace.fs.stat(uri)).size > room) return undefined;
    const reading = this.#reading.get(file) ?? readPage(uri);
    this.#reading.set(file, reading);
    const page = await reading.finally(() => this.#reading.delete(file));
    const digest = this.#store.digestOf(file);
    // Where the library has read another text, its places are of that one.
    if (!page || (digest !== undefined && digest !== page.digest)) return undefined;
    // What the reader accepted of a look-up stands in no page, and its file is small.
    if (digest !== undefined) this.#keep(file, page);
    return page;
  }

  #keptOf(file: FileId): Page | undefined {
    const page = this.#kept.get(file);
    if (!page || page.digest !== this.#store.digestOf(file)) return undefined;
    this.#kept.delete(file);
    this.#kept.set(file, page);
    return page;
  }

  #keep(file: FileId, page: Page): void {
    this.#forget(file);
    this.#kept.set(file, page);
    this.#characters += page.text.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#characters <= MOST_KEPT) break;
      this.#forget(oldest);
    }
  }

  #forget(file: FileId): void {
    this.#characters -= this.#kept.get(file)?.text.length ?? 0;
    this.#kept.delete(file);
  }
}

function give(question: Question, file: FileId, page: Page | undefined): void {
  const given = page && page.text.length <= question.room ? page : undefined;
  question.given.set(file, given);
  question.room -= given?.text.length ?? 0;
}

/** From the disk, as the library reads it: in the editor it may be another by now. */
async function readPage(uri: vscode.Uri): Promise<Page | undefined> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  const decoded = decodeText(bytes);
  return 'text' in decoded ? { text: decoded.text, digest: digestOf(bytes) } : undefined;
}
