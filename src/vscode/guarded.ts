/** What every command runs in: one place says what went wrong. */
import * as vscode from 'vscode';
import { messageOf } from './files';
import { Notice } from './notice';

/** Runs a command; a failure is one message that says what to do next, the stack in the log. */
export async function guarded<T>(
  id: string,
  log: vscode.LogOutputChannel,
  act: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Notice) {
      // With a button VS Code shows the whole of a long message.
      void vscode.window.showInformationMessage(error.message, 'OK');
      return undefined;
    }
    log.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    void vscode.window.showErrorMessage(messageOf(error), 'OK');
    return undefined;
  }
}
