/** Styles as XML, for programs that read no other: Pandoc, word processors, Zotero. */
import type { Tree } from 'citeproc';
import { readTree } from './tree';

const NAMESPACE = 'http://purl.org/net/xbiblio/csl';

/**
 * A shipped style as a file of the Citation Style Language; what is XML already comes back as it is. What the schema
 * demands and the shipped form leaves out, title and address of the style, is made of its name.
 */
export function styleXml(text: string, name: string): string {
  if (!text.trimStart().startsWith('{')) return text;
  const read = readTree(text);
  if ('fault' in read) return text;
  const { tree } = read;
  const root: Tree = {
    ...tree,
    attrs: { xmlns: NAMESPACE, ...tree.attrs },
    children: tree.children.map((child) => (isNamed(child, 'info') ? infoOf(child, name) : child)),
  };
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root)}\n`;
}

/** Who wrote the style, and when, the shipped form has no words for: empty elements would say something false. */
function infoOf(info: Tree, name: string): Tree {
  const kept = (wanted: string) => info.children.filter((child) => isNamed(child, wanted));
  return {
    ...info,
    children: [
      leaf('title', name),
      leaf('id', `http://www.zotero.org/styles/${name}`),
      ...kept('category'),
      leaf('updated', '2000-01-01T00:00:00+00:00'),
      ...kept('rights'),
    ],
  };
}

function leaf(name: string, text: string): Tree {
  return { name, attrs: {}, children: [text] };
}

function isNamed(child: Tree | string, name: string): child is Tree {
  return typeof child !== 'string' && child.name === name;
}

/** On one line: white space between elements means nothing, and within a term it does. */
function element({ name, attrs, children }: Tree): string {
  const told = Object.entries(attrs).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : element(child)));
  return `<${name}${told.join('')}${inner.length === 0 ? '/>' : `>${inner.join('')}</${name}>`}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Line ends in an attribute would come back as blanks. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (char) => ENTITIES[char]!)
    .replace(/[\n\t\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}
