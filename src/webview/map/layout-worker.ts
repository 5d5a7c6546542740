/** Lays the map out, beside the page that draws it. */
import { groupsOf } from './clusters';
import { Layout } from './layout';
import type { FromWorker, ToWorker } from './layout-messages';
import { TimeLayout } from './layout-time';

declare const self: DedicatedWorkerGlobalScope;

/** So long is worked, in milliseconds, before a message can be heard and a picture shown. */
const SLICE = 100;

/** Which layout is wanted; an older one that is still at work stops. */
let wanted = 0;
/** The page has drawn what it was told. One that takes longer than a slice is not to be flooded. */
let isDrawn = true;
/** A channel to ourselves: a timer would be slowed down in a view that lies in the background. */
const turn = new MessageChannel();
let next: (() => void) | undefined;
turn.port1.onmessage = () => next?.();

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'group') {
    const { run, count, from, to } = data;
    const { members: groups, hasRest } = groupsOf(count, {
      from,
      to,
      weight: new Float32Array(from.length).fill(1),
    });
    const members = Int32Array.from(groups.flat());
    let end = 0;
    const ends = Int32Array.from(groups, (group) => (end += group.length));
    say({ type: 'groups', run, members, ends, hasRest }, [members.buffer, ends.buffer]);
    return;
  }
  if (data.type === 'drawn') {
    isDrawn = true;
    return;
  }
  wanted = data.type === 'layOut' ? data.run : 0;
  if (data.type === 'layOut') layOut(data);
};

function layOut({ run, input, live }: ToWorker & { type: 'layOut' }): void {
  const layout = input.date ? new TimeLayout(input) : new Layout(input);
  isDrawn = true;
  next = () => {
    if (run !== wanted) return;
    const until = performance.now() + SLICE;
    let more = true;
    while (more && performance.now() < until) more = layout.step();
    if ((live && isDrawn) || !more) {
      isDrawn = false;
      const positions = layout.positions();
      say({ type: 'positions', run, positions, settled: !more }, [positions.buffer]);
    }
    if (more) turn.port2.postMessage(undefined);
  };
  turn.port2.postMessage(undefined);
}

function say(message: FromWorker, transfer: Transferable[]): void {
  self.postMessage(message, transfer);
}
