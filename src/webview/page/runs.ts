/** Words, links and what is said of them: the smallest parts of a page. */
import type { Action, Block, Line, Run } from '../../protocol/page';
import { element } from './dom';

/** What a click on it follows is read from here, by one listener for the whole page. */
export const LINK = 'data-link';

export function runNode({ text, link, title, tone }: Run): Node {
  const about = { title, class: tone };
  // A link as the browser has them: it wraps with the text around it, and opens by Enter.
  if (link !== undefined) return element('a', { href: '#', [LINK]: link, ...about }, text);
  return tone === undefined && title === undefined
    ? document.createTextNode(text)
    : element(tone === 'strong' ? 'strong' : 'span', about, text);
}

/** With the mark of what a machine wrote, where one did. */
export function lineNodes({ runs, machine }: Line): Node[] {
  const nodes = runs.map(runNode);
  return machine ? [machineMark(), ...nodes] : nodes;
}

export function machineMark(): Node {
  return element('span', { class: 'machine-mark', title: 'A machine wrote this' }, 'machine-written');
}

export function paragraph({ runs, machine }: Line): HTMLElement {
  return element('p', { class: machine ? 'machine' : undefined }, ...lineNodes({ runs, machine }));
}

/** Of so many values all are seen at once; of more the first. */
const SEEN = 6;

export function factList({ facts }: Block & { kind: 'facts' }): HTMLElement {
  const list = element('dl');
  for (const { label, values } of facts) {
    const itemOf = (line: Line) =>
      element('dd', { class: line.machine ? 'machine' : undefined }, ...lineNodes(line));
    list.append(element('dt', {}, label), ...values.slice(0, SEEN).map(itemOf));
    const others = values.slice(SEEN);
    if (others.length === 0) continue;
    const more = element(
      'ul',
      { class: 'others' },
      ...others.map((line) => element('li', {}, ...lineNodes(line))),
    );
    const summary = element('summary', {}, `${others.length.toLocaleString('en')} more`);
    list.append(element('dd', {}, element('details', {}, summary, more)));
  }
  return list;
}

export function actionBar({ actions }: Block & { kind: 'actions' }): HTMLElement {
  return element(
    'div',
    { class: 'actions' },
    ...actions.map(({ label, link, title }: Action) =>
      element('button', { type: 'button', [LINK]: link, title }, label),
    ),
  );
}
