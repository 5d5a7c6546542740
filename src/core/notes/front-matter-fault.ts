/** What keeps the front matter of a note from being read, and where. */
import { isMap, isScalar, parseDocument } from 'yaml';
import type { Span } from '../place';
import { frontMatterEnd, mayBeginFrontMatter } from './front-matter';
import { isNestedDeep } from './yaml-depth';

export interface FrontMatterFault {
  /** The words of the line, or where it should go on. */
  readonly span: Span;
  /** `it does not end`, or YAML's own words. */
  readonly what: string;
}

export function frontMatterFault(text: string): FrontMatterFault | undefined {
  const end = frontMatterEnd(text);
  const start = text.indexOf('\n') + 1;
  if (end === 0) {
    // A line across the page may stand above words, too.
    const isMeant = mayBeginFrontMatter(text) && /^["']?[\w-]+["']?:(?:\s|$)/.test(text.slice(start));
    return isMeant ? { span: lineAt(text, 0), what: 'it does not end' } : undefined;
  }
  const yaml = text.slice(start, /(?:---|\.\.\.)\s*$/.exec(text.slice(0, end))!.index);
  if (isNestedDeep(yaml)) return { span: lineAt(text, 0), what: 'it is nested too deep' };
  const fault = faultIn(yaml);
  return fault && { span: lineAt(text, start + fault.at), what: fault.what };
}

function faultIn(yaml: string): { at: number; what: string } | undefined {
  try {
    const { errors, contents } = parseDocument(yaml, {
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    });
    const [error] = errors;
    // What is missing is missing behind the last words.
    if (error)
      return { at: Math.min(error.pos[0], yaml.trimEnd().length), what: error.message.split('\n')[0]! };
    const isNothing = contents === null || (isScalar(contents) && contents.value === null);
    return isNothing || isMap(contents) ? undefined : { at: 0, what: 'it is no list of fields' };
  } catch {
    // Lists nested some thousand deep overflow the parser's stack.
    return { at: 0, what: 'it is nested too deep' };
  }
}

/** The words of the line. */
function lineAt(text: string, at: number): Span {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const feed = text.indexOf('\n', from);
  const line = text.slice(from, feed < 0 ? text.length : feed);
  const start = from + /^[\s\uFEFF]*/.exec(line)![0].length;
  return { start, end: Math.max(start, from + line.trimEnd().length) };
}
