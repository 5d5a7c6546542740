/** A citation style that a note or a project names and that cannot print: what is told at the name. */
import { inYaml } from '../notes/front-matter-fields';
import type { Span } from '../place';
import { editFix, type Found } from './problem';

/** A problem of the rule `citation-style`, without its name. */
export type StyleProblem = Omit<Found, 'rule'>;

/**
 * `span` is that of the name as it is printed, quotes and all; `fault` says what to do, `meant` is the name that is
 * probably meant.
 */
export function styleProblem(
  span: Span,
  { fault, meant }: { readonly fault: string; readonly meant?: string },
): StyleProblem {
  const change = (name: string) => editFix(`Change to ${name}`, { ...span, newText: inYaml(name) });
  return { span, message: fault, fixes: () => (meant === undefined ? [] : [change(meant)]) };
}
