/**
 * What the mouse and the finger do on the map, told by items. Which item lies under them is reckoned: sigma would draw
 * everything a second time, into a picture of ids, and wait for the graphics card to read it at each move.
 */
import type { MouseCoords } from 'sigma/types';
import type { Drawing } from './drawing';
import type { Point } from './drawing-find';

export interface PointerEvents {
  hover(item: number | undefined): void;
  click(item: number | undefined, keys: { readonly add: boolean }): void;
  doubleClick(item: number | undefined): void;
  contextMenu(item: number | undefined, at: Point): void;
  /** An item is being dragged to a place on the map. */
  drag(item: number, x: number, y: number): void;
  drop(item: number): void;
}

/** Pixels that a pointer may go between press and release and still mean a click. */
const CLICK = 3;

export function listenToPointer(
  drawing: Drawing,
  itemAt: (point: Point) => number | undefined,
  events: PointerEvents,
): void {
  const { sigma } = drawing;
  const mouse = sigma.getMouseCaptor();
  const touch = sigma.getTouchCaptor();
  const canvas = sigma.getCanvases().mouse!;
  let hovered: number | undefined;
  let held: { readonly item: number; readonly x: number; readonly y: number; dragged: boolean } | undefined;
  for (const name of [
    'mousemove',
    'click',
    'rightClick',
    'doubleClick',
    'wheel',
    'mousedown',
    'mouseup',
  ] as const)
    mouse.removeAllListeners(name);
  for (const name of ['mouseleave', 'mouseenter'] as const) mouse.removeAllListeners(name);
  for (const name of ['touchdown', 'touchup', 'touchmove', 'tap', 'doubletap'] as const)
    touch.removeAllListeners(name);

  const point = (item: number | undefined) => {
    if (item === hovered) return;
    hovered = item;
    canvas.style.cursor = item === undefined ? '' : 'pointer';
    events.hover(item);
  };
  mouse.on('mousemove', (event) => {
    if (!held && !mouse.isMouseDown) point(itemAt(event));
  });
  mouse.on('mouseleave', () => point(undefined));
  mouse.on('click', (event) => events.click(itemAt(event), keysOf(event)));
  mouse.on('doubleClick', (event) => {
    // Sigma would zoom in.
    event.preventSigmaDefault();
    events.doubleClick(itemAt(event));
  });
  mouse.on('rightClick', (event) => events.contextMenu(itemAt(event), clientOf(event)));
  mouse.on('mousedown', (event) => {
    const item = 'button' in event.original && event.original.button !== 0 ? undefined : itemAt(event);
    held = item === undefined ? undefined : { item, x: event.x, y: event.y, dragged: false };
  });
  mouse.on('mousemovebody', (event) => {
    if (!held) return;
    // The map stays where it is while a paper is moved on it.
    event.preventSigmaDefault();
    held.dragged ||= Math.hypot(event.x - held.x, event.y - held.y) > CLICK;
    if (!held.dragged) return;
    const { x, y } = sigma.viewportToGraph(event);
    events.drag(held.item, x, y);
  });
  mouse.on('mouseup', () => {
    if (held?.dragged) events.drop(held.item);
    held = undefined;
  });
  touch.on('tap', ({ touches }) => {
    if (touches[0]) events.click(itemAt(touches[0]), { add: false });
  });
  touch.on('doubletap', (event) => {
    event.preventSigmaDefault();
    if (event.touches[0]) events.doubleClick(itemAt(event.touches[0]));
  });
}

/** Tells once when the first of the canvases is lost, and once when the first can be drawn on again. */
export function listenToLoss(
  canvases: readonly HTMLCanvasElement[],
  { lost, restored }: { lost(): void; restored(): void },
): void {
  let [isLost, isOver] = [false, false];
  for (const canvas of canvases) {
    canvas.addEventListener('webglcontextlost', (event) => {
      // Without this the browser never gives it back.
      event.preventDefault();
      if (!isLost) lost();
      isLost = true;
    });
    canvas.addEventListener('webglcontextrestored', () => {
      if (!isOver) restored();
      isOver = true;
    });
  }
}

const keysOf = ({ original }: MouseCoords) => ({
  add: original.ctrlKey || original.metaKey || original.shiftKey,
});

function clientOf({ original }: MouseCoords): Point {
  original.preventDefault();
  return 'clientX' in original ? { x: original.clientX, y: original.clientY } : { x: 0, y: 0 };
}
