import type { Timings } from '../../src/extension';

/** What comes out of the extension host; all times in milliseconds. */
export interface Measures {
  /** Whether Scholium was activated. */
  readonly isAwake: boolean;
  /** When it was: what it took. */
  readonly whole?: WholeReading;
}

export interface WholeReading {
  /** What Scholium says of itself. */
  readonly timings: Timings;
  /** From asking for Scholium until it was activated, the loading of its code included. */
  readonly loading: number;
  /** From asking for Scholium until its library was whole. */
  readonly whole: number;
  /** Of a processor, meanwhile: less than that where the host waited, more where threads of it worked at once. */
  readonly work: number;
  /** The same as `loading` for an extension that does nothing. */
  readonly idle: number;
  /** Reading all files of the folder through `workspace.fs`, as many at once as Scholium does. */
  readonly bare: number;
  readonly bareWork: number;
  /** The longest that the event loop stood still, the longest first. */
  readonly blocksWhileLoading: readonly Block[];
  readonly blocksWhileReading: readonly Block[];
  readonly blocksWhileBare: readonly Block[];
  /** Bytes that are kept for the next start. */
  readonly kept: number;
  readonly files: number;
  readonly works: number;
  readonly citations: number;
}

export interface Block {
  /** When it began, since the phase did. */
  readonly at: number;
  readonly took: number;
}
