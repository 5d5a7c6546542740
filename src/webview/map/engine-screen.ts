/** What of the map's engine needs only the screen: how the map looks, where things lie on it, and where the reader looks. */
import type { Colouring } from '../../protocol/map';
import type { Board } from './drawing-board';
import type { MapCamera } from './drawing-camera';
import type { Direction, Point } from './drawing-find';
import type { SizeBy } from './drawing-scene';
import type { Screen } from './drawing-screen';
import { pngOf, svgOf } from './picture';

export abstract class MapScreen {
  protected abstract readonly screen: Screen;

  protected get board(): Board | undefined {
    return this.screen.board;
  }

  /** A first picture of the graph is on the screen. */
  get isDrawn(): boolean {
    return this.board?.isDrawn ?? false;
  }

  colourBy(id: Colouring['id'] | undefined): void {
    this.board?.colourBy(id);
  }

  sizeBy(what: SizeBy): void {
    this.board?.sizeBy(what);
  }

  /** Of a group of the current colouring; -1: of papers in none. */
  colourOf(group: number): string {
    return this.board?.looks()?.colourOf(group) ?? 'currentColor';
  }

  /** Of a role; -1: of citations without one. */
  edgeColourOf(role: number): string {
    return this.board?.looks()?.edgeColourOf(role) ?? 'currentColor';
  }

  clientPosition(node: number): Point | undefined {
    return this.board?.where.clientPosition(node);
  }

  /** Radius of a paper on the screen, in pixels. */
  sizeOf(node: number): number {
    const item = this.board?.itemOf(node);
    return item === undefined ? 0 : this.board!.drawing.radius(item);
  }

  /** Papers within a line around them, in client coordinates. */
  inPolygon(points: readonly Point[]): number[] {
    return this.board?.where.inPolygon(points) ?? [];
  }

  /** The next paper in that direction; from none, the one nearest to the middle of what is seen. */
  neighbourInDirection(node: number | undefined, direction: Direction): number | undefined {
    return this.board?.where.neighbourInDirection(node, direction);
  }

  centre(node: number): void {
    this.board?.centre(node);
  }

  /** More than 1: nearer. */
  zoom(factor: number): void {
    this.board?.camera.zoom(factor);
  }

  /** By pixels. */
  pan(dx: number, dy: number): void {
    this.board?.camera.pan(dx, dy);
  }

  /** Shows all of the map, or all of these papers. */
  fit(nodes?: readonly number[]): void {
    this.board?.fit(nodes);
  }

  camera(): MapCamera {
    return this.board?.camera.get() ?? { x: 0, y: 0, ratio: 1 };
  }

  /** With false the mouse does nothing: something of the page lies over the map. */
  interactive(on: boolean): void {
    this.board?.drawing.interactive(on);
  }

  /** The closed cluster that stands for a paper now. */
  clusterOf(node: number): number | undefined {
    const item = this.board?.itemOf(node);
    const cluster = item === undefined ? -1 : this.board!.scene!.cluster[item]!;
    return cluster === -1 ? undefined : cluster;
  }

  /** As if it were pointed at. */
  hoverFrom(node: number | undefined): void {
    if (node !== this.board?.marks.hovered) this.board?.mark({ hovered: node });
  }

  /** Brings these out and dims the rest; undefined: no more. */
  emphasise(nodes: readonly number[] | undefined): void {
    this.board?.mark({ emphasised: nodes && new Set(nodes) });
  }

  select(nodes: readonly number[]): void {
    this.board?.mark({ selected: new Set(nodes) });
  }

  /** SVG as markup, PNG in base64; of what is in view, or of all. */
  async picture(format: 'svg' | 'png', what: 'shown' | 'all'): Promise<string> {
    const subject = this.board?.subject(what, format);
    if (!subject) throw new Error('There is no map to draw.');
    return format === 'svg' ? svgOf(subject).svg : await pngOf(svgOf(subject));
  }

  themeChanged(): void {
    this.board?.themeChanged();
  }
}
