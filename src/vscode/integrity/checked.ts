/** What was found in one text of a bibliography, as VS Code shows it and as papers ask for it. */
import type * as vscode from 'vscode';
import type { EntryProblem } from '../../core/integrity/check-entries';
import { toDiagnostics } from '../problems/note-check';

export interface Checked {
  /** For who mends them: those too of which the reader of the file tells. */
  readonly problems: readonly EntryProblem[];
  readonly shown: readonly EntryProblem[];
  /** Of those that are shown. */
  readonly diagnostics: readonly vscode.Diagnostic[];
  /** Indices of what is shown by the key of its entry. */
  readonly byKey: ReadonlyMap<string, readonly number[]>;
}

export function checkedOf(text: string, problems: readonly EntryProblem[]): Checked {
  const shown = problems.filter(({ readerTells }) => !readerTells);
  const byKey = new Map<string, number[]>();
  for (const [index, { key }] of shown.entries()) {
    if (key === undefined) continue;
    const known = byKey.get(key);
    if (known) known.push(index);
    else byKey.set(key, [index]);
  }
  return { problems, shown, diagnostics: toDiagnostics(text, shown), byKey };
}

/** The same for two texts that differ in nothing a tree shows. */
export function wordsOf({ shown }: Checked): string {
  return shown.map(({ key, message }) => `${key} ${message}`).join('\n');
}
