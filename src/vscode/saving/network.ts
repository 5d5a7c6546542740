/**
 * One request to the network, and when a host may be asked again. Only a reader's click leads here: whoever
 * calls this has named the host first. A proxy is VS Code's business: it routes an extension's `fetch` through
 * `http.proxy`.
 */
import type * as vscode from 'vscode';
import { hostOf } from '../../core/saving/addresses';
import { messageOf } from '../files';

/** For one request, body and all. Milliseconds. */
const TIME_OUT = 15_000;
const LARGEST_MB = 10;

export interface RequestOptions {
  /** What is asked for, as HTTP's `Accept` has it. */
  readonly accept: string;
  readonly token?: vscode.CancellationToken;
  /** Milliseconds; the tests are less patient than readers. */
  readonly timeout?: number;
}

export interface Answer {
  readonly status: number;
  /** Where it was found in the end. */
  readonly url: string;
  readonly contentType: string;
  /** Milliseconds that the host asks us to wait. */
  readonly retryAfter?: number;
  readonly bytes: Uint8Array;
}

/** Why there is no answer; the message is for the reader. */
export class NoAnswer extends Error {
  readonly why: 'stopped' | 'late' | 'large' | 'unreachable';

  constructor(why: NoAnswer['why'], message: string) {
    super(message);
    this.why = why;
  }
}

/** Asks once. An error status is an answer too; throws `NoAnswer` where there is none. */
export async function request(address: string, options: RequestOptions): Promise<Answer> {
  const { token, timeout = TIME_OUT, accept } = options;
  if (token?.isCancellationRequested) throw stopped();
  const controller = new AbortController();
  const listener = token?.onCancellationRequested(() => controller.abort());
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort();
  }, timeout);
  try {
    const { signal } = controller;
    const answer = await fetch(address, {
      headers: { accept },
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    const retryAfter = waitOf(answer.headers.get('retry-after'));
    return {
      status: answer.status,
      url: answer.url || address,
      contentType: answer.headers.get('content-type') ?? '',
      ...(retryAfter !== undefined && { retryAfter }),
      bytes: await bytesOf(answer.body),
    };
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    const host = hostOf(address);
    if (late)
      throw new NoAnswer('late', `${host} did not answer within ${timeout / 1000} seconds. Try again later.`);
    if (controller.signal.aborted) throw stopped();
    throw new NoAnswer('unreachable', whyUnreachable(host, error));
  } finally {
    clearTimeout(timer);
    listener?.dispose();
  }
}

/** Reads the body as it comes: a length that the host claims proves nothing. */
async function bytesOf(body: Awaited<ReturnType<typeof fetch>>['body']): Promise<Uint8Array> {
  const reader = body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value!.length;
    if (size > LARGEST_MB * 1e6) {
      await reader?.cancel();
      throw new NoAnswer('large', `It has more than ${LARGEST_MB} MB.`);
    }
    parts.push(part.value!);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), in milliseconds from now. */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** Node says what went wrong; a browser does not, and forbids most sites to be read from another. */
function whyUnreachable(host: string, error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error) {
    const reason = (cause as { code?: string }).code ?? messageOf(cause);
    return `${host} cannot be reached (${reason}). Check the connection; behind a proxy, set http.proxy in the settings.`;
  }
  return `${host} cannot be reached from here: VS Code in a browser may only ask sites that allow it. Open the page, copy it, and save it from the clipboard.`;
}

function stopped(): NoAnswer {
  return new NoAnswer('stopped', 'You stopped it.');
}

/** When hosts may be asked: one request after another, each at a distance from the one before. */
export class Turns {
  readonly #next = new Map<string, number>();

  /** Waits for the turn of a host, and takes it: the next one comes `gap` milliseconds later. Ends at once when stopped. */
  async wait(host: string, gap: number, token?: vscode.CancellationToken): Promise<void> {
    const now = performance.now();
    const turn = Math.max(now, this.#next.get(host) ?? 0);
    this.#next.set(host, turn + gap);
    if (turn > now) await pause(turn - now, token);
    if (token?.isCancellationRequested) throw stopped();
  }

  /** The host asks to be left alone for so many milliseconds. */
  hold(host: string, milliseconds: number): void {
    this.#next.set(host, Math.max(this.#next.get(host) ?? 0, performance.now() + milliseconds));
  }
}

async function pause(milliseconds: number, token: vscode.CancellationToken | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      listener?.dispose();
      resolve();
    }, milliseconds);
    const listener = token?.onCancellationRequested(() => {
      clearTimeout(timer);
      listener?.dispose();
      resolve();
    });
  });
}
