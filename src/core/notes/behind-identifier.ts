/** Where a citation goes whose caret stands within an identifier or an address: behind it, for nobody wants it cut. */
import { findIdentifiers } from '../identifiers';
import type { Span } from '../place';

/** No identifier or address of a paper is longer, to either side. UTF-16 units. */
const REACH = 400;

/**
 * The caret, moved behind the word that it stands in if that word holds an identifier (`arXiv:1809.10005`) or is an
 * address, with the brackets that close behind it. A selection, and a caret anywhere else, is given back as it is.
 */
export function behindIdentifier(text: string, caret: Span): Span {
  if (caret.start !== caret.end) return caret;
  const before = /\S*$/.exec(text.slice(Math.max(0, caret.start - REACH), caret.start))![0];
  const behind = /^\S*/.exec(text.slice(caret.start, caret.start + REACH))![0].replace(/[.,;:!?]+$/, '');
  if (before === '' || behind === '') return caret;
  const word = before + behind;
  const touches = ({ end }: Span) => end > before.length;
  const isWithin = /https?:\/\//.test(word) || findIdentifiers(word).some(touches);
  const end = caret.start + behind.length;
  return isWithin ? { start: end, end } : caret;
}
