/**
 * The chart of what things cost against how many papers there are, as SVG: a panel for each thing, both axes
 * logarithmic, our line and the rival's. It is drawn in shades that can be read on white and on black.
 */
import type { Row } from './rows';

export interface Panel {
  readonly title: string;
  readonly suite: string;
  readonly what: string;
}

const WIDTH = 250;
const HEIGHT = 200;
const GAP = 40;
const LEFT = 58;
const TOP = 40;
const BOTTOM = 60;
const INK = '#7d8590';
const OURS = '#2f81f7';
const THEIRS = '#db6d28';

/** Draws the panels side by side, of rows in milliseconds. */
export function chart(panels: readonly Panel[], rows: readonly Row[]): string {
  const drawn = panels.map((panel) => ({
    panel,
    rows: rows
      .filter(({ suite, what }) => suite === panel.suite && what === panel.what)
      .sort((a, b) => a.n - b.n),
  }));
  const all = drawn.flatMap(({ rows: of }) => of);
  const costs = all.flatMap(({ value, rivalValue }) => [value, ...(rivalValue ? [rivalValue] : [])]);
  const x = scale(Math.min(...all.map(({ n }) => n)), Math.max(...all.map(({ n }) => n)), 0, WIDTH);
  const [low, high] = [decade(Math.min(...costs), Math.floor), decade(Math.max(...costs), Math.ceil)];
  const y = scale(low, high, HEIGHT, 0);
  const width = LEFT + panels.length * (WIDTH + GAP);
  const height = TOP + HEIGHT + BOTTOM;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="12" fill="${INK}" role="img">
<title>Milliseconds against the number of papers</title>
${drawn.map(({ panel, rows: of }, i) => `<g transform="translate(${LEFT + i * (WIDTH + GAP)} ${TOP})">\n${drawPanel(panel, of, i === 0)}\n</g>`).join('\n')}
</svg>
`;

  function drawPanel({ title }: Panel, of: readonly Row[], isFirst: boolean): string {
    const last = of.at(-1);
    return [
      `<text x="0" y="-16" font-size="14" font-weight="600">${escapeXml(title)}</text>`,
      ...decades(low, high).map(
        (cost) =>
          `<line x1="0" x2="${WIDTH}" y1="${y(cost)}" y2="${y(cost)}" stroke="${INK}" stroke-opacity="0.25"/>${isFirst ? `<text x="-8" y="${y(cost) + 4}" text-anchor="end">${duration(cost)}</text>` : ''}`,
      ),
      ...of.map(({ n }) => `<text x="${x(n)}" y="${HEIGHT + 18}" text-anchor="middle">${count(n)}</text>`),
      last?.rival === undefined
        ? ''
        : line(
            of.map(({ n, rivalValue = 0 }) => [n, rivalValue]),
            THEIRS,
          ),
      line(
        of.map(({ n, value }) => [n, value]),
        OURS,
      ),
      isFirst ? `<text x="-16" y="${HEIGHT + 18}" text-anchor="end">papers</text>` : '',
      last ? key(HEIGHT + 36, OURS, 'Scholium', last.value, last.n) : '',
      last?.rival === undefined ? '' : key(HEIGHT + 53, THEIRS, last.rival, last.rivalValue ?? 0, last.n),
    ]
      .filter((part) => part !== '')
      .join('\n');
  }

  function line(points: readonly (readonly [n: number, cost: number])[], colour: string): string {
    const at = points.map(([n, cost]) => `${x(n)},${y(cost)}`);
    const dots = at.map(
      (point) => `<circle cx="${point.split(',')[0]}" cy="${point.split(',')[1]}" r="3" fill="${colour}"/>`,
    );
    return `<polyline points="${at.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}`;
  }
}

/** A line's name, and what it comes to. */
function key(y: number, colour: string, name: string, cost: number, n: number): string {
  const text = escapeXml(`${name}: ${duration(cost)} at ${count(n)}`);
  return `<circle cx="4" cy="${y - 4}" r="4" fill="${colour}"/><text x="14" y="${y}">${text}</text>`;
}

/** From `low` to `high`, logarithmically, onto `from` to `to`. */
function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = Math.log(high / low) || 1;
  return (value) => Math.round((from + ((to - from) * Math.log(value / low)) / span) * 10) / 10;
}

function decade(value: number, round: (power: number) => number): number {
  return 10 ** round(Math.log10(value));
}

function decades(low: number, high: number): number[] {
  const found: number[] = [];
  for (let power = Math.round(Math.log10(low)); power <= Math.round(Math.log10(high)); power++)
    found.push(10 ** power);
  return found;
}

function duration(ms: number): string {
  const shown = (value: number) => String(Number(value.toPrecision(2)));
  return ms >= 1000 ? `${shown(ms / 1000)} s` : ms >= 1 ? `${shown(ms)} ms` : `${shown(ms * 1000)} µs`;
}

function count(n: number): string {
  return n >= 1000 ? `${Math.round(n / 1000)}k` : String(n);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
