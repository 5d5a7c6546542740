/** The links of a paper: its pages are read for them when somebody asks, and what came of it is kept. */
import * as vscode from 'vscode';
import { linksOf } from '../../core/links/links';
import type { PaperLink } from '../../core/links/model';
import type { Page, Work } from '../../core/model';
import type { FileId } from '../../core/place';
import { boundedText, UNREADABLE } from '../file-texts';
import type { LibraryStore } from '../store';

/** Of a paper that more files tell of, the others are not read: what is rich in links is the paper's own page. */
const MOST_FILES = 24;

interface Known {
  /** Of the files it was read from. */
  readonly digests: string;
  readonly links: readonly PaperLink[];
}

export class PaperLinks {
  readonly #store: LibraryStore;
  readonly #known = new WeakMap<Work, Known>();
  /** Without a file read: of what the library has of their pages. */
  readonly #atOnce = new WeakMap<Work, Known>();

  constructor(store: LibraryStore) {
    this.#store = store;
  }

  /** Every link, those that its pages give first. A file that cannot be read gives none. */
  async of(work: Work): Promise<readonly PaperLink[]> {
    const digests = this.#digests(work);
    const known = this.#known.get(work);
    if (known?.digests === digests) return known.links;
    const texts = new Map<FileId, string>();
    await Promise.all(
      filesOf(work).map(async (file) => {
        const text = await boundedText(vscode.Uri.parse(file)).catch(() => undefined);
        if (text !== undefined && text !== UNREADABLE) texts.set(file, text);
      }),
    );
    const links = linksOf(work, (file) => texts.get(file), this.#pagesOf(work));
    this.#known.set(work, { digests, links });
    return links;
  }

  /** What is known of them without reading a file. */
  atOnce(work: Work): readonly PaperLink[] {
    const digests = this.#digests(work);
    const known = [this.#known.get(work), this.#atOnce.get(work)].find((one) => one?.digests === digests);
    if (known) return known.links;
    const links = linksOf(work, undefined, this.#pagesOf(work));
    this.#atOnce.set(work, { digests, links });
    return links;
  }

  #digests(work: Work): string {
    return filesOf(work)
      .map((file) => this.#store.library.digestOf(file) ?? '')
      .join(' ');
  }

  #pagesOf(work: Work): Page[] {
    return filesOf(work)
      .flatMap((file) => this.#store.library.pagesIn(file))
      .filter((page) => page.work === work);
  }
}

/** Its own pages first. */
function filesOf({ records }: Work): FileId[] {
  const own = records.filter(({ part }) => part === 'page');
  return [...new Set([...own, ...records].map(({ place }) => place.file))].slice(0, MOST_FILES);
}
