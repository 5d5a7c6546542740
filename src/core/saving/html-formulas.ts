/** A formula of a page as TeX, from wherever the page keeps it. */
import type { DomElement } from 'html-to-text';

/** The TeX of a `math` element: its `alttext` (LaTeXML, Wikipedia) or its annotation (KaTeX, MathJax 3). */
export function formulaOf(math: DomElement): string | undefined {
  const tex = math.attribs?.alttext ?? annotationOf(math);
  const bare = tex
    ?.replace(/\s+/g, ' ')
    .trim()
    .replace(/^\{\\displaystyle (.*)\}$/, '$1')
    .trim();
  return bare === undefined || bare === '' ? undefined : bare;
}

function annotationOf(math: DomElement): string | undefined {
  const waiting = [...(math.children ?? [])];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (one.name === 'annotation' && /tex/i.test(one.attribs?.encoding ?? '')) {
      return (one.children ?? []).map(({ data }) => data ?? '').join('');
    }
    for (const child of one.children ?? []) waiting.push(child);
  }
  return undefined;
}
