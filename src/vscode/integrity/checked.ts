/** What was found in one text of a bibliography, as VS Code shows it and as papers ask for it. */
import type * as vscode from 'vscode';
import { offsetsOf } from '../../core/checks/positions';
import type { EntryProblem } from '../../core/integrity/check-entries';
import { toDiagnostics } from '../problems/note-check';

export interface Checked {
  /** For who mends them: those too of which the reader of the file tells. */
  readonly problems: readonly EntryProblem[];
  readonly shown: readonly EntryProblem[];
  /** Of those that are shown. */
  readonly diagnostics: readonly vscode.Diagnostic[];
  /** Indices of what is shown by the line in which its entry starts: a key may stand twice. */
  readonly byLine: ReadonlyMap<number, readonly number[]>;
}

export function checkedOf(text: string, problems: readonly EntryProblem[]): Checked {
  const shown = problems.filter(({ readerTells }) => !readerTells);
  const byLine = new Map<number, number[]>();
  const { position } = offsetsOf(text);
  for (const [index, { entry }] of shown.entries()) {
    const { line } = position(entry);
    const known = byLine.get(line);
    if (known) known.push(index);
    else byLine.set(line, [index]);
  }
  return { problems, shown, diagnostics: toDiagnostics(text, shown), byLine };
}

/** The same for two texts that differ in nothing a tree shows. */
export function wordsOf({ shown }: Checked): string {
  return shown.map(({ key, message }) => `${key} ${message}`).join('\n');
}
