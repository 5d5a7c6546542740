/** Saving a page into the library: from the clipboard, a selection, files or addresses. */
import * as vscode from 'vscode';
import { asIdentifier, identifierUrl } from '../../core/identifiers';
import type { Parsed } from '../../core/model';
import { addressList, asAddress, pageAddress } from '../../core/saving/addresses';
import { addressInHeader, dumpOf, PAGE } from '../../core/saving/dump';
import { looksLikeHtml, pageFromHtml } from '../../core/saving/page-from-html';
import { savedMessage, whyNotRead } from '../../core/saving/report';
import { readFile } from '../../core/sources';
import { today } from '../day';
import { messageOf } from '../files';
import { Notice } from '../notice';
import type { LibraryStore } from '../store';
import { checkTrust, type FetchOptions, type FetchOutcome, fetchPages, mayFetch } from './fetch-page';
import { findKnown, isRead, nameOf, newFile, replaceText, saveFolder, writeNew } from './save-page-file';

/** What the reader is asked on the way; the tests answer in their stead. Undefined: they left. */
export interface Questions {
  /** The address of the page; empty when the reader gives none. */
  readonly address: (suggested: string) => Thenable<string | undefined>;
  readonly saveUnread: (reason: string) => Thenable<boolean>;
  readonly known: (name: string, replaceable: boolean) => Thenable<'replace' | 'both' | undefined>;
  readonly mayFetch: (addresses: readonly string[]) => Thenable<boolean>;
}

/** A page as it comes. */
export interface GivenPage {
  /** The source of a page, or its text. */
  readonly text: string;
  readonly url?: string;
  /** It is the source of a page, however it looks. */
  readonly html?: boolean;
  /** Where there is no address, the reader is asked for it. */
  readonly ask?: boolean;
}

/** Where a page is now. */
export interface SavedPage {
  readonly uri: vscode.Uri;
  readonly parsed: Parsed;
  readonly outcome: 'new' | 'replaced' | 'known';
}

const QUESTIONS: Questions = {
  address: (suggested) =>
    vscode.window.showInputBox({
      title: 'Save page: its address',
      prompt:
        'Where the page was found, so that it can be known again. Enter without an address leaves it out.',
      placeHolder: 'https://…',
      value: suggested,
      validateInput: (text) =>
        text.trim() === '' || asAddress(text) !== undefined
          ? undefined
          : 'An address starts with https:// and has no spaces. Leave it empty if you do not know it.',
    }),
  saveUnread: async (reason) =>
    (await vscode.window.showWarningMessage(
      'No paper can be read from this text.',
      { modal: true, detail: reason },
      'Save Anyway',
    )) !== undefined,
  known: async (name, replaceable) => {
    const answer = await vscode.window.showInformationMessage(
      `${name} has this page already, as it was when it was saved before.`,
      {
        modal: true,
        detail: replaceable
          ? 'Replace keeps what changed in the history; undo brings the old page back.'
          : `${name} holds more than this page, so it is not replaced.`,
      },
      ...(replaceable ? ['Replace', 'Keep Both'] : ['Keep Both']),
    );
    return answer === 'Replace' ? 'replace' : answer === 'Keep Both' ? 'both' : undefined;
  },
  mayFetch,
};

export async function savePageFromClipboard(store: LibraryStore): Promise<void> {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() === '') {
    throw new Notice(
      'The clipboard holds no text. Select all of the page in the browser, copy it, and come back.',
    );
  }
  await saveText(store, text);
}

export async function saveSelection(store: LibraryStore): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.selections.map((selection) => editor.document.getText(selection)).join('\n') ?? '';
  if (text.trim() === '')
    throw new Notice('Select the text of a page first: the selection is what is saved.');
  await saveText(store, text);
}

export async function savePageFromUrl(store: LibraryStore): Promise<void> {
  checkTrust();
  const text = await vscode.window.showInputBox({
    title: 'Save page from its address',
    prompt: 'One or more addresses, arXiv ids or DOIs, with spaces between',
    placeHolder: 'https://arxiv.org/abs/2509.25300',
    validateInput: (value) => {
      const odd = words(value).find((word) => addressOf(word) === undefined);
      return odd === undefined
        ? undefined
        : `“${odd}” is neither an address (https://…) nor an arXiv id nor a DOI.`;
    },
  });
  const addresses = words(text ?? '').map(addressOf);
  await saveFromAddresses(
    store,
    addresses.filter((address) => address !== undefined),
  );
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

function addressOf(word: string): string | undefined {
  const address =
    asAddress(word) ?? (/^[\w-]+(?:\.[\w-]+)+\/\S/.test(word) ? asAddress(`https://${word}`) : undefined);
  if (address !== undefined && !asIdentifier(word)) return address;
  const identifier = asIdentifier(word)?.identifier;
  return identifier && identifierUrl(identifier);
}

/** A text that is nothing but addresses stands for their pages. */
export async function saveText(
  store: LibraryStore,
  text: string,
  questions = QUESTIONS,
): Promise<SavedPage[]> {
  const addresses = addressList(text);
  if (addresses) return saveFromAddresses(store, addresses, questions);
  const saved = await savePage(store, { text, ask: true }, questions);
  if (saved) await show([saved]);
  return saved ? [saved] : [];
}

/** Asks for the pages, on the reader's word, and saves each; what failed is listed with the reason. */
export async function saveFromAddresses(
  store: LibraryStore,
  given: readonly string[],
  questions = QUESTIONS,
  options: FetchOptions = {},
): Promise<SavedPage[]> {
  const addresses = [...new Set(given.map(pageAddress))];
  if (addresses.length === 0 || !(await questions.mayFetch(addresses))) return [];
  const outcomes = await withProgress(addresses, options);
  const saved: SavedPage[] = [];
  const failures: string[] = [];
  for (const outcome of outcomes) {
    if ('failed' in outcome) failures.push(`${outcome.failed} (${outcome.address})`);
    else {
      const { url, type, text } = outcome.page;
      const page = await savePage(store, { text, url, html: /\bx?html\b/.test(type) }, questions).catch(
        (error) => {
          failures.push(`${messageOf(error)} (${outcome.address})`);
          return undefined;
        },
      );
      if (page) saved.push(page);
    }
  }
  await show(saved, failures);
  return saved;
}

async function withProgress(addresses: readonly string[], options: FetchOptions): Promise<FetchOutcome[]> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Scholium asks for pages', cancellable: true },
    (progress, token) => {
      let done = 0;
      return fetchPages(addresses, { token, ...options }, () => {
        done++;
        progress.report({ message: `${done} of ${addresses.length}`, increment: 100 / addresses.length });
      });
    },
  );
}

/** Saves one page, unless the reader leaves on the way. The library reads the file by itself. */
export async function savePage(
  store: LibraryStore,
  given: GivenPage,
  questions = QUESTIONS,
): Promise<SavedPage | undefined> {
  const page = given.html || looksLikeHtml(given.text) ? pageFromHtml(given.text) : { text: given.text };
  const found = given.url ?? page.url ?? addressInHeader(page.text);
  const answer = found ?? (given.ask ? await questions.address(suggestedAddress(page.text)) : '');
  if (answer === undefined) return undefined;
  const url = asAddress(answer);
  const text = dumpOf({ ...page, ...(url !== undefined && { url }), savedOn: today() });
  const parsed = readFile(PAGE, text);
  if (parsed.pages.length === 0 && !(await questions.saveUnread(whyNotRead(parsed, text)))) return undefined;
  const hint = {
    text: page.text,
    ...(url !== undefined && { url }),
    ...(page.title && { title: page.title }),
  };
  const folder = saveFolder(store);
  const known = await findKnown(store, folder, parsed, text, hint);
  if (known) {
    const uri = vscode.Uri.parse(known.file);
    if (known.same) return { uri, parsed, outcome: 'known' };
    const choice = await questions.known(nameOf(uri), known.replaceable);
    if (choice === undefined) return undefined;
    if (choice === 'replace') {
      await replaceText(uri, text);
      return { uri, parsed, outcome: 'replaced' };
    }
  }
  const uri = await newFile(folder, parsed, hint);
  await writeNew(uri, text);
  return { uri, parsed, outcome: 'new' };
}

/** The address in the first line, or the one that the text's own identifier resolves to. */
function suggestedAddress(text: string): string {
  const first = asAddress(text.trimStart().split('\n', 1)[0]!);
  if (first !== undefined) return first;
  const { pages, records } = readFile(PAGE, text);
  const about = pages[0]?.about;
  const addresses = (about === undefined ? [] : records[about]!.identifiers).map(identifierUrl);
  return addresses.find((address) => address !== undefined) ?? '';
}

/** Opens what was saved and says in one message what was read of it. */
export async function show(saved: readonly SavedPage[], failures: readonly string[] = []): Promise<void> {
  const [first] = saved;
  if (first) await vscode.window.showTextDocument(first.uri, { preview: false });
  const said = saved.length > 3 ? [`Saved ${saved.length} pages.`] : saved.map(sentence);
  const unread = saved.find(({ uri }) => !isRead(uri));
  if (unread) {
    said.push(
      `${nameOf(unread.uri)} is not read: scholium.files.include and scholium.files.exclude leave it out.`,
    );
  }
  if (failures.length === 0) {
    // With a button VS Code shows the whole of a message.
    if (said.length > 0) void vscode.window.showInformationMessage(said.join(' '), 'OK');
    return;
  }
  const shown = failures.slice(0, 5);
  if (failures.length > shown.length) shown.push(`and ${failures.length - shown.length} more.`);
  void vscode.window.showWarningMessage([...said, `Not saved: ${shown.join(' ')}`].join(' '), 'OK');
}

function sentence({ uri, parsed, outcome }: SavedPage): string {
  if (outcome === 'known') return `This page is in ${nameOf(uri)} already.`;
  return `${savedMessage(parsed)} It is in ${nameOf(uri)}.`;
}
