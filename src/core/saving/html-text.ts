/// <reference path="./html-to-text.d.ts" />
/** The text of a web page, as a readability extractor leaves it: its words, a line a block, no addresses. */
import { compile, type DomElement, type Formatter, type Selector } from 'html-to-text';
import { formulaOf } from './html-formulas';

/** Browsers nest no deeper than 512 either; a page that does is no page. */
const DEEPEST = 400;

/** The lines of the page. Never throws. */
export function textOfHtml(html: string): string {
  const source = texScriptsShown(html);
  const about = { tex: source !== html };
  const whole = tidyText(converter(['body'])(source, about));
  if (!/<main[\s>]|role=["']?main\b/i.test(source)) return whole;
  const main = tidyText(converter(['main', '[role="main"]'])(source, about));
  // What a page calls its main part is sometimes a frame around nothing.
  return main.length * 2 > whole.length ? main : whole;
}

type Converter = (html: string, about: About) => string;

interface About {
  /** The formulas stand in scripts, and what MathJax drew from them beside those. */
  readonly tex: boolean;
}

const converters = new Map<string, Converter>();

/** Made when first needed: few sessions save a page. */
function converter(bases: readonly string[]): Converter {
  const key = bases.join();
  const known = converters.get(key);
  if (known) return known;
  const made = compile({
    wordwrap: false,
    baseElements: { selectors: bases },
    limits: { maxDepth: DEEPEST, ellipsis: '' },
    formatters: FORMATTERS,
    selectors: SELECTORS,
  });
  converters.set(key, made);
  return made;
}

const block = (lines: number): Formatter => {
  return (element, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: lines });
    walk(element.children, builder);
    builder.closeBlock({ trailingLineBreaks: lines });
  };
};
const line = block(1);
const paragraph = block(2);

const FORMATTERS: Readonly<Record<string, Formatter>> = {
  line,
  paragraph,
  cell(element, walk, builder) {
    if (element !== element.parent?.children?.find(({ type }) => type === 'tag')) builder.addInline(' ');
    walk(element.children, builder);
  },
  list(element, walk, builder) {
    const start = Number(element.attribs?.start ?? 1);
    let place = Number.isInteger(start) ? start : 1;
    builder.openBlock({ leadingLineBreaks: 1 });
    for (const child of element.children ?? []) {
      if (child.name === 'li') {
        builder.openBlock({ leadingLineBreaks: 1 });
        builder.addInline(element.name === 'ol' ? `${place++}. ` : '- ');
        walk(child.children, builder);
        builder.closeBlock({ trailingLineBreaks: 1 });
      } else walk([child], builder);
    }
    builder.closeBlock({ trailingLineBreaks: 1 });
  },
  /** `<dt>DOI:</dt><dd>10.1000/x</dd>` → `DOI: 10.1000/x`. */
  terms(element, walk, builder) {
    let isOpen = false;
    const close = () => {
      if (isOpen) builder.closeBlock({ trailingLineBreaks: 1 });
      isOpen = false;
    };
    for (const child of element.children ?? []) {
      if (child.name === 'dt' || (child.name !== 'dd' && child.type === 'tag')) close();
      if (!isOpen && (child.name === 'dt' || child.name === 'dd')) {
        builder.openBlock({ leadingLineBreaks: 1 });
        isOpen = true;
      } else if (child.name === 'dd') builder.addInline(' ');
      walk(child.name === 'dt' || child.name === 'dd' ? child.children : [child], builder);
    }
    close();
  },
  /** Some sites put the whole page into a form. */
  form: (element, walk, builder, options) =>
    holds(element, PROSE) ? line(element, walk, builder, options) : undefined,
  header: (element, walk, builder, options) =>
    isWithin(element, ARTICLE) || holds(element, HEADINGS)
      ? line(element, walk, builder, options)
      : undefined,
  footer: (element, walk, builder, options) =>
    isWithin(element, ARTICLE) ? line(element, walk, builder, options) : undefined,
  formula(element, walk, builder) {
    const tex = formulaOf(element);
    if (tex !== undefined) builder.addInline(`$${tex}$`);
    else walk(element.children, builder);
  },
  drawnFormula(element, walk, builder) {
    if (!(builder.metadata as About | undefined)?.tex) walk(element.children, builder);
  },
  nothing: () => undefined,
};

const PROSE: ReadonlySet<string> = new Set(['h1', 'h2', 'p', 'article', 'main']);
const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2']);
const ARTICLE: ReadonlySet<string> = new Set(['article', 'main']);

function selectors(format: string, names: string): Selector[] {
  return names.split(' ').map((selector) => ({ selector, format }));
}

const SELECTORS: readonly Selector[] = [
  ...selectors(
    'nothing',
    'head title nav script style svg img picture noscript template select textarea iframe object video audio canvas hr annotation annotation-xml [hidden] [aria-hidden="true"] [role="navigation"] [role="banner"] [role="contentinfo"] [role="search"] .MathJax_Preview .katex-html',
  ),
  // arXiv's search shows the beginning of the abstract and hides the whole of it beside that.
  ...selectors('nothing', 'span.abstract-short'),
  ...selectors('line', 'div section aside article main tr caption figure figcaption details summary address'),
  ...selectors('line', 'li table dt dd legend fieldset center'),
  ...selectors('paragraph', 'p h1 h2 h3 h4 h5 h6 blockquote'),
  ...selectors('cell', 'td th'),
  ...selectors('list', 'ul ol'),
  ...selectors('terms', 'dl'),
  ...selectors('form', 'form'),
  ...selectors('header', 'header'),
  ...selectors('footer', 'footer'),
  ...selectors('formula', 'math'),
  ...selectors('drawnFormula', '.MathJax .MathJax_Display .MathJax_SVG'),
  ...selectors('inline', 'a'),
];

function isWithin(element: DomElement, names: ReadonlySet<string>): boolean {
  for (let above = element.parent; above; above = above.parent) {
    if (names.has(above.name ?? '')) return true;
  }
  return false;
}

function holds(element: DomElement, names: ReadonlySet<string>): boolean {
  const waiting = [...(element.children ?? [])];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (names.has(one.name ?? '')) return true;
    for (const child of one.children ?? []) waiting.push(child);
  }
  return false;
}

/** MathJax 2 keeps a formula as a script, which is no text. */
function texScriptsShown(html: string): string {
  return html.replace(
    /<script\b[^<>]{0,200}?\btype=["']?math\/tex[^<>]{0,100}>([^<]{0,5000})<\/script>/gi,
    (_, tex: string) => `<span>$${tex.trim()}$</span>`,
  );
}

/** Lines without white space at their ends, at most one empty line between two. */
export function tidyText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[\t\u00a0 ]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
