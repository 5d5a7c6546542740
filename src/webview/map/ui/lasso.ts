/** A line drawn around papers selects them. */
import { attribute, h } from './dom';

type Point = { x: number; y: number };

export class Lasso {
  readonly element: HTMLElement;
  readonly #line: SVGPolygonElement;
  readonly #turned: (on: boolean) => void;
  #points: Point[] = [];
  #listeners: (() => void)[] = [];

  /** `turned` hears when it is switched on and off; `around` of each line that was drawn, in client coordinates. */
  constructor(turned: (on: boolean) => void, around: (points: readonly Point[], beside: boolean) => void) {
    this.#turned = turned;
    const svgNames = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(svgNames, 'svg');
    this.#line = document.createElementNS(svgNames, 'polygon');
    svg.append(this.#line);
    this.element = h('div', { className: 'lasso', hidden: true, attributes: { 'aria-hidden': true } }, svg);
    this.element.addEventListener('pointerdown', (event) => {
      this.element.setPointerCapture(event.pointerId);
      this.#points = [];
      this.#add(event);
    });
    this.element.addEventListener('pointermove', (event) => {
      if (this.#points.length > 0) this.#add(event);
    });
    this.element.addEventListener('pointerup', ({ ctrlKey, metaKey, shiftKey }) => {
      const points = this.#points;
      this.turn(false);
      // A click is no line.
      if (points.length > 2) around(points, ctrlKey || metaKey || shiftKey);
    });
    this.element.addEventListener('pointercancel', () => this.turn(false));
  }

  get isOn(): boolean {
    return !this.element.hidden;
  }

  onDidTurn(listener: () => void): void {
    this.#listeners.push(listener);
  }

  turn(on: boolean): void {
    this.#points = [];
    attribute(this.#line, { points: '' });
    if (this.isOn === on) return;
    this.element.hidden = !on;
    this.#turned(on);
    for (const listener of this.#listeners) listener();
  }

  #add({ clientX: x, clientY: y }: PointerEvent): void {
    this.#points.push({ x, y });
    const { left, top } = this.element.getBoundingClientRect();
    attribute(this.#line, {
      points: this.#points.map((point) => `${point.x - left},${point.y - top}`).join(' '),
    });
  }
}
