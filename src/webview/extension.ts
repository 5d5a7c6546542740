/** The other end of the line: the extension, as a webview reaches it. */
import type * as v from 'valibot';
import { readMessage } from '../protocol/message';

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

export interface Extension<Sent> {
  send(message: Sent): void;
  /** What was kept last, as it is written: it may be another version's. */
  state(): unknown;
  keep(state: unknown): void;
}

/** Connects the page with the extension; once for each page. Messages that are none of `schema` are reported, not heard. */
export function connect<Schema extends v.GenericSchema, Sent>(
  schema: Schema,
  hear: (message: v.InferOutput<Schema>) => void,
  fault: (message: string) => Sent,
): Extension<Sent> {
  const api = acquireVsCodeApi();
  const send = (message: Sent) => api.postMessage(message);
  addEventListener('message', ({ data }) => {
    const read = readMessage(schema, data);
    if ('fault' in read) send(fault(read.fault));
    else hear(read.message);
  });
  const report = (error: unknown) =>
    send(fault(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  addEventListener('error', ({ error, message }) => report(error ?? message));
  addEventListener('unhandledrejection', ({ reason }) => report(reason));
  return { send, state: () => api.getState(), keep: (state) => api.setState(state) };
}
