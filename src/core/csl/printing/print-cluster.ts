/** One citation as citeproc prints it, with marks round what is printed of each of its works. */
import type { Citation, Csl, Engine, SortedItem } from 'citeproc';
import { marked, OPEN } from './marks';

/** What a citation is printed with, besides the citation. */
export interface ClusterContext {
  readonly csl: Csl;
  readonly engine: Engine;
  readonly keyOf: (id: string) => string;
}

/**
 * Text with marks; empty where citeproc has "no printed form". A title that stands for an author in the sentence keeps
 * its look. Works without their author of which nothing is left, for which citeproc prints an error or loses a bracket,
 * are no part of the citation; in a note, as behind an "ibid.", their authors are named.
 */
export function printCluster(
  context: ClusterContext,
  sorted: readonly SortedItem[],
  citation: Citation,
  keepsLook = false,
): string {
  const { text, isLeft } = printOnce(context, sorted, citation, keepsLook);
  if (isLeft.every(Boolean)) return text;
  const isNote = context.engine.opt.xclass === 'note';
  const mended = sorted.flatMap((work, at) => (isLeft[at] ? [work] : isNote ? [withAuthor(work)] : []));
  return mended.length === 0 ? '' : printCluster(context, mended, citation, keepsLook);
}

function withAuthor([item, cited]: SortedItem): SortedItem {
  return [item, { ...cited, 'suppress-author': false }];
}

/**
 * citeproc tells nobody which work a stretch is of, but it makes a string of each work in turn, and joins those: there
 * the marks are set.
 */
function printOnce(
  { csl, engine, keyOf }: ClusterContext,
  sorted: readonly SortedItem[],
  citation: Citation,
  keepsLook: boolean,
): { readonly text: string; readonly isLeft: readonly boolean[] } {
  const { output, tmp } = engine;
  const string = output.string;
  const isLeft = sorted.map(() => true);
  let at = 0;
  output.string = (...given) => {
    const isWork = given[2] === undefined && !tmp.just_looking;
    // citeproc prints the names in a sentence bare.
    if (isWork && keepsLook) tmp.suppress_decorations = false;
    const printed = string.apply(output, given);
    if (!isWork || typeof printed === 'string') return printed;
    if (keepsLook && printed.length === 0) return '';
    const here = at++;
    const [{ id }, cited] = sorted[here] ?? [{ id: '' }, undefined];
    if (printed.length === 0) {
      isLeft[here] = !cited?.['suppress-author'];
      // citeproc would print an error where the first of the works has no printed form: we print its key.
      if (here > 0 || !isLeft[here]) return printed;
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
    return { text: text === NOTHING ? '' : text, isLeft };
  } finally {
    // The queue's own is its prototype's.
    Reflect.deleteProperty(output, 'string');
  }
}

const NOTHING = '[NO_PRINTED_FORM]';
