/** The white space that a citation needs around it. */
import type { CitationForm } from './cluster';

/** What is put before a citation that is to stand behind `before`: a space when a word or a mark would touch it. */
export function spaceBefore(before: string): '' | ' ' {
  const last = before.at(-1);
  if (last === undefined || /\s/.test(last)) return '';
  // A straight quotation mark opens when nothing but space or an opening bracket stands before it.
  if (/["']/.test(last)) return /(?:^|[\s([{])["']$/.test(before.slice(-2)) ? '' : ' ';
  return /[([{“‘«„‚—–/~\u00A0]$/u.test(last) ? '' : ' ';
}

/**
 * What is put between a citation and what is behind it: a space when a word would touch it, or when a bracket, a
 * brace or, at the beginning of a block, a colon would make a link, a span or a definition of it.
 */
export function spaceBehind(form: CitationForm, after: string, startsBlock: boolean): '' | ' ' {
  if (/^[\p{L}\p{N}_@\\`$]/u.test(after)) return ' ';
  if (form === 'latex') return '';
  return /^[[({]/.test(after) || (after.startsWith(':') && startsBlock) ? ' ' : '';
}

/** Whether nothing stands before the place in its line but marks of quotations, items and white space. */
export function startsBlock(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return /^(?:[\s>]|[-+*](?=\s)|\d{1,9}[.)](?=\s))*$/.test(line);
}
