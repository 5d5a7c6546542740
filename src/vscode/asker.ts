/**
 * Asks services on the network: one request at a time for each host, as far apart as its terms ask, with a
 * second try where the service is busy, and a memory of what it answered.
 */
import * as vscode from 'vscode';
import { request, Turns } from './saving/network';

/** Milliseconds that a busy service may ask us to wait before we rather tell the reader. */
const LONGEST_WAIT = 20_000;
const TRIES = 3;
/** Milliseconds for which an answer is taken from memory. */
const FRESH = 7 * 24 * 3_600_000;

export interface AskOptions {
  /** Milliseconds between two requests to the host. */
  readonly gap: number;
  readonly token: vscode.CancellationToken;
  /** What the service is called in messages. */
  readonly label: string;
  readonly timeout?: number;
  /** Whether a body is an answer: another is not remembered, for it may be one the next time. */
  readonly isAnswer?: (body: string) => boolean;
}

export class Asker {
  readonly #memory: vscode.Uri | undefined;
  readonly #turns = new Turns();
  /** What is asked of a host waits for what was asked before: two at once would each be told to wait. */
  readonly #lines = new Map<string, Promise<unknown>>();

  /** `memory` is a folder for answers; without one each question is asked anew. */
  constructor(memory: vscode.Uri | undefined) {
    this.#memory = memory;
  }

  /** The body of the answer; undefined where the service knows nothing. Throws what a reader is to be told. */
  async ask(address: string, options: AskOptions): Promise<string | undefined> {
    const known = await this.#recall(address);
    if (known !== undefined) return known;
    const host = vscode.Uri.parse(address).authority;
    const turn = (this.#lines.get(host) ?? Promise.resolve()).then(() =>
      this.#inTurn(host, address, options),
    );
    this.#lines.set(
      host,
      turn.catch(() => undefined),
    );
    const body = await turn;
    if (body !== undefined && (options.isAnswer?.(body) ?? true)) await this.#remember(address, body);
    return body;
  }

  async #inTurn(host: string, address: string, options: AskOptions): Promise<string | undefined> {
    const { gap, token, label, timeout } = options;
    for (let attempt = 1; ; attempt++) {
      await this.#turns.wait(host, gap, token);
      const { status, bytes, retryAfter } = await request(address, {
        accept: 'application/json, application/atom+xml',
        token,
        ...(timeout !== undefined && { timeout }),
      });
      if (status === 404) return undefined;
      if (status < 300) return new TextDecoder().decode(bytes);
      const isBusy = status === 429 || status >= 500;
      if (!isBusy || attempt === TRIES)
        throw new Error(`${label} answered with status ${status}. ${advice(status)}`);
      const wait = retryAfter ?? gap * 2 ** attempt;
      if (wait > LONGEST_WAIT) {
        const seconds = Math.ceil(wait / 1000);
        throw new Error(`${label} is busy and asks to wait ${seconds} s. Try again after that.`);
      }
      this.#turns.hold(host, wait);
    }
  }

  async #recall(address: string): Promise<string | undefined> {
    if (!this.#memory) return undefined;
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#memory, nameOf(address)));
      const known = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Remembered>;
      const isFresh = typeof known.at === 'number' && Date.now() - known.at < FRESH;
      return known.address === address && isFresh && typeof known.body === 'string' ? known.body : undefined;
    } catch {
      // Not asked before, or the memory was cut short: then the service is asked.
      return undefined;
    }
  }

  async #remember(address: string, body: string): Promise<void> {
    if (!this.#memory) return;
    const remembered: Remembered = { address, at: Date.now(), body };
    const bytes = new TextEncoder().encode(JSON.stringify(remembered));
    try {
      await vscode.workspace.fs.createDirectory(this.#memory);
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(this.#memory, nameOf(address)), bytes);
    } catch {
      // A full disk costs the memory, not the answer.
    }
  }
}

interface Remembered {
  readonly address: string;
  readonly at: number;
  readonly body: string;
}

function advice(status: number): string {
  if (status === 429) return 'It limits how often it may be asked; try again in a while.';
  return status >= 500 ? 'The fault is on its side; try again later.' : 'It did not understand the question.';
}

/** A file name of the address: two FNV-1a hashes, checked against the address inside the file. */
function nameOf(address: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < address.length; i++) {
    a = Math.imul(a ^ address.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ address.charCodeAt(address.length - 1 - i), 0x811c9dc5);
  }
  return `${(a >>> 0).toString(16)}${(b >>> 0).toString(16)}.json`;
}
