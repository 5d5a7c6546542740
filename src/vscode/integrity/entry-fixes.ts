/** The light bulb on what is wrong with an entry of a bibliography, and the fixes that are made without looking. */
import * as vscode from 'vscode';
import type { TextEdit } from '../../core/bibliography/added';
import type { EntryProblem } from '../../core/integrity/check-entries';
import { safeEdits } from '../../core/integrity/fix-all';
import { switchOffEntry } from '../../core/integrity/switches';
import { toRange } from '../citing';
import type { EntryProblems } from './entry-problems';

const QUICK_FIX = vscode.CodeActionKind.QuickFix;
/** `"editor.codeActionsOnSave": { "source.fixAll.scholium": "explicit" }` */
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('scholium');

/** The edits of the actions that change many entries: made when one of them is chosen. */
const waiting = new WeakMap<vscode.CodeAction, () => vscode.WorkspaceEdit>();

export function registerEntryFixes(problems: EntryProblems): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { diagnostics, only }, token) {
      const { version } = document;
      const all = await problems.of(document);
      if (all.length === 0 || token.isCancellationRequested || document.version !== version) return undefined;
      if (only && !QUICK_FIX.intersects(only))
        return FIX_ALL.intersects(only) ? fixAllAction(document, all, problems) : undefined;
      const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      return all
        .filter(({ span }) => span.start <= end && span.end >= start)
        .flatMap((problem) => {
          const own = diagnostics.filter((shown) => isOf(shown, problem, document));
          return actionsFor(document, problem, all).map((action) => {
            action.diagnostics = own;
            return action;
          });
        });
    },
    resolveCodeAction(action) {
      action.edit ??= waiting.get(action)?.();
      return action;
    },
  };
  const selector = { pattern: '**/*.{bib,bibtex,ris,json,yaml,yml}' };
  return vscode.languages.registerCodeActionsProvider(selector, provider, {
    providedCodeActionKinds: [QUICK_FIX, FIX_ALL],
  });
}

function actionsFor(
  document: vscode.TextDocument,
  problem: EntryProblem,
  all: readonly EntryProblem[],
): vscode.CodeAction[] {
  const actions = problem
    .fixes()
    .flatMap((fix) => (fix.kind === 'edit' ? [editAction(document, fix.title, fix.edits)] : []));
  if (actions[0] && (problem.isSafe || actions.length === 1)) actions[0].isPreferred = true;
  const alike = all.filter(({ rule, isSafe }) => isSafe && rule === problem.rule).length;
  if (problem.isSafe && alike > 1) {
    const title = `Fix all ${alike.toLocaleString('en')} of ${problem.rule} in this file`;
    const action = new vscode.CodeAction(title, QUICK_FIX);
    waiting.set(action, () => edited(document, safeEdits(all, problem.rule)));
    actions.push(action);
  }
  if (problem.rule === 'unknown-rule') return actions;
  const off = switchOffEntry(document.getText(), problem.file, problem.entry, problem.rule);
  return off ? [...actions, editAction(document, off.title, off.edits)] : actions;
}

function fixAllAction(
  document: vscode.TextDocument,
  all: readonly EntryProblem[],
  problems: EntryProblems,
): vscode.CodeAction[] {
  if (!all.some(({ isSafe }) => isSafe)) return [];
  const action = new vscode.CodeAction('Fix all that Scholium can mend without looking', FIX_ALL);
  waiting.set(action, () => edited(document, problems.fixAll(document)));
  return [action];
}

function editAction(
  document: vscode.TextDocument,
  title: string,
  edits: readonly TextEdit[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, QUICK_FIX);
  action.edit = edited(document, edits);
  return action;
}

function edited(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const each of edits) edit.replace(document.uri, toRange(document, each), each.newText);
  return edit;
}

function isOf(
  { source, code, range }: vscode.Diagnostic,
  { rule, span }: EntryProblem,
  document: vscode.TextDocument,
): boolean {
  return source === 'Scholium' && code === rule && document.offsetAt(range.start) === span.start;
}
