/** A page drawn: its head, its contents, its sections. A part that says what it said before is left as it is. */
import type { Block, PaperPage, Section } from '../../protocol/page';
import { element, setChildren } from './dom';
import { influenceChart } from './flower';
import { focusedIn, refocus } from './focus';
import { filteredRows, type Look, UNTOUCHED } from './rows';
import { actionBar, factList, machineMark, paragraph } from './runs';

/** What the reader did to sections, by their ids. */
export type Looks = Record<string, Look>;

interface Drawn {
  /** What it says, for comparing. */
  readonly says: string;
  readonly element: HTMLElement;
}

/** Pixels from the top of the window. */
const READ = 160;

export class PageView {
  readonly #app: HTMLElement;
  readonly #looks: Looks;
  readonly #onDidChange: () => void;
  readonly #contents = element('nav', { class: 'contents', 'aria-label': 'Contents' });
  readonly #article = element('article');
  readonly #page = element('div', { class: 'page' }, this.#contents, this.#article);
  #drawn = new Map<string, Drawn>();
  #contentsSay = '';
  /** The section that is being read, and how far from the top of the window it begins, in pixels. */
  #reading = { id: 'head', top: 0 };

  constructor(app: HTMLElement, looks: Looks, onDidChange: () => void) {
    this.#app = app;
    this.#looks = looks;
    this.#onDidChange = onDidChange;
    let isAsked = false;
    addEventListener('scroll', () => {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => {
        isAsked = false;
        this.#mark();
      });
    });
    addEventListener('resize', () => this.#stay());
  }

  show(page: PaperPage): void {
    const focused = focusedIn(this.#app);
    document.title = page.title;
    setChildren(this.#app, [this.#page]);
    const before = this.#drawn;
    this.#drawn = new Map();
    const parts = [
      this.#draw('head', [page.title, page.kind, page.head], before, () => headOf(page)),
      ...page.sections.map((section) =>
        this.#draw(section.id, section, before, () => this.#section(section)),
      ),
    ];
    setChildren(this.#article, parts);
    this.#showContents(page);
    this.#mark();
    if (focused) refocus(this.#app, focused);
  }

  fail(message: string): void {
    this.#drawn = new Map();
    this.#app.replaceChildren(element('p', { class: 'fail', role: 'status' }, message));
  }

  #showContents({ title, sections }: PaperPage): void {
    const says = JSON.stringify([title, sections.map(({ id, heading, count }) => [id, heading, count])]);
    if (says === this.#contentsSay) return;
    this.#contentsSay = says;
    this.#contents.replaceChildren(...contentsOf(title, sections));
  }

  /** Brings a section into sight, and the keyboard to it. */
  bring(id: string): void {
    const heading = id === 'head' ? document.querySelector('h1') : document.getElementById(`${id}-heading`);
    if (!(heading instanceof HTMLElement)) return;
    heading.scrollIntoView({ behavior: 'instant', block: 'start' });
    heading.focus({ preventScroll: true });
  }

  #draw(id: string, what: unknown, before: ReadonlyMap<string, Drawn>, make: () => HTMLElement): HTMLElement {
    const says = JSON.stringify(what);
    const known = before.get(id);
    const drawn = known?.says === says ? known : { says, element: make() };
    this.#drawn.set(id, drawn);
    return drawn.element;
  }

  #section(section: Section): HTMLElement {
    const { id, heading, count, note } = section;
    const title = element('h2', { id: `${id}-heading`, tabindex: -1 }, heading);
    if (count !== undefined)
      title.append(' ', element('span', { class: 'count' }, count.toLocaleString('en')));
    return element(
      'section',
      { id, 'aria-labelledby': `${id}-heading` },
      title,
      ...(note === undefined ? [] : [element('p', { class: 'note' }, note)]),
      ...this.#blocks(section),
    );
  }

  #blocks(section: Section): HTMLElement[] {
    const { id, blocks } = section;
    const machine = blocks.some((block) => block.kind === 'bars' && block.machine);
    const charts = blocks.filter(({ kind }) => kind === 'influence');
    let rows: HTMLElement[] | undefined = filteredRows(section, this.#looks[id] ?? UNTOUCHED, (look) => {
      this.#looks[id] = look;
      this.#onDidChange();
    });
    const drawn = blocks.flatMap((block): HTMLElement[] => {
      switch (block.kind) {
        case 'bars':
        case 'columns':
        case 'rows': {
          // All of them together, where the first of them stands.
          const all = rows ?? [];
          rows = undefined;
          return all;
        }
        case 'influence':
          return block === charts[0] ? [garden(charts)] : [];
        default:
          return [simple(block)];
      }
    });
    if (!machine) return drawn;
    const words = 'Roles, polarities and verdicts are those that pages give, told by a machine.';
    return [element('p', { class: 'note' }, machineMark(), ' ', words), ...drawn];
  }

  /** In a window of another width lines break elsewhere: what is being read stays where it is. */
  #stay(): void {
    const { id, top } = this.#reading;
    const section = this.#drawn.get(id)?.element;
    if (section && id !== 'head') scrollBy(0, section.getBoundingClientRect().top - top);
    this.#mark();
  }

  /** Marks in the contents the section that is being read. */
  #mark(): void {
    const tops = [...this.#drawn].map(([id, drawn]) => ({
      id,
      top: drawn.element.getBoundingClientRect().top,
    }));
    // The last that begins near the top is the one that is being read.
    const last = scrollY < 1 ? undefined : tops.findLast(({ top }) => top < READ);
    this.#reading = last ?? { id: 'head', top: 0 };
    const current = this.#reading.id;
    for (const link of this.#contents.querySelectorAll('a'))
      if (link.dataset.section === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
  }
}

function headOf({ title, kind, head }: PaperPage): HTMLElement {
  return element(
    'header',
    {},
    element('p', { class: 'kind' }, kind),
    element('h1', { tabindex: -1 }, title),
    ...head.map((block) => simple(block)),
  );
}

function simple(block: Block): HTMLElement {
  switch (block.kind) {
    case 'text':
      return paragraph(block);
    case 'facts':
      return factList(block);
    case 'actions':
      return actionBar(block);
    default:
      return element('div');
  }
}

/** The charts beside each other, with what their colours mean. */
function garden(charts: readonly Block[]): HTMLElement {
  const legend = element(
    'p',
    { class: 'legend' },
    element('span', { class: 'key into', 'aria-hidden': 'true' }),
    '↘ went into it: it cites them',
    element('span', { class: 'key outOf', 'aria-hidden': 'true' }),
    '↗ came out of it: they cite it',
  );
  const drawn = charts.flatMap((block) => (block.kind === 'influence' ? [influenceChart(block)] : []));
  return element('div', { class: 'garden' }, legend, ...drawn);
}

function contentsOf(title: string, sections: readonly Section[]): HTMLElement[] {
  const link = (section: string, words: string, count?: number) =>
    element(
      'a',
      { href: `#${section}`, 'data-section': section },
      words,
      ...(count === undefined ? [] : [' ', element('span', { class: 'count' }, count.toLocaleString('en'))]),
    );
  const top = link('head', title);
  top.classList.add('top');
  return [
    top,
    element(
      'ul',
      {},
      ...sections.map(({ id, heading, count }) => element('li', {}, link(id, heading, count))),
    ),
  ];
}
