/** The light bulb on what is wrong with an entry of a bibliography, and the fixes that are made without looking. */
import * as vscode from 'vscode';
import type { TextEdit } from '../../core/bibliography/adding/added';
import type { RuleName } from '../../core/checks/rules';
import type { EntryProblem } from '../../core/integrity/check-entries';
import { safeEdits } from '../../core/integrity/fix-all';
import { switchOffEntry } from '../../core/integrity/switches';
import { toRange } from '../citing';
import type { EntryProblems } from './entry-problems';

const QUICK_FIX = vscode.CodeActionKind.QuickFix;
/** `"editor.codeActionsOnSave": { "source.fixAll.scholium": "explicit" }` */
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('scholium');

/** Problems that are offered one by one: of a larger selection those of a rule are mended together. */
const MOST_OFFERED = 50;

type Making = () => vscode.WorkspaceEdit | Promise<vscode.WorkspaceEdit>;
/** The edits of the actions that change many entries: made when one of them is chosen. */
const waiting = new WeakMap<vscode.CodeAction, Making>();

export function registerEntryFixes(problems: EntryProblems): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { diagnostics, only }, token) {
      const { version } = document;
      const all = await problems.of(document);
      if (all.length === 0 || token.isCancellationRequested || document.version !== version) return undefined;
      if (only && !QUICK_FIX.intersects(only))
        return FIX_ALL.intersects(only) ? fixAllAction(document, all, problems) : undefined;
      const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      const here = all.filter(({ span }) => span.start <= end && span.end >= start);
      const together = new Together(document, all);
      if (here.length > MOST_OFFERED)
        return [...new Set(here.map(({ rule }) => rule))].flatMap((rule) => together.actionFor(rule) ?? []);
      const text = document.getText();
      const shown = shownAt(document, diagnostics);
      return here.flatMap((problem) => {
        const own = shown.get(nameOf(problem.rule, problem.span.start)) ?? [];
        return actionsFor(document, text, problem, together).map((action) => {
          action.diagnostics = own;
          return action;
        });
      });
    },
    async resolveCodeAction(action) {
      action.edit ??= await waiting.get(action)?.();
      return action;
    },
  };
  const selector = { pattern: '**/*.{bib,bibtex,ris,json,yaml,yml}' };
  return vscode.languages.registerCodeActionsProvider(selector, provider, {
    providedCodeActionKinds: [QUICK_FIX, FIX_ALL],
  });
}

/** The problems of each rule that are mended without looking, all of the document at once. */
class Together {
  readonly #counts = new Map<RuleName, number>();

  constructor(
    readonly document: vscode.TextDocument,
    readonly all: readonly EntryProblem[],
  ) {
    for (const { rule, isSafe } of all) if (isSafe) this.#counts.set(rule, (this.#counts.get(rule) ?? 0) + 1);
  }

  /** Undefined where there are not two. */
  actionFor(rule: RuleName): vscode.CodeAction | undefined {
    const alike = this.#counts.get(rule) ?? 0;
    if (alike < 2) return undefined;
    const title = `Fix all ${alike.toLocaleString('en')} of ${rule} in this file`;
    const action = new vscode.CodeAction(title, QUICK_FIX);
    waiting.set(action, () => edited(this.document, safeEdits(this.all, rule)));
    return action;
  }
}

function actionsFor(
  document: vscode.TextDocument,
  text: string,
  problem: EntryProblem,
  together: Together,
): vscode.CodeAction[] {
  const actions = problem
    .fixes()
    .flatMap((fix) => (fix.kind === 'edit' ? [editAction(document, fix.title, fix.edits)] : []));
  if (actions[0] && (problem.isSafe || actions.length === 1)) actions[0].isPreferred = true;
  const alike = problem.isSafe ? together.actionFor(problem.rule) : undefined;
  if (alike) actions.push(alike);
  if (problem.rule === 'unknown-rule') return actions;
  const off = switchOffEntry(text, problem.file, problem.entry, problem.rule);
  return off ? [...actions, editAction(document, off.title, off.edits)] : actions;
}

function fixAllAction(
  document: vscode.TextDocument,
  all: readonly EntryProblem[],
  problems: EntryProblems,
): vscode.CodeAction[] {
  if (!all.some(({ isSafe }) => isSafe)) return [];
  const action = new vscode.CodeAction('Fix all that Scholium can mend without looking', FIX_ALL);
  waiting.set(action, async () => edited(document, await problems.fixAll(document)));
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

/** Our diagnostics by their rule and place. */
function shownAt(
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): ReadonlyMap<string, vscode.Diagnostic[]> {
  const shown = new Map<string, vscode.Diagnostic[]>();
  for (const each of diagnostics) {
    if (each.source !== 'Scholium') continue;
    const name = nameOf(String(each.code), document.offsetAt(each.range.start));
    shown.set(name, [...(shown.get(name) ?? []), each]);
  }
  return shown;
}

function nameOf(rule: string, start: number): string {
  return `${rule} ${start}`;
}
