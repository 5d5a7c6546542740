/** Elements made piece by piece. Text becomes text nodes, so nothing that a page says can be markup. */

type Child = Node | string;

/** What is set as an attribute; `false` and undefined leave it out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return fill(document.createElement(tag), attributes, children);
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill<Made extends Element>(made: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  made.append(...children);
  return made;
}

/**
 * Makes these its children. Those that are there already stay where they are, with the keyboard, the selection and the
 * text being typed in them: what is taken out and put in again loses all three.
 */
export function setChildren(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  let at = parent.firstElementChild;
  for (const child of children)
    if (child === at) at = at.nextElementSibling;
    else parent.insertBefore(child, at);
}

/** One of its items is a tab stop, the arrow keys move among them (https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/). */
export function roving(toolbar: HTMLElement, items: readonly HTMLElement[]): void {
  const stopAt = (wanted: HTMLElement | undefined) => {
    for (const item of items) item.tabIndex = item === wanted ? 0 : -1;
  };
  stopAt(items.find((item) => item.getAttribute('aria-pressed') === 'true') ?? items[0]);
  toolbar.addEventListener('focusin', ({ target }) => stopAt(items.find((item) => item === target)));
  toolbar.addEventListener('keydown', (event) => {
    const at = items.indexOf(event.target as HTMLElement);
    const to = STEPS[event.key]?.(at, items.length);
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    items[to]?.focus();
  });
}

const STEPS: Readonly<Record<string, (at: number, size: number) => number>> = {
  ArrowRight: (at, size) => (at + 1) % size,
  ArrowDown: (at, size) => (at + 1) % size,
  ArrowLeft: (at, size) => (at + size - 1) % size,
  ArrowUp: (at, size) => (at + size - 1) % size,
  Home: () => 0,
  End: (_, size) => size - 1,
};

/** `1 citer`, `2 citers`. */
export function plural(count: number, one: string): string {
  return `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
}
