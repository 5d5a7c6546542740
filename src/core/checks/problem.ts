/** What is wrong in a note, and what may be done about it: data for whoever shows it. Offsets are UTF-16 units. */
import type { TextEdit } from '../bibliography/adding/added';
import type { Severity } from '../model';

import type { FileId, Span } from '../place';
import type { RuleName } from './rules';

export { applyEdits } from '../bibliography/adding/added';
export type { TextEdit };

export interface NoteProblem {
  /** The file that `span` and the edits of the fixes are offsets of. */
  readonly file: FileId;
  readonly rule: RuleName;
  readonly severity: Severity;
  /** May be empty, at the place where something is missing. */
  readonly span: Span;
  /** Other places in the same text that it is told for, and that its fixes mend. */
  readonly more: readonly Span[];
  /** Says what to do. Titles and keys in it are as pages print them: plain text, no Markdown. */
  readonly message: string;
  /**
   * The best first. To be asked for when it is shown, not before: "did you mean" looks through the whole library.
   */
  readonly fixes: () => readonly Fix[];
}

export type Fix = EditFix | LookUpFix | AddFix | RefreshListFix;

/** A change of the text of the problem's file. */
export interface EditFix {
  readonly kind: 'edit';
  readonly title: string;
  /** Apart from each other, in order. */
  readonly edits: readonly TextEdit[];
  /** The key that the citation has afterwards, where a key is what changes. */
  readonly key?: string;
}

/** The paper is to be looked up by what its key says. */
export interface LookUpFix {
  readonly kind: 'look-up';
  readonly title: string;
  readonly key: string;
  /** Words or an identifier to ask for: `vaswani attention 2017`, `arXiv:1706.03762`. */
  readonly query: string;
}

/** Papers are to be written into a bibliography, which is made where it is not there. */
export interface AddFix {
  readonly kind: 'add';
  readonly title: string;
  readonly keys: readonly string[];
  readonly file: FileId;
}

/** The list of references is to be written anew. */
export interface RefreshListFix {
  readonly kind: 'refresh-list';
  readonly title: string;
}

/** What a rule finds, before it is known how much the rule weighs. */
export interface Found {
  readonly rule: RuleName;
  readonly span: Span;
  readonly message: string;
  readonly fixes?: () => readonly Fix[];
  /** It is no more than an information, whatever the rule weighs. */
  readonly doubtful?: true;
  /** Whatever a rule finds of one subject, a key say, is told once in a note; its fixes mend the whole note. */
  readonly subject?: string;
  /** The fixes mend this place alone: those of the other places of the subject belong to them. */
  readonly isLocal?: true;
}

/** One edit as a fix. */
export function editFix(title: string, edit: TextEdit): EditFix {
  return { kind: 'edit', title, edits: [edit] };
}
