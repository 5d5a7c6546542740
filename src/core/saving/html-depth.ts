/** How deep the tags of a source nest: parsers take time by the square of it. One pass, linear in the source. */

/** Elements that never close, or close by themselves when the next one opens. */
const UNCOUNTED = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd td th tr tbody thead tfoot option optgroup'.split(
    ' ',
  ),
);

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/**
 * `<b/>` opens an element and closes none (https://html.spec.whatwg.org/#self-closing-flag), which the parser that
 * we use takes to the letter: all the rest of the page would lie within it. Whoever wrote it meant `<b></b>`.
 */
export function withClosedTags(html: string): string {
  return html.replace(/<([a-z][\w:-]{0,60})((?:\s[^<>]{0,3000})?)\/>/gi, (tag, name: string, rest: string) =>
    VOID.has(name.toLowerCase()) ? tag : `<${name}${rest}></${name}>`,
  );
}

const TAG = /<(?:!--|(\/?)([a-z][^\s<>/]{0,60}))/gi;

/** The most elements that are open at one place of the source. */
export function depthOfHtml(html: string): number {
  const open = new Map<string, number>();
  let depth = 0;
  let deepest = 0;
  let end = -1;
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    if (end < match.index) end = html.indexOf('>', match.index);
    if (end < 0) break;
    if (match[2] === undefined) {
      const close = html.indexOf('-->', match.index);
      if (close < 0) break;
      TAG.lastIndex = close;
      continue;
    }
    const name = match[2].toLowerCase();
    if (UNCOUNTED.has(name)) continue;
    const count = open.get(name) ?? 0;
    if (match[1] === '') {
      open.set(name, count + 1);
      deepest = Math.max(deepest, ++depth);
      if (name === 'script' || name === 'style' || name === 'textarea') {
        const close = html.indexOf(`</${name}`, match.index);
        if (close < 0) break;
        TAG.lastIndex = close;
      }
    } else if (count > 0) {
      open.set(name, count - 1);
      depth--;
    }
  }
  return deepest;
}

/** The words of a source that is too deep to be a page. */
export function withoutTags(html: string): string {
  return html.replace(/<[^<>]{0,2000}>/g, '\n');
}
