/** Citations that VS Code puts in by itself: nobody is told when they are there. */
import * as vscode from 'vscode';

/** What is dropped is in the note after so long, or will never be. Milliseconds. */
const PATIENCE = 5000;

export class Drops implements vscode.Disposable {
  readonly #waiting = new Set<() => void>();

  /** Asks after each change of the document whether it is there, and calls `then` once when it is. */
  expect(document: vscode.TextDocument, isThere: () => boolean, then: () => void): void {
    const leave = () => {
      clearTimeout(patience);
      changes.dispose();
      this.#waiting.delete(leave);
    };
    const changes = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || event.contentChanges.length === 0 || !isThere()) return;
      leave();
      then();
    });
    const patience = setTimeout(leave, PATIENCE);
    this.#waiting.add(leave);
  }

  dispose(): void {
    for (const leave of [...this.#waiting]) leave();
  }
}
