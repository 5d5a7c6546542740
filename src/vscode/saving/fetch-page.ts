/**
 * Pages from the network, on the reader's word only: the hosts are named first. Few requests at once and none
 * close upon another, so that no site takes the reader for a robot.
 */
import * as vscode from 'vscode';
import { decodeText } from '../../core/decode';
import { hostOf } from '../../core/saving/addresses';
import { Notice } from '../notice';
import { request, Turns } from './network';

const AT_ONCE = 2;
/** Between two requests to one host, in milliseconds. */
const PAUSE = 1000;
const TURNS = new Turns();

export interface FetchOptions {
  readonly token?: vscode.CancellationToken;
  /** Milliseconds; the tests are less patient than readers. */
  readonly timeout?: number;
  readonly pause?: number;
  /** What is asked for, as HTTP's `Accept` has it. */
  readonly accept?: string;
}

export interface FetchedPage {
  /** Where the page was found in the end. */
  readonly url: string;
  /** `text/html`, without parameters. */
  readonly type: string;
  readonly text: string;
}

/** One address and what came of it: a page, or the reason why there is none. */
export type FetchOutcome = { readonly address: string } & (
  | { readonly page: FetchedPage }
  | { readonly failed: string }
);

/** Asks whether the hosts may be asked. In a folder that the reader does not trust nothing is asked for. */
export async function mayFetch(addresses: readonly string[]): Promise<boolean> {
  checkTrust();
  const hosts = [...new Set(addresses.map(hostOf))];
  const shown = hosts.length > 4 ? [...hosts.slice(0, 3), `${hosts.length - 3} other hosts`] : hosts;
  const count = addresses.length === 1 ? 'one page' : `${addresses.length} pages`;
  const answer = await vscode.window.showInformationMessage(
    `Scholium will ask ${listed(shown)} for ${count}.`,
    { modal: true, detail: addresses.slice(0, 10).join('\n') + (addresses.length > 10 ? '\n…' : '') },
    'Ask',
  );
  return answer === 'Ask';
}

export function checkTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new Notice(
    'Nothing is asked of the network in a folder that you do not trust. Trust it (Workspaces: Manage Workspace Trust), or copy the page and save it from the clipboard.',
  );
}

/** Asks for each address, in order, and answers when all are done; `report` is told of each. */
export async function fetchPages(
  addresses: readonly string[],
  options: FetchOptions = {},
  report: (outcome: FetchOutcome) => void = () => undefined,
): Promise<FetchOutcome[]> {
  const outcomes = new Map<string, FetchOutcome>();
  const queue = addresses.values();
  const work = async () => {
    for (const address of queue) {
      const outcome = await fetchPage(address, options).then(
        (page) => ({ address, page }),
        (error) => ({ address, failed: error instanceof Error ? error.message : String(error) }),
      );
      outcomes.set(address, outcome);
      report(outcome);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return addresses.map((address) => outcomes.get(address)!);
}

/** Asks for one page of text; the error says why there is none. */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<FetchedPage> {
  checkTrust();
  const { token, timeout } = options;
  await TURNS.wait(hostOf(address), options.pause ?? PAUSE, token);
  const { status, url, contentType, bytes } = await request(address, {
    accept: options.accept ?? 'text/html, text/plain;q=0.9, */*;q=0.1',
    ...(token && { token }),
    ...(timeout !== undefined && { timeout }),
  });
  if (status >= 300) throw new Error(whyRefused(address, status));
  const type = (contentType || 'text/html').split(';')[0]!.trim().toLowerCase();
  if (!/^text\/|[/+](?:html|xml|json)$/.test(type))
    throw new Error(`It is of the type ${type}, and only pages of text can be saved.`);
  return { url, type, text: decoded(bytes, contentType) };
}

function decoded(bytes: Uint8Array, contentType: string): string {
  const label = /charset=["']?([\w-]{2,40})/i.exec(contentType)?.[1] ?? declaredIn(bytes);
  if (label !== undefined && !/^utf-?8$/i.test(label)) {
    try {
      return new TextDecoder(label).decode(bytes);
    } catch {
      // A name that no decoder knows: then the bytes must tell.
    }
  }
  const text = decodeText(bytes);
  if ('binary' in text) throw new Error('It holds binary data, and only pages of text can be saved.');
  return text.text;
}

/** `<meta charset="iso-8859-1">` among the first bytes, which are ASCII whatever the encoding. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 2048));
  return /<meta[^<>]{1,200}charset=["']?([\w-]{2,40})/i.exec(start)?.[1];
}

function whyRefused(address: string, status: number): string {
  const host = hostOf(address);
  if (status === 404 || status === 410) return `${host} has no such page (${status}).`;
  if (status === 401 || status === 403 || status === 429) {
    return `${host} refuses (${status}). Open the page in a browser, copy it, and save it from the clipboard.`;
  }
  return `${host} answered with an error (${status}). Try again later.`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
