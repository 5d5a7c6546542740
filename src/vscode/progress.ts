/** A progress bar for work whose length is known, which shows only where it takes a while. */
import * as vscode from 'vscode';

/** Work that takes longer than this shows its progress; it is told anew so often. Milliseconds. */
const PATIENCE = 700;
const REPORTED = 200;

export class Progress {
  readonly #options: vscode.ProgressOptions;
  readonly #all: number;
  readonly #source: vscode.CancellationTokenSource;
  readonly #started = performance.now();
  #done = 0;
  #nextReport = this.#started + PATIENCE;
  #reported = 0;
  #bar: vscode.Progress<{ message?: string; increment?: number }> | undefined;
  #end: (() => void) | undefined;

  /** A notification, whose *Cancel* cancels `source`; or a word in the status bar, where the reader waits for nothing. */
  constructor(title: string, all: number, source: vscode.CancellationTokenSource, isAwaited: boolean) {
    const { Notification, Window } = vscode.ProgressLocation;
    this.#options = { title, location: isAwaited ? Notification : Window, cancellable: isAwaited };
    this.#all = all;
    this.#source = source;
  }

  /** One more file is done. */
  step(): void {
    this.#done++;
    const now = performance.now();
    if (now < this.#nextReport || this.#done === this.#all) return;
    this.#nextReport = now + REPORTED;
    if (!this.#end) this.#show();
    const percent = (100 * this.#done) / this.#all;
    const left = ((now - this.#started) / this.#done) * (this.#all - this.#done);
    const message = `${this.#done.toLocaleString('en')} of ${this.#all.toLocaleString('en')} files, ${timeLeft(left)}`;
    this.#bar?.report({ message, increment: percent - this.#reported });
    if (this.#bar) this.#reported = percent;
  }

  end(): void {
    this.#end?.();
  }

  #show(): void {
    const ended = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    void vscode.window.withProgress(this.#options, (bar, token) => {
      this.#bar = bar;
      token.onCancellationRequested(() => this.#source.cancel());
      return ended;
    });
  }
}

function timeLeft(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 90 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`;
}
