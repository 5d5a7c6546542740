/** What the reader is typing: that it is not whole yet is no news to them. */
import * as vscode from 'vscode';
import type { NoteProblem } from '../../core/checks/problem';

/** A letter, or a pair that the editor closes. What is longer is pasted, completed or mended. UTF-16 units. */
const TYPED = 2;

/** What stands between the end of a problem and the caret where one is still at it: `[@key, |`. */
const SPACE = /^[ \t]*$/;
/** Behind a key these may be words of the paper that is looked for: `@chain of tho|`. */
const FEW_WORDS = /^(?: [\p{L}\p{N}-]*){0,3}$/u;
/** As far as is looked. UTF-16 units. */
const FAR = 80;

/** Of the document as it is since. */
interface Typed {
  readonly document: vscode.TextDocument;
  /** Offset behind what was typed last. */
  readonly at: number;
  /** Whether a problem is held back for it. */
  holds: boolean;
}

export class BeingTyped implements vscode.Disposable {
  #last: Typed | undefined;
  readonly #onMoved: (document: vscode.TextDocument) => void;
  readonly #disposables: readonly vscode.Disposable[];

  /** `onMoved` is told when what was held back may be shown, with nothing changed in the document. */
  constructor(onMoved: (document: vscode.TextDocument) => void) {
    this.#onMoved = onMoved;
    this.#disposables = [
      vscode.workspace.onDidChangeTextDocument((event) => this.#onChange(event)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document } }) => {
        if (document === this.#last?.document && this.#last.holds) onMoved(document);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#end()),
      vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
        // A save that the reader did not ask for says nothing.
        if (document === this.#last?.document && reason === vscode.TextDocumentSaveReason.Manual) this.#end();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.#last?.document) this.#last = undefined;
      }),
    ];
  }

  /** Those to be shown: all but where the caret is, if the last change was typed there. `text` is the document's. */
  without(
    document: vscode.TextDocument,
    text: string,
    problems: readonly NoteProblem[],
  ): readonly NoteProblem[] {
    const [last, editor] = [this.#last, vscode.window.activeTextEditor];
    if (document !== last?.document || editor?.document !== document || !editor.selection.isEmpty)
      return problems;
    const caret = document.offsetAt(editor.selection.active);
    const isAt = ({ rule, span: { start, end } }: NoteProblem, at: number) => {
      if (at <= end || at > end + FAR) return at >= start && at <= end;
      return (rule === 'unknown-key' ? FEW_WORDS : SPACE).test(text.slice(end, at));
    };
    const shown = problems.filter((problem) => !(isAt(problem, last.at) && isAt(problem, caret)));
    last.holds = shown.length < problems.length;
    return shown;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #onChange({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const [change, ...others] = contentChanges;
    if (!change) return;
    const isTyped =
      document === vscode.window.activeTextEditor?.document &&
      reason === undefined &&
      others.length === 0 &&
      change.text.length <= TYPED &&
      change.rangeLength <= TYPED;
    if (isTyped)
      this.#last = { document, at: change.rangeOffset + Math.min(change.text.length, 1), holds: false };
    else if (document === this.#last?.document) this.#last = undefined;
  }

  #end(): void {
    const last = this.#last;
    this.#last = undefined;
    if (last?.holds) this.#onMoved(last.document);
  }
}
