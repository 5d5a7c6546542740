/** The map as a picture of its own: what the screen shows, as SVG, and that as PNG. */
import type { Theme } from './colours';
import { discsInView, labelWishes, placedLabels } from './drawing-labels';
import {
  AXIS_HEIGHT,
  DASH,
  type Extent,
  FONT_SIZE,
  growth,
  HEAD,
  LEAST_RADIUS,
  NO_YEAR,
  type View,
  YEAR_ROOM,
} from './drawing-view';
import type { Positions } from './layout-input';
import { ticksOf } from './time-axis';

/** What a picture is made of. */
export interface Subject {
  readonly title: string;
  readonly view: View;
  readonly positions: Positions;
  readonly theme: Theme;
  /** Pixels that a unit of the map takes. */
  readonly pixels: number;
  /** The place of the map in the upper left corner. */
  readonly left: number;
  readonly top: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly widthOf: (text: string) => number;
}

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Pixels of a picture for each label; more than on the screen, for a picture cannot be brought nearer. */
const AREA = 4000;

/** The part of a picture of all: as large as the map is by nature, but for the largest ones. */
export function wholeOf({ x, y }: Extent, format: 'svg' | 'png') {
  const margin = { side: 40, right: 130, below: 60 };
  const pixels = Math.min(1.3, LARGEST[format] / Math.max(x[1] - x[0], y[1] - y[0], 1));
  return {
    pixels,
    left: x[0] - margin.side / pixels,
    top: y[1] + margin.side / pixels,
    width: Math.ceil((x[1] - x[0]) * pixels + margin.side + margin.right),
    height: Math.ceil((y[1] - y[0]) * pixels + margin.side + margin.below),
  };
}

/** Pixels of the longer side of a picture of all. */
const LARGEST = { svg: 4000, png: 2500 };

export function svgOf(subject: Subject): Picture {
  const { theme, title, width, height } = subject;
  const ground = tag('rect', { width, height, fill: theme.background });
  const parts = [ground, ...axis(subject), ...edges(subject), ...nodes(subject), ...labels(subject)];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `role="img" font-family="${escaped(theme.font)}" font-size="${FONT_SIZE}">\n` +
    `<title>${escaped(title)}</title>\n${parts.join('\n')}\n</svg>\n`;
  return { svg, width, height };
}

/** The picture as PNG in base64, with two dots for a pixel. Throws when the browser cannot draw it. */
export async function pngOf({ svg, width, height }: Picture): Promise<string> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await base64Of(canvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Beside the page: as a URL of its own the picture would be written while nothing else can be done. */
async function base64Of(canvas: HTMLCanvasElement): Promise<string> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture is too large for this browser.');
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

const at = ({ positions, pixels, left, top }: Subject, item: number) => ({
  x: (positions[2 * item]! - left) * pixels,
  y: (top - positions[2 * item + 1]!) * pixels,
});

const radiusOf = ({ view, pixels }: Subject, item: number): number =>
  Math.max(LEAST_RADIUS, view.sizes[item]! * growth(pixels));

function edges(subject: Subject): string[] {
  const { scene, looks } = subject.view;
  const drawn = Array.from(scene.from, (_, edge) => ({ edge, look: looks.edge(edge) }))
    .filter(({ look }) => !look.hidden)
    .sort((a, b) => a.look.layer - b.look.layer);
  return drawn.flatMap(({ edge, look }) => {
    const [from, to] = [scene.from[edge]!, scene.to[edge]!];
    const [start, middle] = [at(subject, from), at(subject, to)];
    const length = Math.hypot(middle.x - start.x, middle.y - start.y);
    const { ring, ringGap } = looks.item(to);
    const rim = radiusOf(subject, to) + ring + ringGap;
    if (length <= rim) return [];
    const [dx, dy] = [(middle.x - start.x) / length, (middle.y - start.y) / length];
    const tip = { x: middle.x - dx * rim, y: middle.y - dy * rim };
    if (!isInView(subject, start, tip)) return [];
    const color = { stroke: look.color.slice(0, 7), 'stroke-opacity': opacity(look.color) };
    const line = tag('line', {
      x1: start.x,
      y1: start.y,
      x2: tip.x,
      y2: tip.y,
      ...color,
      'stroke-width': look.width,
      ...(look.dashed && { 'stroke-dasharray': `${DASH.length} ${DASH.gap}` }),
    });
    if (!scene.directed[edge]) return [line];
    const back = { x: tip.x - dx * HEAD.length, y: tip.y - dy * HEAD.length };
    const [ox, oy] = [-dy * HEAD.half, dx * HEAD.half];
    const points = [tip, { x: back.x + ox, y: back.y + oy }, { x: back.x - ox, y: back.y - oy }];
    const head = tag('polygon', {
      points: points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' '),
      fill: color.stroke,
      'fill-opacity': color['stroke-opacity'],
    });
    return [line, head];
  });
}

function nodes(subject: Subject): string[] {
  const { scene, looks } = subject.view;
  const drawn = Array.from({ length: scene.count }, (_, item) => ({ item, look: looks.item(item) }))
    .filter(({ look }) => !look.hidden)
    .sort((a, b) => a.look.layer - b.look.layer);
  return drawn.flatMap(({ item, look }) => {
    const { x, y } = at(subject, item);
    const radius = radiusOf(subject, item);
    const reach = { x: radius + look.ring + look.ringGap, y: radius + look.ring + look.ringGap };
    const [low, high] = [
      { x: x - reach.x, y: y - reach.y },
      { x: x + reach.x, y: y + reach.y },
    ];
    if (!isInView(subject, low, high)) return [];
    const disc = tag('circle', { cx: x, cy: y, r: radius, fill: look.color });
    const dot = tag('circle', { cx: x, cy: y, r: radius * 0.38, fill: look.dotColor });
    const ring = tag('circle', {
      cx: x,
      cy: y,
      r: radius + look.ringGap + look.ring / 2,
      fill: 'none',
      stroke: look.ringColor,
      'stroke-width': look.ring,
    });
    return [disc, ...(look.dotColor === look.color ? [] : [dot]), ...(look.ring > 0 ? [ring] : [])];
  });
}

function labels(subject: Subject): string[] {
  const { view, positions, pixels, left, top, width, height, theme } = subject;
  const projection = { a: pixels, b: -pixels, c: -left * pixels, d: top * pixels };
  const room = { width, height: view.scale ? height - AXIS_HEIGHT : height };
  const radius = (item: number) => radiusOf(subject, item);
  const wishes = labelWishes(view, positions, projection, radius, room, subject.widthOf);
  const discs = discsInView(view, positions, projection, radius, room);
  return placedLabels(wishes, discs, Math.ceil((width * height) / AREA)).map(({ text, x, y }) =>
    tag(
      'text',
      {
        x,
        y: y + FONT_SIZE * 0.35,
        fill: theme.foreground,
        stroke: theme.background,
        'stroke-width': 3,
        'stroke-linejoin': 'round',
        'paint-order': 'stroke',
      },
      text,
    ),
  );
}

function axis({ view, pixels, left, width, height, theme }: Subject): string[] {
  const { scale } = view;
  if (!scale) return [];
  const top = height - AXIS_HEIGHT;
  const stroke = { stroke: theme.foreground, 'stroke-opacity': 0.18, 'stroke-width': 1 };
  const x = (place: number) => (place - left) * pixels;
  const write = (text: string, place: number) =>
    tag('text', { x: x(place), y: height - 7, fill: theme.foreground, 'text-anchor': 'middle' }, text);
  const years = ticksOf(scale, pixels, YEAR_ROOM).filter((tick) => x(tick.x) >= 0 && x(tick.x) <= width);
  return [
    ...years.flatMap((tick) => [
      tick.isYear ? tag('line', { x1: x(tick.x), y1: 0, x2: x(tick.x), y2: top, ...stroke }) : '',
      write(tick.text, tick.x),
    ]),
    ...(scale.lane === undefined || x(scale.lane) < 0 ? [] : [write(NO_YEAR, scale.lane)]),
    tag('line', { x1: 0, y1: top, x2: width, y2: top, ...stroke }),
  ];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Whether the rectangle between two corners has a part in the picture. */
const isInView = ({ width, height }: Subject, one: Point, other: Point): boolean =>
  Math.max(one.x, other.x) >= 0 &&
  Math.max(one.y, other.y) >= 0 &&
  Math.min(one.x, other.x) <= width &&
  Math.min(one.y, other.y) <= height;

/** Of `#rrggbbaa`. */
const opacity = (color: string): number =>
  color.length < 9 ? 1 : round(Number.parseInt(color.slice(7, 9), 16) / 255);

const round = (value: number): number => Math.round(value * 100) / 100;

/** An element; what it says is text that pages gave us, so each letter of it stays a letter. */
function tag(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escaped(value)}"`)
    .join('');
  return text === undefined ? `<${name}${written}/>` : `<${name}${written}>${escaped(text)}</${name}>`;
}

/** As XML has it (https://www.w3.org/TR/xml/#syntax): what no document may hold, as a control character, is left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
