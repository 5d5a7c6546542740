// What the window says: messages, questions, the banner of trust, problems.
import type { Page } from 'playwright-core';
import { exactly, hidden, plain, wordsOf } from './waiting';

export function messagesOf(page: Page, command: (title: string) => Promise<void>) {
  /** The messages in the corner. */
  async function notifications(): Promise<string[]> {
    return (await page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts()).map(
      plain,
    );
  }

  /** Waits for a message and presses one of its buttons, or closes it. */
  async function answer(message: string | RegExp, button?: string): Promise<void> {
    const toast = page.locator('.notification-list-item').filter({ hasText: message }).first();
    await toast.waitFor();
    await toast.hover();
    if (button === undefined) await toast.locator('.codicon-notifications-clear').click();
    else await toast.locator('.monaco-button', { hasText: exactly(button) }).click();
  }

  /** Presses a button of a modal dialog, such as the question of trust. */
  async function dialog(button: string | RegExp): Promise<string> {
    const box = page.locator('.monaco-dialog-box');
    await box.waitFor();
    const text = await wordsOf(box);
    await box.locator('.monaco-button').filter({ hasText: button }).first().click();
    await hidden(box);
    return text;
  }

  /** Trusts the folder of a window that was opened with `trust: 'ask'`: until then it is in Restricted Mode. */
  async function trustFolder(): Promise<void> {
    await command('Workspaces: Manage Workspace Trust');
    await page.locator('.workspace-trust-editor .monaco-button', { hasText: exactly('Trust') }).click();
    await hidden(page.locator('.part.banner .banner'));
    await command('View: Close Editor');
  }

  /** The rows of the Problems panel. */
  async function problemsText(): Promise<string[]> {
    await command('Problems: Focus on Problems View');
    const panel = page.locator('.markers-panel');
    await panel.waitFor();
    return (await panel.locator('.monaco-list-row').allInnerTexts()).map(plain);
  }

  return { notifications, answer, dialog, trustFolder, problemsText };
}
