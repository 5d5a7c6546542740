/**
 * Influence charts: a flower whose petals are people, venues or categories, each with two bands, what went into the
 * middle and what came out of it (after the Influence Flower of Shin et al. 2019); and an axis for years. Each also as a
 * table, for who does not see it and where there is no room.
 */
import type { Block, Petal } from '../../protocol/page';
import { element, plural, svg } from './dom';
import { fitting, LABEL, NUMBERS, widthOf, wrapped } from './lettering';
import { LINK } from './runs';

type Influence = Block & { kind: 'influence' };

export function influenceChart(block: Influence): HTMLElement {
  const { label, middle, petals, ordered } = block;
  const caption = element('figcaption', {}, label);
  const chart = ordered ? mirroredColumns(block) : flower(middle, petals, label);
  const table = element(
    'details',
    { class: 'as-table' },
    element('summary', {}, 'As a table'),
    tableOf(label, middle, petals),
  );
  return element('figure', { class: ordered ? 'influence axis' : 'influence' }, caption, chart, table);
}

/** In the units of the drawing, which are pixels where there is room. */
const MIDDLE = 36;
/** How far petals reach: few need less room. */
const radiusFor = (petals: number) => Math.min(132, 84 + 4 * petals);
const WIDTH = 620;
const LINE = 17;
/** Between a label and its numbers, and of both from the edge of the drawing. */
const GAP = 5;
const WIDEST = 15;
/** So many citations at least make a band of that width: among few, one is no heavy weight. */
const FULL = 8;
/** Labels of petals above and below the middle keep so far from its height. */
const NEAREST = 56;
const OTHERS = 'Others';

interface Placed {
  readonly petal: Petal;
  /** Of the petal's end, the middle being 0, 0. */
  readonly x: number;
  readonly y: number;
  /** Of its label. */
  labelY: number;
}

function flower(middle: string, petals: readonly Petal[], label: string): SVGElement {
  const placed = placePetals(petals, radiusFor(petals.length));
  // What stands for all the rest may be many times what any of them is.
  const single = petals.length > 1 && petals.at(-1)!.label === OTHERS ? petals.slice(0, -1) : petals;
  const most = Math.max(FULL, ...single.flatMap(({ into, outOf }) => [into, outOf]));
  const ys = placed.flatMap(({ y, labelY }) => [y, labelY]);
  const top = Math.min(-MIDDLE, ...ys) - 22;
  const height = Math.max(MIDDLE, ...ys) + 22 - top;
  return svg(
    'svg',
    {
      class: 'flower',
      viewBox: `${-WIDTH / 2} ${top} ${WIDTH} ${height}`,
      role: 'group',
      'aria-label': `${label}: influence on and of ${middle}, as a flower`,
    },
    ...placed.flatMap((each) => bandsOf(each, most)),
    ...placed.map((each) => petalEnd(each, middle)),
    svg('circle', { class: 'middle', r: MIDDLE }),
    ...wrapped(middle, 2 * MIDDLE - 8).map((words, at, all) =>
      svg('text', { class: 'middle-label', y: (at - (all.length - 1) / 2) * 13, dy: '0.35em' }, words),
    ),
  );
}

/**
 * Around the middle, the heaviest on top, alternately right and left, so that both sides weigh the same. Labels of one
 * side are pushed apart until none lies on another.
 */
function placePetals(petals: readonly Petal[], radius: number): Placed[] {
  const right = petals.filter((_, at) => at % 2 === 0);
  const left = petals.filter((_, at) => at % 2 === 1);
  return [...sideOf(right, radius), ...sideOf(left, -radius)];
}

/** The right side, and the left one by a radius below 0. */
function sideOf(petals: readonly Petal[], radius: number): Placed[] {
  const placed = petals.map((petal, at): Placed => {
    // From nearly above to nearly below: no label stands over the middle.
    const angle = -Math.PI / 2 + (Math.PI * (at + 0.5)) / petals.length;
    const [x, y] = [radius * Math.cos(angle), Math.abs(radius) * Math.sin(angle)];
    return { petal, x, y, labelY: y };
  });
  spread(placed);
  return placed;
}

/** From the middle upwards and downwards, each at least a line from the one before it. */
function spread(placed: readonly Placed[]): void {
  const centre = Math.floor((placed.length - 1) / 2);
  for (let at = centre + 1; at < placed.length; at++)
    placed[at]!.labelY = Math.max(placed[at]!.labelY, placed[at - 1]!.labelY + LINE);
  for (let at = centre - 1; at >= 0; at--)
    placed[at]!.labelY = Math.min(placed[at]!.labelY, placed[at + 1]!.labelY - LINE);
}

/** What went in bends to one side of the petal, what came out to the other, each as thick as it is weighty. */
function bandsOf({ petal, x, y }: Placed, most: number): SVGElement[] {
  return (['into', 'outOf'] as const).flatMap((direction) => {
    const count = petal[direction];
    if (count === 0) return [];
    const bend = direction === 'into' ? 0.22 : -0.22;
    const [controlX, controlY] = [x * 0.55 - y * bend, y * 0.55 + x * bend];
    const width = Math.max(1.5, WIDEST * Math.sqrt(Math.min(1, count / most)));
    const band = svg('path', {
      class: `band ${direction}`,
      d: `M0 0Q${round(controlX)} ${round(controlY)} ${round(x)} ${round(y)}`,
    });
    band.style.strokeWidth = `${round(width)}px`;
    return [band];
  });
}

function petalEnd({ petal, x, y, labelY }: Placed, middle: string): SVGElement {
  const side = x < 0 ? -1 : 1;
  const radius = 4 + Math.min(8, 1.5 * Math.sqrt(petal.into + petal.outOf));
  const textX = side * (Math.max(Math.abs(x), NEAREST) + radius + 10);
  const words = `${petal.label}: ${saying(petal, middle)}`;
  const numbers = numbersOf(petal);
  const room = WIDTH / 2 - Math.abs(textX) - 2 * GAP - widthOf(numbers, NUMBERS);
  const { link } = petal;
  const attributes = {
    class: 'petal',
    // A link in a drawing is one for the keyboard, too.
    ...(link === undefined
      ? { role: 'img', 'aria-label': words }
      : { role: 'link', tabindex: 0, [LINK]: link }),
  };
  const leader = Math.abs(labelY - y) > 2 || Math.abs(textX) - Math.abs(x) > radius + 12;
  return svg(
    'g',
    attributes,
    svg('title', {}, words),
    ...(leader
      ? [
          svg('path', {
            class: 'leader',
            d: `M${round(x)} ${round(y)}L${round(textX - side * 4)} ${round(labelY)}`,
          }),
        ]
      : []),
    svg('circle', { cx: round(x), cy: round(y), r: round(radius) }),
    svg(
      'text',
      { x: round(textX), y: round(labelY), dy: '0.35em', 'text-anchor': side < 0 ? 'end' : 'start' },
      // Whole in the table, and while the pointer rests on it.
      fitting(petal.label, room, LABEL),
      svg('tspan', { class: 'numbers', dx: GAP }, numbers),
    ),
  );
}

/** `← 3 → 5` */
function numbersOf({ into, outOf }: Petal): string {
  return [into > 0 ? `↘${into.toLocaleString('en')}` : '', outOf > 0 ? `↗${outOf.toLocaleString('en')}` : '']
    .filter(Boolean)
    .join(' ');
}

function saying({ into, outOf }: Petal, middle: string): string {
  return [
    into > 0 ? `cited by ${middle} ${plural(into, 'time')}` : '',
    outOf > 0 ? `cites ${middle} ${plural(outOf, 'time')}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Years along an axis: above it who cites, below it what is cited. */
function mirroredColumns({ petals, middle, label }: Influence): HTMLElement {
  const most = Math.max(1, ...petals.flatMap(({ into, outOf }) => [into, outOf]));
  const step = Math.ceil(petals.length / 12);
  const columns = petals.map((petal, at) => {
    const out = element('span', { class: 'band outOf' });
    const into = element('span', { class: 'band into' });
    out.style.height = `${(100 * petal.outOf) / most}%`;
    into.style.height = `${(100 * petal.into) / most}%`;
    return element(
      'span',
      { class: 'year', title: `${petal.label}: ${saying(petal, middle)}` },
      element('span', { class: 'up' }, out),
      element('span', { class: 'words' }, at % step === 0 ? petal.label : ''),
      element('span', { class: 'down' }, into),
    );
  });
  return element(
    'div',
    { class: 'mirrored', role: 'img', 'aria-label': `${label}: influence on and of ${middle}, year by year` },
    ...columns,
  );
}

function tableOf(label: string, middle: string, petals: readonly Petal[]): HTMLElement {
  const head = [label, `cited by ${middle}`, `cite ${middle}`];
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head.map((words) => element('th', { scope: 'col' }, words)))),
    element(
      'tbody',
      {},
      ...petals.map(({ label: name, into, outOf, link }) =>
        element(
          'tr',
          {},
          element(
            'th',
            { scope: 'row' },
            link === undefined ? name : element('a', { href: '#', [LINK]: link }, name),
          ),
          element('td', {}, into.toLocaleString('en')),
          element('td', {}, outOf.toLocaleString('en')),
        ),
      ),
    ),
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
