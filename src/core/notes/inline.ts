/**
 * What is no prose within a paragraph: code, raw HTML, addresses in angle brackets, links and images, math,
 * escaped characters, entities (https://spec.commonmark.org/0.31.2/#inlines). One pass from left to right.
 *
 * Math is Pandoc's: behind the opening `$` and before the closing one stands no space, and no digit behind the
 * closing one, so that "$20 and $30" is none. So is `\\(x\\)`, as MyST and many previews have it.
 */
import type { Span } from '../place';
import { BLANK, behind, matchEnd } from './blank';
import { CodeSpans } from './code-spans';
import { TAG } from './html-blocks';
import { destinationEnd, gapEnd, titleEnd } from './link-definitions';

export interface Inlines {
  /** The text with all that is no prose blanked, of the same length. */
  readonly text: string;
  /** The texts of images, each blanked with its image: to Pandoc they are captions, and cite. */
  readonly captions: readonly Span[];
}

/** The prose within a paragraph. */
export function readInlines(text: string): Inlines {
  const silent: Span[] = [];
  const captions: Span[] = [];
  const openers: { readonly at: number; readonly image: boolean; active: boolean }[] = [];
  const code = new CodeSpans(text);
  // Looked for once: many that are opened and not closed would each search the rest of the text.
  const lastMathEnd = text.lastIndexOf('\\)');
  MARK.lastIndex = 0;
  for (let mark = MARK.exec(text); mark; mark = MARK.exec(text)) {
    const at = mark.index;
    let end: number | undefined;
    switch (mark[0]) {
      case '[':
        openers.push({ at, image: text[at - 1] === '!', active: true });
        break;
      case ']': {
        const opener = openers.pop();
        end = opener?.active ? linkEnd(text, at) : undefined;
        if (!opener || end === undefined) break;
        silent.push({ start: opener.at, end });
        if (opener.image) captions.push({ start: opener.at + 1, end: at });
        // Links hold no links: brackets around this one are text.
        if (!opener.image) for (const outer of openers) outer.active = outer.image && outer.active;
        break;
      }
      case '`':
        end = code.endAt(at);
        if (end !== undefined) silent.push({ start: at, end });
        else MARK.lastIndex = code.runEnd(at);
        break;
      default:
        end = silentEnd(text, at, lastMathEnd);
        if (end !== undefined) silent.push({ start: at, end });
        // The brackets of `\cite[see][p. 3]{a}` are no link, and what stands in them is read elsewhere.
        else if (mark[0] === '\\') end = matchEnd(CITE_COMMAND, text, at);
    }
    if (end !== undefined) MARK.lastIndex = end;
  }
  return { text: blank(text, silent), captions };
}

const CITE_COMMAND = /\\[A-Za-z]*[Cc]ite[A-Za-z]*\*?(?:\([^()]*\)|\[[^[\]]*\])+/y;
const MARK = /[\\`<$&[\]]/g;

/** Where the construct that begins with this `\`, `<`, `$` or `&` ends. */
function silentEnd(text: string, at: number, lastMathEnd: number): number | undefined {
  switch (text[at]) {
    case '\\':
      if (text[at + 1] === '(' && at < lastMathEnd) return behind(text, '\\)', at + 2);
      return /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '') ? at + 2 : undefined;
    case '<':
      return angleEnd(text, at);
    case '&':
      return matchEnd(ENTITY, text, at);
    default:
      return mathEnd(text, at);
  }
}

/** `<https://…>`, `<me@x.org>`, a tag, a comment. */
function angleEnd(text: string, at: number): number | undefined {
  if (text.startsWith('<!--', at)) {
    if (text.startsWith('>', at + 4)) return at + 5;
    if (text.startsWith('->', at + 4)) return at + 6;
    return behind(text, '-->', at + 4);
  }
  if (text.startsWith('<![CDATA[', at)) return behind(text, ']]>', at + 9);
  if (text[at + 1] === '?') return behind(text, '?>', at + 2);
  if (/[A-Za-z]/.test(text[at + 2] ?? '') && text[at + 1] === '!') return behind(text, '>', at + 3);
  return matchEnd(AUTOLINK, text, at) ?? matchEnd(TAGS, text, at);
}

const AUTOLINK =
  /<(?:[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)>/y;
const TAGS = new RegExp(TAG, 'y');
const ENTITY = /&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y;

/** `$x$` or `$$x$$`. */
function mathEnd(text: string, at: number): number | undefined {
  if (text[at + 1] === '$') return behind(text, '$$', at + 2);
  if (/\s|^$/.test(text[at + 1] ?? '')) return undefined;
  for (let close = text.indexOf('$', at + 1); close > 0; close = text.indexOf('$', close + 1)) {
    if (isEscaped(text, close)) continue;
    return /\s/.test(text[close - 1]!) || /\d/.test(text[close + 1] ?? '') ? undefined : close + 1;
  }
  return undefined;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes++;
  return slashes % 2 === 1;
}

/** Where a link ends whose text ends at `close`: `](address "title")`, `][reference]`, `][]`. */
function linkEnd(text: string, close: number): number | undefined {
  if (text[close + 1] === '(') return resourceEnd(text, close + 1);
  // `[@a][@b]` and `[@a][^1]` are two citations, and one with a footnote.
  return matchEnd(REFERENCE, text, close + 1);
}

const REFERENCE = /\[(?![^\]]*@|\^)(?:[^[\]\\]|\\[\s\S]){0,999}\]/y;

function resourceEnd(text: string, open: number): number | undefined {
  const from = gapEnd(text, open + 1);
  if (text[from] === ')') return from + 1;
  const destination = destinationEnd(text, from);
  if (destination === undefined) return undefined;
  const gap = gapEnd(text, destination);
  const title = gap > destination ? titleEnd(text, gap) : undefined;
  const last = gapEnd(text, title ?? destination);
  return text[last] === ')' ? last + 1 : undefined;
}

function blank(text: string, silent: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  // A link is found after what stands in it.
  for (const { start, end } of silent.toSorted((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    parts.push(text.slice(from, begin), BLANK.repeat(end - begin));
    from = end;
  }
  return parts.join('') + text.slice(from);
}
