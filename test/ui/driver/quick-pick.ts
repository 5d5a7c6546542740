// The list at the top of the window: commands, files, lines, search, choices, questions.
import type { Locator, Page } from 'playwright-core';
import { appears, exactly, hidden, rowTexts, until } from './waiting';

export function quickPickOf(page: Page, folder: string) {
  const picker = page.locator('.quick-input-widget');
  const pickerInput = picker.locator('.quick-input-filter input[type="text"]');
  const editor = page.locator('.editor-group-container.active .monaco-editor').first();

  /** Runs a command by its title in the command palette, such as `Scholium: Search Papers`. */
  async function command(title: string): Promise<void> {
    const label = page.locator('.quick-input-list-label .monaco-icon-label-container', {
      hasText: exactly(title),
    });
    const row = picker.locator('.monaco-list-row').filter({ has: label }).first();
    // A focus that moves late closes the list under the pointer, too.
    await until(
      async () => {
        await ask('F1', `>${title}`, row);
        return row.click({ timeout: 2500 }).then(
          () => true,
          () => false,
        );
      },
      () => `“${title}” to be run`,
      45_000,
    );
    await hidden(row);
  }

  /** Opens a file of the folder by its path in it; `line` and `column` count from 1. */
  async function openFile(name: string, line?: number, column = 1): Promise<void> {
    const path = `${folder}/${name}`.replaceAll('\\', '/');
    const base = name.split('/').at(-1)!;
    const row = picker.locator('.monaco-list-row').filter({ hasText: base }).first();
    await ask('ControlOrMeta+P', line === undefined ? path : `${path}:${line}:${column}`, row);
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: base }).waitFor();
    await editor.locator('.view-lines .view-line').first().waitFor();
    await editor.locator('.native-edit-context, textarea.inputarea').first().focus();
  }

  /** Puts the caret somewhere in the active editor; both count from 1. */
  async function goTo(line: number, column = 1): Promise<void> {
    await ask('Control+G', `:${line}:${column}`, picker.locator('.monaco-list-row').first());
    await page.keyboard.press('Enter');
    await hidden(picker);
  }

  /** Opens the list by a key and types until a row comes. While the window is busy, a focus that moves late closes
   * the list again: then it is opened again, as a reader would. */
  async function ask(key: string, text: string, row: Locator): Promise<void> {
    await page.keyboard.press(key);
    await until(
      async () => {
        if (!(await appears(pickerInput, 1500))) await page.keyboard.press(key);
        await pickerInput.fill(text, { timeout: 1500 }).catch(() => {});
        return appears(row, 1500);
      },
      () => `a row for "${text}" in the list at the top`,
    );
  }

  /** The list at the top of the window: search, choices, questions. */
  const quickPick = {
    locator: picker,
    input: pickerInput,
    shown: () => pickerInput.waitFor(),
    /** Replaces what is typed. */
    type: async (text: string): Promise<void> => {
      await pickerInput.waitFor();
      await pickerInput.fill(text);
    },
    /** Label, description and detail of each row in sight. */
    rows: (): Promise<string[]> => rowTexts(picker.locator('.monaco-list-row')),
    /** Waits until the rows in sight please; answers with them. */
    rowsWhere: async (pleases: (rows: string[]) => boolean): Promise<string[]> => {
      let last: string[] = [];
      return until(
        async () => {
          last = await quickPick.rows();
          return pleases(last) ? last : undefined;
        },
        () => `the right rows in the list; they are:\n${last.join('\n')}`,
      );
    },
    row: (text: string | RegExp): Locator =>
      picker.locator('.monaco-list-row').filter({ hasText: text }).first(),
    /** Ticks or unticks a row, where several can be chosen. */
    toggle: async (text: string | RegExp): Promise<void> => {
      await quickPick.row(text).click();
    },
    /** Presses a button of a row by its tooltip. */
    button: async (text: string | RegExp, tooltip: string): Promise<void> => {
      await quickPick.row(text).hover();
      await quickPick.row(text).locator(`.action-label[aria-label^="${tooltip}"]`).click();
    },
    /** Presses a button beside the title or the input by its tooltip. */
    titleButton: async (tooltip: string): Promise<void> => {
      await picker
        .locator(
          `.quick-input-titlebar .action-label[aria-label^="${tooltip}"], .quick-input-header .action-label[aria-label^="${tooltip}"]`,
        )
        .first()
        .click();
    },
    /** Takes a row, or what is ticked or typed (Enter). */
    accept: async (text?: string | RegExp): Promise<void> => {
      if (text === undefined) await pickerInput.press('Enter');
      else await quickPick.row(text).click();
    },
    cancel: async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await hidden(picker);
    },
    gone: () => hidden(picker),
  };

  return { command, openFile, goTo, quickPick };
}
