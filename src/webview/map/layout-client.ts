/** The worker that lays maps out, as the page sees it. */
import type { Groups } from './clusters';
import type { LayoutInput, Positions } from './layout-input';
import type { FromWorker, ToWorker } from './layout-messages';

/** Milliseconds between two pictures of a layout at least, in which the page hears the reader. */
const BREATH = 60;

export interface LayoutEvents {
  positions(positions: Positions, settled: boolean): void;
  failed(reason: string): void;
}

export class LayoutClient {
  readonly #events: LayoutEvents;
  readonly #worker: Promise<Worker | undefined>;
  readonly #groups = new Map<number, (groups: Groups) => void>();
  /** Why there is no worker. */
  #fault = '';
  /** Of the layout that is wanted: what an older one still says is not heard. */
  #wanted = 0;
  #runs = 0;

  constructor(uri: string, events: LayoutEvents) {
    this.#events = events;
    this.#worker = this.#start(uri).catch((error) => {
      this.#fault = `The layout could not be started: ${String(error)}`;
      return undefined;
    });
  }

  /** With `live`, positions are told as they come about; else when they have settled. */
  layOut(input: LayoutInput, live: boolean): void {
    const run = ++this.#runs;
    this.#wanted = run;
    void this.#send({ type: 'layOut', run, input, live });
  }

  stop(): void {
    this.#wanted = 0;
    void this.#send({ type: 'stop' });
  }

  /** Groups nodes by community. Never answers where the worker does not run: that is told as a failure. */
  group(count: number, from: Int32Array, to: Int32Array): Promise<Groups> {
    const run = ++this.#runs;
    return new Promise((resolve) => {
      this.#groups.set(run, resolve);
      void this.#send({ type: 'group', run, count, from, to });
    });
  }

  /** A webview may not start a worker from a file, only from a blob: so the file is fetched. */
  async #start(uri: string): Promise<Worker> {
    const response = await fetch(uri);
    if (!response.ok) throw new Error(`${uri}: ${response.status}`);
    const url = URL.createObjectURL(await response.blob());
    const worker = new Worker(url);
    URL.revokeObjectURL(url);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data);
    worker.onerror = ({ message }) => this.#events.failed(`The layout failed: ${message}`);
    return worker;
  }

  async #send(message: ToWorker): Promise<void> {
    const worker = await this.#worker;
    if (worker) worker.postMessage(message);
    else if (message.type === 'layOut' || message.type === 'group') this.#events.failed(this.#fault);
  }

  #hear(message: FromWorker): void {
    if (message.type === 'positions') {
      if (message.run !== this.#wanted) return;
      this.#events.positions(message.positions, message.settled);
      // After the frame that shows it, and a bit: the reader's hand comes before the layout.
      if (!message.settled)
        requestAnimationFrame(() => setTimeout(() => void this.#send({ type: 'drawn' }), BREATH));
      return;
    }
    let start = 0;
    const members = Array.from(message.ends, (end) => {
      const group = [...message.members.subarray(start, end)];
      start = end;
      return group;
    });
    this.#groups.get(message.run)?.({ members, hasRest: message.hasRest });
    this.#groups.delete(message.run);
  }
}
