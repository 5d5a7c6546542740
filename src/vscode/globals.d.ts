// What the Node host and the web worker host both give, and nothing else of either.
declare function setTimeout(handler: () => void, ms: number): number;
declare function clearTimeout(handle: number | undefined): void;
declare const performance: { now(): number };

/** The parts of `fetch` (https://fetch.spec.whatwg.org) that every host has and that we use. */
declare function fetch(
  address: string,
  options: {
    readonly signal: AbortSignal;
    readonly headers: Readonly<Record<string, string>>;
    readonly credentials: 'omit';
    readonly referrerPolicy: 'no-referrer';
  },
): Promise<{
  readonly status: number;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
      cancel(): Promise<void>;
    };
  } | null;
}>;

interface AbortSignal {
  readonly aborted: boolean;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

declare function atob(base64: string): string;

/** The part of Web Crypto that both hosts have. */
declare const crypto: { randomUUID(): string };
