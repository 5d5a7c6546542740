/**
 * Other words in the place of what is written. VS Code has no such decoration (microsoft/vscode#13632, #171074): the
 * text is hidden by the style sheet and the words are put before it, as other extensions do. So the editor still counts
 * the hidden columns: lines are wrapped where they would be without, and Up and Down keep to those columns. Selection,
 * search and the clipboard see what is written.
 */
import * as vscode from 'vscode';
import type { ShownCitation } from '../../core/formatted/shown';

export class FormattedDrawing implements vscode.Disposable {
  readonly #type = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    textDecoration: 'none; display: none;',
  });
  /** What was drawn last in an editor; VS Code moves it along as the text changes. */
  readonly #drawn = new WeakMap<vscode.TextEditor, readonly ShownCitation[]>();

  draw(editor: vscode.TextEditor, shown: readonly ShownCitation[]): void {
    const before = this.#drawn.get(editor) ?? [];
    this.#drawn.set(editor, shown);
    const isSame = before.length === shown.length && before.every((each, n) => isAlike(each, shown[n]!));
    if (!isSame)
      editor.setDecorations(
        this.#type,
        shown.map((each) => optionsFor(editor.document, each)),
      );
  }

  /** The citation that touches the offset, where an editor shows it in other words. */
  at(document: vscode.TextDocument, offset: number): ShownCitation | undefined {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document !== document) continue;
      const found = this.#drawn.get(editor)?.find(({ start, end }) => start <= offset && offset <= end);
      if (found) return found;
    }
    return undefined;
  }

  dispose(): void {
    this.#type.dispose();
  }
}

function isAlike(a: ShownCitation, b: ShownCitation): boolean {
  return a === b || (a.start === b.start && a.end === b.end && a.text === b.text);
}

function optionsFor(
  document: vscode.TextDocument,
  { start, end, text }: ShownCitation,
): vscode.DecorationOptions {
  return {
    range: new vscode.Range(document.positionAt(start), document.positionAt(end)),
    renderOptions: {
      before: {
        contentText: text,
        color: new vscode.ThemeColor('scholium.formattedCitation'),
        // Not by its colour alone is it told from what is written.
        textDecoration: 'underline dotted',
      },
    },
  };
}
