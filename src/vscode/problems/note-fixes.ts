/** The light bulb on what is wrong with a citation. */
import * as vscode from 'vscode';
import type { AddFix, EditFix, Fix, NoteProblem } from '../../core/checks/problem';
import { switchOff } from '../../core/checks/switch-off';
import { CITING_LANGUAGES } from '../../core/notes/citations';
import type { FileId, Span } from '../../core/place';
import { fileName } from '../../core/views/describe';
import type { CommandId } from '../../names';
import { toRange } from '../citing';
import { fileId } from '../convert';
import type { Searching } from '../searching';
import type { Target } from '../target';
import type { NoteCheck } from './note-check';
import type { NoteProblems } from './note-problems';

const QUICK_FIX = vscode.CodeActionKind.QuickFix;

const COMMANDS: Readonly<Record<Exclude<Fix['kind'], 'edit'>, CommandId>> = {
  add: 'scholium.addEntries',
  'look-up': 'scholium.findUnknownKey',
  'refresh-list': 'scholium.refreshReferenceList',
};

export function registerNoteFixes(
  check: NoteCheck,
  problems: NoteProblems,
  searching: Searching,
): vscode.Disposable {
  const problemsOf = (document: vscode.TextDocument) =>
    isProject(document) ? check.problemsOfProject(document) : problems.of(document);
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { diagnostics }, token) {
      const problems = problemsOf(document);
      const here = touching(document, range, problems);
      if (here.length === 0) return undefined;
      // "Did you mean" searches the library, which must not hold up the host while the index is being made.
      const { version } = document;
      if (here.some(({ problem }) => problem.rule === 'unknown-key')) await searching.ready();
      if (token.isCancellationRequested || document.version !== version) return undefined;
      const actions = here.flatMap((each) => {
        const own = diagnostics.filter((shown) => isOf(shown, each.problem, document));
        return actionsFor(document, each, check).map((action) => {
          action.diagnostics = own;
          return action;
        });
      });
      const more = allMissing(problems, here).map((fix) => commandAction(document, fix));
      return [...actions, ...more];
    },
  };
  const selector = [...CITING_LANGUAGES, 'yaml', { pattern: '**/*.{typ,qmd,rmd,Rmd}' }];
  return vscode.languages.registerCodeActionsProvider(selector, provider, {
    providedCodeActionKinds: [QUICK_FIX],
  });
}

/** A file such as `_quarto.yml`, in which no comment of ours is read. */
function isProject({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'yaml';
}

/** A problem, and which of its places the reader is at. */
interface Touched {
  readonly problem: NoteProblem;
  readonly here: Span;
}

function touching(
  document: vscode.TextDocument,
  range: vscode.Range,
  problems: readonly NoteProblem[],
): Touched[] {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const isHere = (span: Span) => span.start <= end && span.end >= start;
  return problems.flatMap((problem) => {
    const here = [problem.span, ...problem.more].find(isHere);
    return here ? [{ problem, here }] : [];
  });
}

/** All entries that a bibliography lacks at once, where the reader is at one of several. */
function allMissing(problems: readonly NoteProblem[], here: readonly Touched[]): AddFix[] {
  if (!here.some(({ problem }) => problem.rule === 'missing-entry')) return [];
  const keys = new Map<FileId, string[]>();
  for (const { rule, fixes } of problems) {
    // What has its entry under another key is to be cited by that.
    const [first] = rule === 'missing-entry' ? fixes() : [];
    if (first?.kind === 'add') keys.set(first.file, [...(keys.get(first.file) ?? []), ...first.keys]);
  }
  const several = [...keys].filter(([, missing]) => missing.length > 1);
  return several.map(([file, missing]) => ({
    kind: 'add',
    title: `Add all ${missing.length} missing entries to ${fileName(file)}`,
    keys: missing,
    file,
  }));
}

function isOf(
  { source, code, range }: vscode.Diagnostic,
  { rule, span }: NoteProblem,
  document: vscode.TextDocument,
): boolean {
  return source === 'Scholium' && code === rule && document.offsetAt(range.start) === span.start;
}

function actionsFor(
  document: vscode.TextDocument,
  { problem, here }: Touched,
  check: NoteCheck,
): vscode.CodeAction[] {
  const fixes = problem.fixes();
  const actions = fixes.map((fix) =>
    fix.kind === 'edit' ? editAction(document, fix) : commandAction(document, fix),
  );
  const edits = actions.filter(({ edit }) => edit);
  if (edits.length === 1) edits[0]!.isPreferred = true;
  const off = isProject(document) ? undefined : switchOff({ ...problem, span: here }, check.noteIn(document));
  return off ? [...actions, editAction(document, off)] : actions;
}

function editAction(document: vscode.TextDocument, { title, edits }: EditFix): vscode.CodeAction {
  const action = new vscode.CodeAction(title, QUICK_FIX);
  action.edit = new vscode.WorkspaceEdit();
  for (const each of edits) action.edit.replace(document.uri, toRange(document, each), each.newText);
  return action;
}

function commandAction(document: vscode.TextDocument, fix: Exclude<Fix, EditFix>): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, QUICK_FIX);
  const target: Target = { fix, note: fileId(document.uri) };
  action.command = { command: COMMANDS[fix.kind], title: fix.title, arguments: [target] };
  return action;
}
