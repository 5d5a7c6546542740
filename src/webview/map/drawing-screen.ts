/** The board that is drawn on: another one after the graphics card has given the first up. */
import { Board, type BoardOptions } from './drawing-board';
import type { PointerEvents } from './drawing-pointer';

export interface ScreenEvents extends PointerEvents {
  camera(): void;
  /** There is no WebGL, or no more. */
  failed(reason: string): void;
  /** There is again; told before anything is drawn, for a container that is hidden has no size. */
  restored(): void;
  /** All is drawn again. */
  redrawn(): void;
}

export class Screen {
  board: Board | undefined;
  readonly #container: HTMLElement;
  readonly #options: BoardOptions;
  readonly #events: ScreenEvents;

  /** Never throws. */
  constructor(container: HTMLElement, options: BoardOptions, events: ScreenEvents) {
    this.#container = container;
    this.#options = options;
    this.#events = events;
    this.#make();
    new ResizeObserver(() => {
      this.board?.resize();
      this.#events.camera();
    }).observe(container);
  }

  #make(): void {
    const events = this.#events;
    this.board = undefined;
    try {
      this.board = new Board(this.#container, this.#options, {
        ...events,
        lost: () => events.failed('The graphics card gave the map up.'),
        restored: () => this.#remake(),
      });
    } catch (error) {
      events.failed(`The map cannot be drawn: ${String(error)}`);
    }
  }

  #remake(): void {
    const old = this.board!;
    const camera = old.view();
    this.#events.restored();
    old.drawing.sigma.kill();
    this.#make();
    this.board?.takeOver(old, camera);
    this.#events.redrawn();
  }
}
