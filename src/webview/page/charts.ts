/** Bars and columns that filter the rows below them: each is a button that stays pressed. */
import type { Bar, Block } from '../../protocol/page';
import { element, roving } from './dom';

/** A chart, and what keeps it in step with what is pressed. */
export interface Chart {
  readonly element: HTMLElement;
  /** `counts`: how many rows each bar would leave now. */
  show(pressed: ReadonlySet<string>, counts: ReadonlyMap<string, number>): void;
}

type Press = (facet: string) => void;

interface Drawn {
  readonly bar: Bar;
  readonly item: HTMLElement;
  /** As long as what is left of it now. */
  readonly now: HTMLElement;
  readonly number: HTMLElement;
}

export function barChart({ label, machine, bars }: Block & { kind: 'bars' }, press: Press): Chart {
  const most = mostOf(bars);
  const drawn = bars.map((bar) => {
    const whole = element('span', { class: 'whole' });
    const now = element('span', { class: 'now' });
    const number = element('span', { class: 'number' });
    whole.style.width = percent(bar.count, most);
    const track = element('span', { class: 'track', 'aria-hidden': 'true' }, whole, now);
    const words = element('span', { class: 'words', title: bar.label }, bar.label);
    return { bar, now, number, item: itemOf(bar, press, words, track, number) };
  });
  const chart = chartOf('bars', machine ? `${label} (told by a machine)` : label, drawn);
  return {
    element: chart,
    show: (pressed, counts) =>
      update(drawn, pressed, counts, ({ now }, count) => {
        now.style.width = percent(count, most);
      }),
  };
}

/** More columns than this are too thin for a year below each: every second, fifth, tenth has one then. */
const LABELLED = 14;

export function columnChart({ label, bars }: Block & { kind: 'columns' }, press: Press): Chart {
  const most = mostOf(bars);
  const step = [1, 2, 5, 10, 20].find((each) => bars.length / each <= LABELLED) ?? 50;
  const drawn = bars.map((bar) => {
    const whole = element('span', { class: 'whole' });
    const now = element('span', { class: 'now' });
    const number = element('span', { class: 'number' });
    whole.style.height = percent(bar.count, most);
    const track = element('span', { class: 'track' }, number, whole, now);
    const isLabelled = step === 1 || Number(bar.label) % step === 0;
    const words = element('span', { class: 'words', 'aria-hidden': 'true' }, isLabelled ? bar.label : '');
    // Heard whole, and seen where there is room.
    const heard = element('span', { class: 'heard' }, bar.label);
    return { bar, now, number, item: itemOf(bar, press, heard, track, words) };
  });
  const chart = chartOf('columns', label, drawn);
  if (bars.length > LABELLED) chart.classList.add('many');
  return {
    element: chart,
    show: (pressed, counts) =>
      update(drawn, pressed, counts, ({ now, number, bar }, count) => {
        now.style.height = percent(count, most);
        // A column is no wider than this.
        number.textContent = bar.count === 0 ? '' : count.toLocaleString('en');
        number.style.bottom = percent(bar.count, most);
      }),
  };
}

function itemOf({ facet, label, count }: Bar, press: Press, ...children: readonly Node[]): HTMLElement {
  if (facet === undefined || count === 0)
    return element('span', { class: 'item', title: `${label}: ${count.toLocaleString('en')}` }, ...children);
  const item = element('button', { type: 'button', class: 'item', 'data-facet': facet }, ...children);
  item.addEventListener('click', () => press(facet));
  return item;
}

function chartOf(kind: string, label: string, drawn: readonly Drawn[]): HTMLElement {
  const items = drawn.map(({ item }) => item);
  const toolbar = element('div', { class: kind, role: 'toolbar', 'aria-label': label }, ...items);
  roving(
    toolbar,
    items.filter((item) => item instanceof HTMLButtonElement),
  );
  const title = element('div', { class: 'chart-title', 'aria-hidden': 'true' }, label);
  return element('div', { class: 'chart' }, title, toolbar);
}

function update(
  drawn: readonly Drawn[],
  pressed: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
  draw: (drawn: Drawn, count: number) => void,
): void {
  for (const each of drawn) {
    const { label, count, facet } = each.bar;
    const left = facet === undefined ? count : (counts.get(facet) ?? 0);
    const number =
      left === count
        ? count.toLocaleString('en')
        : `${left.toLocaleString('en')} of ${count.toLocaleString('en')}`;
    each.number.textContent = count === 0 ? '' : number;
    draw(each, left);
    if (!(each.item instanceof HTMLButtonElement)) continue;
    const isPressed = facet !== undefined && pressed.has(facet);
    each.item.setAttribute('aria-pressed', String(isPressed));
    each.item.title = isPressed
      ? `${label}: ${number}. Click to show all again.`
      : `${label}: ${number}. Click to show only these.`;
  }
}

const mostOf = (bars: readonly Bar[]) => Math.max(1, ...bars.map(({ count }) => count));
const percent = (count: number, most: number) => `${(100 * count) / most}%`;
