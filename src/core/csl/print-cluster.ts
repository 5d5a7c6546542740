/** One citation as citeproc prints it, with marks round what is printed of each of its works. */
import type { Citation, Engine, SortedItem } from 'citeproc';
import type { Csl } from './engine';
import { marked, OPEN } from './marks';

/**
 * Text with marks; empty where citeproc has "no printed form". citeproc tells nobody which work a stretch is of, but it
 * makes a string of each work in turn, and joins those: there the marks are set.
 */
export function printCluster(
  csl: Csl,
  engine: Engine,
  sorted: readonly SortedItem[],
  citation: Citation,
  keyOf: (id: string) => string,
): string {
  const { output } = engine;
  const string = output.string;
  let at = 0;
  output.string = (...given) => {
    const printed = string.apply(output, given);
    const [, , parent] = given;
    if (parent !== undefined || engine.tmp.just_looking || typeof printed === 'string') return printed;
    const [{ id }, cited] = sorted[at++] ?? [{ id: '' }, undefined];
    if (printed.length === 0) {
      // citeproc would print an error where the first of the works has no printed form: we print its key.
      if (at > 1 || cited?.['suppress-author']) return printed;
      const { layout_prefix, layout_suffix } = engine.citation.opt;
      const text = `${layout_prefix}${keyOf(id)}${sorted.length === 1 ? layout_suffix : ''}`;
      return [marked(OPEN.item, text, id)];
    }
    return printed.map((part) => {
      if (typeof part === 'string') return marked(OPEN.item, part, id);
      // A number may yet become part of a range.
      part.decorations = [...part.decorations, ['@scholium', 'item', id]];
      return part;
    });
  };
  try {
    const text = csl.getCitationCluster.call(engine, sorted, citation);
    return text === NOTHING ? '' : text;
  } finally {
    // The queue's own is its prototype's.
    Reflect.deleteProperty(output, 'string');
  }
}

const NOTHING = '[NO_PRINTED_FORM]';
