/** The words beside what is pointed at: a paper's title, or what a group of papers is of. */
import type { Cluster, MapEngine } from '../engine';
import { counted, groupName, h } from './dom';
import type { View } from './view';

/** Between a paper and the words, in pixels: its label is to be read as well. */
const gap = 14;
/** From the edge of the map. */
const margin = 8;

export class Tip {
  /** The live region says the same to screen readers. */
  readonly element = h('div', { className: 'tip', hidden: true, attributes: { 'aria-hidden': true } });
  readonly #view: View;
  readonly #engine: () => MapEngine | undefined;

  constructor(view: View, engine: () => MapEngine | undefined) {
    this.#view = view;
    this.#engine = engine;
  }

  /** Tells of a paper where it is drawn; of undefined, no more. */
  show(node: number | undefined): void {
    const engine = this.#engine();
    const at = node === undefined ? undefined : engine?.clientPosition(node);
    const { graph } = this.#view;
    this.element.hidden = !at || !graph;
    if (!at || !graph || !engine || node === undefined) return;
    const { title, label, citers, hidden } = graph.nodes;
    const facts = [
      label[node]!,
      `cited by ${citers[node]!.toLocaleString('en')}`,
      ...(hidden[node]! > 0 ? [`${counted(hidden[node]!, 'neighbour')} not on the map`] : []),
    ];
    this.element.replaceChildren(h('strong', {}, title[node]!), h('span', {}, facts.join(' · ')));
    this.#place(at, engine.sizeOf(node) + gap);
  }

  /** Tells of a group of papers that is drawn as one, beside it, or without a paper of it at the top of the map. */
  showCluster(cluster: Cluster | undefined, node?: number): void {
    this.element.hidden = !cluster;
    if (!cluster) return;
    this.element.replaceChildren(
      h('strong', {}, groupName(cluster)),
      h('span', {}, `around ${cluster.label} · click or press Enter to open the group`),
    );
    const engine = this.#engine();
    const at = node === undefined ? undefined : engine?.clientPosition(node);
    if (engine && at && node !== undefined) {
      this.#place(at, engine.sizeOf(node) + gap);
      return;
    }
    const canvas = this.element.parentElement?.querySelector('.map-canvas') ?? this.element;
    const { left, top, width } = canvas.getBoundingClientRect();
    this.#place({ x: left + width / 2, y: top }, margin);
  }

  /** Below the place, or above it where there is no room; never over the edge. */
  #place({ x, y }: { x: number; y: number }, away: number): void {
    const { left, top, width, height } = this.#box();
    const { offsetWidth, offsetHeight } = this.element;
    const below = y - top + away;
    const isBelow = below + offsetHeight < height - margin;
    const across = Math.max(margin, Math.min(x - left - offsetWidth / 2, width - offsetWidth - margin));
    const down = isBelow ? below : Math.max(margin, y - top - away - offsetHeight);
    this.element.style.transform = `translate(${across}px, ${down}px)`;
  }

  #box(): DOMRect {
    return (this.element.parentElement ?? this.element).getBoundingClientRect();
  }
}
