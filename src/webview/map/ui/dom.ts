/** Elements. Whatever text comes in becomes a text node or the value of an attribute, never markup. */

type Properties<Tag extends keyof HTMLElementTagNameMap> = {
  [Key in string & keyof HTMLElementTagNameMap[Tag]]?: unknown;
} & {
  /** Attributes by their names in HTML: `aria-pressed`, `role`. Undefined leaves one out. */
  attributes?: Record<string, string | number | boolean | undefined>;
  data?: Record<string, string>;
};
type Child = Node | string | undefined | false;

/** An element with properties (`className`, `onclick`), attributes and children; `undefined` children are left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { attributes = {}, data = {}, ...properties }: Properties<Tag> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  attribute(element, attributes);
  Object.assign(element.dataset, data);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** Sets attributes; undefined takes one away. */
export function attribute(
  element: Element,
  attributes: Record<string, string | number | boolean | undefined>,
): void {
  for (const [name, value] of Object.entries(attributes))
    if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, String(value));
}

const svgNames = 'http://www.w3.org/2000/svg';

/** Paths on a square of 16, drawn by their lines. */
const icons = {
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  relayout: 'M13 5.5A5.5 5.5 0 1 0 13.5 8M13.5 2v3.7h-3.7',
  lasso:
    'M8 2.5c3.3 0 5.7 1.6 5.7 3.8S11.3 10 8 10 2.3 8.5 2.3 6.3 4.7 2.5 8 2.5zM5 9.5c-1.5 1-1.3 2.7.3 2.8 1.5.1 1.4 1.6.2 2.2',
  unpin: 'M9.5 2.5l4 4-2.2.6-2.3 2.3-.3 2.6-5-5 2.6-.3 2.3-2.3zM5.7 10.3 2.5 13.5M2.5 2.5l11 11',
  export: 'M8 2v8M4.8 6.8 8 10l3.2-3.2M2.5 11v2.5h11V11',
  panel: 'M2.5 3h11v10h-11zM10 3v10',
  help: 'M5.8 6.2a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M8 12.2v.3',
  time: 'M2 13.5h12M4.5 13.5v-1.5M8 13.5v-1.5M11.5 13.5v-1.5M3.2 9a1.2 1.2 0 1 0 2.4 0 1.2 1.2 0 1 0-2.4 0M6.8 5a1.2 1.2 0 1 0 2.4 0 1.2 1.2 0 1 0-2.4 0M10.6 3.5a1.2 1.2 0 1 0 2.4 0 1.2 1.2 0 1 0-2.4 0M5.3 8 7.1 6M9.2 4.7 10.6 4',
  gather: 'M8 1.5v4.3M5.8 3.6 8 5.8l2.2-2.2M8 14.5v-4.3M5.8 12.4 8 10.2l2.2 2.2M2.5 8h11',
  close: 'M4 4l8 8M12 4l-8 8',
  right: 'M6 3.5 10.5 8 6 12.5',
  down: 'M3.5 6 8 10.5 12.5 6',
} as const;
export type Icon = keyof typeof icons;

export function icon(name: Icon): SVGElement {
  const svg = document.createElementNS(svgNames, 'svg');
  attribute(svg, { viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': true });
  const path = document.createElementNS(svgNames, 'path');
  path.setAttribute('d', icons[name]);
  svg.append(path);
  return svg;
}

/** A button with a picture; `label` is what it is called, and its tooltip. */
export const iconButton = (
  name: Icon,
  label: string,
  onclick: () => void,
  attributes: Record<string, string | boolean | undefined> = {},
): HTMLButtonElement =>
  h(
    'button',
    {
      type: 'button',
      className: 'icon-button',
      title: label,
      onclick,
      attributes: { 'aria-label': label, ...attributes },
    },
    icon(name),
  );

export const button = (text: string, onclick: () => void, className = 'secondary'): HTMLButtonElement =>
  h('button', { type: 'button', className, onclick, data: { key: text } }, text);

/** `230 papers: graph, walk`: what a group of papers is of. */
export const groupName = ({ members, words }: { members: readonly unknown[]; words: string }): string =>
  `${counted(members.length, 'paper')}${words === '' ? '' : `: ${words}`}`;

/** `1 paper`, `12 papers`, `10,000 papers`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
