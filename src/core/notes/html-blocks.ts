/** HTML blocks of CommonMark: https://spec.commonmark.org/0.31.2/#html-blocks */

export interface HtmlBlock {
  /** The block ends with the line that matches; without it, before a blank line. */
  readonly end?: RegExp;
}

/** The block that a line starting with `<` opens, or undefined; a lone unknown tag cannot interrupt a paragraph. */
export function htmlBlock(line: string, inParagraph: boolean): HtmlBlock | undefined {
  const found = KINDS.find(([start]) => start.test(line));
  if (found) return found[1] ? { end: found[1] } : {};
  return !inParagraph && LONE_TAG.test(line) ? {} : undefined;
}

const NAME = '[A-Za-z][A-Za-z0-9-]*';
const ATTRIBUTE = String.raw`\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>\x60]+|'[^']*'|"[^"]*"))?`;

/** Source of a pattern for one opening or closing tag. */
export const TAG = String.raw`<${NAME}(?:${ATTRIBUTE})*\s*\/?>|<\/${NAME}\s*>`;

const LONE_TAG = new RegExp(String.raw`^(?:${TAG})\s*$`);

const BLOCK_NAMES =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';

const KINDS: readonly (readonly [start: RegExp, end?: RegExp])[] = [
  [/^<(?:script|pre|textarea|style)(?:\s|>|$)/i, /<\/(?:script|pre|textarea|style)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [new RegExp(String.raw`^<\/?(?:${BLOCK_NAMES})(?:\s|\/?>|$)`, 'i')],
];
