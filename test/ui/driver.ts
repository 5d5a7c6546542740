// A window of a real VS Code, and what a reader's hands and eyes do with it.
// Every wait is for something to be seen; nothing sleeps and hopes.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/lib/browser.mjs';
import { out } from '../../scripts/lib/places.mjs';
import { ensureVscode, startServer } from '../../scripts/lib/vscode.mjs';

export interface Options {
  /** The folder to open. It is opened as it is: hand over a copy if the test writes. */
  folder: string;
  /** On top of the settings that keep pictures quiet. */
  settings?: Record<string, unknown>;
  /** `off` (as if trusted), or `ask`: a new folder opens in Restricted Mode, as it does for a reader. */
  trust?: 'off' | 'ask';
  size?: { width: number; height: number };
  /** With no extension but those built in: to see what VS Code alone does. */
  bare?: boolean;
}

export type Theme = 'dark' | 'light' | 'high contrast' | 'high contrast light';

/** Opens a window, hands it over, closes it. When `use` fails, the error names a picture of that moment. */
export async function withWorkbench(
  options: Options,
  use: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'scholium-ui-'));
  const server = await startServer(await ensureVscode(), {
    home,
    // A copy, so that no window sees what another one did to its extensions.
    extensions: options.bare ? join(home, 'extensions') : copyOfExtensions(home),
    trust: options.trust === 'ask',
    settings: { ...quiet, ...options.settings },
    env: { HOME: home },
  });
  const { width, height } = options.size ?? { width: 1600, height: 1000 };
  const context = await (await sharedBrowser()).newContext({ viewport: { width, height } });
  try {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const workbench = makeWorkbench(page, options.folder);
    try {
      await page.goto(
        `${server.origin}/?${new URLSearchParams({ folder: options.folder.replaceAll('\\', '/') })}`,
      );
      await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
      await page.locator('.explorer-folders-view .monaco-list').waitFor({ timeout: 60_000 });
      // Themes are extensions: when one is on, the settings and the list of extensions have arrived.
      await page.locator('.monaco-workbench[class*="vscode-theme"]').waitFor({ timeout: 60_000 });
      await use(workbench);
    } catch (error) {
      const picture = await workbench.screenshot(`failed-${Date.now()}`);
      if (error instanceof Error) error.message += `\n(the window at that moment: ${picture})`;
      throw error;
    }
  } finally {
    await context.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A folder of one's own for a test: copies of the named folders or files, each under its new name. */
export function temporaryFolder(contents: Record<string, { copyOf: string } | string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'scholium-folder-'));
  for (const [name, content] of Object.entries(contents)) {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    if (typeof content === 'string') writeFileSync(path, content);
    else cpSync(content.copyOf, path, { recursive: true });
  }
  // The operating system empties its own temporary folder, but not while the tests run.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type Workbench = ReturnType<typeof makeWorkbench>;

function makeWorkbench(page: Page, folder: string) {
  const picker = page.locator('.quick-input-widget');
  const pickerInput = picker.locator('.quick-input-filter input[type="text"]');
  const card = page
    .locator('.monaco-editor .monaco-hover:visible, .monaco-hover.monaco-resizable-hover:visible')
    .first();
  const editor = page.locator('.editor-group-container.active .monaco-editor').first();

  /** Runs a command by its title in the command palette, such as `Scholium: Search Papers`. */
  async function command(title: string): Promise<void> {
    await page.keyboard.press('F1');
    await pickerInput.waitFor();
    await pickerInput.fill(`>${title}`);
    const row = picker.locator('.monaco-list-row').filter({ has: exactLabel(title) });
    await row.first().waitFor();
    await row.first().click();
    await hidden(picker.locator(`.monaco-list-row`).filter({ has: exactLabel(title) }));
  }

  const exactLabel = (title: string): Locator =>
    page.locator('.quick-input-list-label .monaco-icon-label-container', { hasText: exactly(title) });

  /** Opens a file of the folder by its path in it; `line` and `column` count from 1. */
  async function openFile(name: string, line?: number, column = 1): Promise<void> {
    const path = `${folder}/${name}`.replaceAll('\\', '/');
    await page.keyboard.press('ControlOrMeta+P');
    await pickerInput.waitFor();
    await pickerInput.fill(line === undefined ? path : `${path}:${line}:${column}`);
    const base = name.split('/').at(-1)!;
    const row = picker.locator('.monaco-list-row').filter({ hasText: base }).first();
    await row.waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: base }).waitFor();
    await editor.locator('.view-lines .view-line').first().waitFor();
    await editor.locator('.native-edit-context, textarea.inputarea').first().focus();
  }

  /** Puts the caret somewhere in the active editor; both count from 1. */
  async function goTo(line: number, column = 1): Promise<void> {
    await page.keyboard.press('Control+G');
    await pickerInput.waitFor();
    await pickerInput.fill(`:${line}:${column}`);
    await page.keyboard.press('Enter');
    await hidden(picker);
  }

  /** Where a text stands on the screen. It is searched for, and so scrolled to, when it is not in sight. */
  async function find(text: string): Promise<{ x: number; y: number }> {
    const seen = await placeOnScreen(page, text);
    if (seen) return seen;
    await page.keyboard.press('ControlOrMeta+F');
    const input = page
      .locator('.editor-group-container.active .find-widget.visible .find-part textarea')
      .first();
    await input.waitFor();
    await input.fill(text);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    return until(() => placeOnScreen(page, text), `"${text}" in the editor`);
  }

  /** Rests the pointer on a text of the active editor and reads the card that comes up. */
  async function hoverOn(text: string): Promise<string> {
    const found = await until(
      () => hoversOn(text),
      () => `a card on "${text}"`,
    );
    if (!found) return '';
    // "Loading..." stands there until the slowest provider has answered.
    return until(async () => {
      const words = await wordsOf(card);
      return /^Loading/.test(words) ? undefined : words;
    }, 'the whole card');
  }

  /** Whether a card comes up within `patience`: the one question that needs a clock. */
  async function hoversOn(text: string, patience = 1500): Promise<boolean> {
    const { x, y } = await find(text);
    // From outside, lest the pointer rests there already: only a movement asks for a card.
    await page.mouse.move(0, 0);
    await page.mouse.move(x - 1, y);
    await page.mouse.move(x, y);
    return appears(card, patience);
  }

  /** Clicks into the editor at a text, so that the caret stands there. */
  async function clickOn(text: string): Promise<void> {
    const { x, y } = await find(text);
    await page.mouse.click(x, y);
  }

  /** The whole text of the active editor, saved or not. Uses the clipboard; the caret stays where it was. */
  async function editorText(): Promise<string> {
    await editor.locator('.native-edit-context, textarea.inputarea').first().focus();
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('ControlOrMeta+C');
    // An empty document copies nothing, so the wait is short and may end with nothing.
    const text = await until(clipboard, 'a copy of the text', 2000).catch(() => '');
    await page.keyboard.press('ControlOrMeta+U');
    return text.replaceAll('\r\n', '\n');
  }

  async function clipboard(): Promise<string> {
    return page.evaluate(() => navigator.clipboard.readText());
  }

  /** Types at the caret, key by key. */
  async function type(text: string): Promise<void> {
    await editor.locator('.native-edit-context, textarea.inputarea').first().focus();
    await page.keyboard.type(text);
  }

  /** Opens a container of the activity bar by its title. */
  async function openContainer(title: string): Promise<void> {
    const tab = page.locator('.part.activitybar .action-item').filter({
      has: page.locator(`.action-label[aria-label^="${title}"]`),
    });
    await tab.first().waitFor();
    if ((await tab.first().getAttribute('aria-expanded')) !== 'true') await tab.first().click();
    await page.locator('.part.sidebar .title-label', { hasText: new RegExp(title, 'i') }).waitFor();
  }

  /** A view of the side bar or panel, by its title; unfolded if need be. */
  async function view(title: string): Promise<Locator> {
    const pane = page
      .locator('.pane:visible', { has: page.locator(`> .pane-header[aria-label^="${title}"]`) })
      .first();
    await pane.waitFor();
    // A view alone in its container has a hidden header and is always unfolded.
    const header = pane.locator('> .pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    return pane;
  }

  /** The rows of a tree view that are in sight, top to bottom: label and description as a reader sees them. */
  async function tree(title: string): Promise<string[]> {
    return rowTexts((await view(title)).locator('.pane-body .monaco-list-row'));
  }

  /** Waits until the rows in sight please; answers with them. */
  async function treeWhere(title: string, pleases: (rows: string[]) => boolean): Promise<string[]> {
    let last: string[] = [];
    return until(
      async () => {
        last = await tree(title);
        return pleases(last) ? last : undefined;
      },
      () => `the right rows in ${title}; they are:\n${last.join('\n')}`,
    );
  }

  /** One row of a tree view, scrolled into sight. */
  async function row(title: string, text: string | RegExp): Promise<Locator> {
    const pane = await view(title);
    const found = pane.locator('.pane-body .monaco-list-row').filter({ hasText: text }).first();
    const list = pane.locator('.pane-body .monaco-list').first();
    await list.waitFor();
    return until(
      async () => {
        if (await appears(found, 300)) return found;
        // Rows out of sight do not exist: go to the top, then down bit by bit until nothing new comes.
        await list.hover();
        await page.mouse.wheel(0, -1_000_000);
        for (let before = ''; ; await page.mouse.wheel(0, 200)) {
          if (await appears(found, 100)) return found;
          const now = (await tree(title)).join('\n');
          if (now === before) return undefined;
          before = now;
        }
      },
      () => `a row of ${title} that says "${text}"`,
    );
  }

  /** Unfolds a row of a tree view. */
  async function expand(title: string, text: string | RegExp): Promise<void> {
    const found = await row(title, text);
    if ((await found.getAttribute('aria-expanded')) === 'true') return;
    await found.locator('.monaco-tl-twistie').click();
    await until(async () => (await found.getAttribute('aria-expanded')) === 'true', `${text} to unfold`);
  }

  /** Rests the pointer on anything and reads its tooltip. */
  async function tooltip(of: Locator): Promise<string> {
    await of.hover();
    const tip = page
      .locator('.workbench-hover-container .monaco-hover:visible, .workbench-hover:visible')
      .first();
    await tip.waitFor();
    return wordsOf(tip);
  }

  /** Opens the context menu of anything; answers with its items, or chooses one. */
  async function contextMenu(of: Locator, item?: string): Promise<string[]> {
    await of.click({ button: 'right' });
    const menu = page.locator('.context-view .monaco-menu, .monaco-menu-container .monaco-menu').first();
    await menu.waitFor();
    const labels = menu.locator('.action-label');
    const texts = (await labels.allInnerTexts()).map(plain).filter((text) => text !== '');
    if (item === undefined) await page.keyboard.press('Escape');
    else {
      // A menu takes no click in its first moments, lest the right click that opened it chooses: keep choosing.
      const chosen = menu.locator('.action-label', { hasText: exactly(item) }).first();
      await chosen.waitFor().catch(() => {
        throw new Error(`The menu has no "${item}"; it has: ${texts.join(', ')}`);
      });
      await until(async () => {
        if (await menu.isVisible()) await chosen.click({ timeout: 1000 }).catch(() => {});
        return !(await menu.isVisible());
      }, `"${item}" to be chosen`);
    }
    return texts;
  }

  /** Drags something, a tree row say, into the active editor at a text, as a drop of text (with Shift). */
  async function dragToEditor(from: Locator, text: string): Promise<void> {
    const { x, y } = await find(text);
    const box = (await from.boundingBox())!;
    await page.mouse.move(box.x + Math.min(60, box.width / 2), box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(x - 40, y, { steps: 8 });
    await page.keyboard.down('Shift');
    await page.mouse.move(x, y, { steps: 8 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
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

  /** Changes settings while the window is open: the folder's own, for only those does this server watch. */
  function set(settings: Record<string, unknown>): void {
    const file = join(folder, '.vscode', 'settings.json');
    mkdirSync(join(folder, '.vscode'), { recursive: true });
    const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    writeFileSync(file, JSON.stringify({ ...before, ...settings }, null, 2));
  }

  async function theme(name: Theme): Promise<void> {
    set({ 'workbench.colorTheme': themes[name].setting });
    await page.locator(`.monaco-workbench.${themes[name].class}`).waitFor();
  }

  /** Takes a picture of the window, or of a part of it, into out/screenshots; answers with its path. */
  async function screenshot(
    name: string,
    { theme: wanted, of }: { theme?: Theme; of?: Locator } = {},
  ): Promise<string> {
    if (wanted) await theme(wanted);
    const path = join(out, 'screenshots', `${name}.png`);
    mkdirSync(join(out, 'screenshots'), { recursive: true });
    // A blinking caret makes two pictures of one thing differ.
    await (of ?? page).screenshot({ path, caret: 'hide', animations: 'disabled' });
    return path;
  }

  return {
    page,
    command,
    openFile,
    goTo,
    find,
    hoverOn,
    hoversOn,
    clickOn,
    type,
    editorText,
    clipboard,
    openContainer,
    view,
    tree,
    treeWhere,
    row,
    expand,
    tooltip,
    contextMenu,
    dragToEditor,
    quickPick,
    notifications,
    answer,
    dialog,
    trustFolder,
    problemsText,
    set,
    theme,
    screenshot,
  };
}

/** Asks again and again until the answer is something; an answer that fails is no answer yet. */
export async function until<T>(
  ask: () => Promise<T | undefined | false | ''>,
  what: string | (() => string),
  patience = 20_000,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end)
      throw new Error(`Waited ${patience / 1000} s in vain for ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const themes: Record<Theme, { setting: string; class: string }> = {
  dark: { setting: 'Dark 2026', class: 'vs-dark' },
  light: { setting: 'Light 2026', class: 'vs' },
  'high contrast': { setting: 'Default High Contrast', class: 'hc-black' },
  'high contrast light': { setting: 'Default High Contrast Light', class: 'hc-light' },
};

/** What would stand in the way of a picture, or of the keyboard. */
const quiet = {
  'workbench.colorTheme': themes.dark.setting,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  // Where `set` writes.
  'files.exclude': { '**/.vscode': true },
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'security.workspace.trust.banner': 'always',
};

/** One browser for all windows of a run: each window has a context, so a profile, of its own. */
let browser: Promise<Browser> | undefined;

function sharedBrowser(): Promise<Browser> {
  browser ??= launchBrowser(process.env.SCHOLIUM_BROWSER);
  return browser;
}

after(async () => {
  await (await browser)?.close();
});

function copyOfExtensions(home: string): string {
  const installed = process.env.SCHOLIUM_EXTENSIONS;
  if (!installed)
    throw new Error('Run these tests by `npm test -- --only ui`: it installs the extension for them.');
  const copy = join(home, 'extensions');
  cpSync(installed, copy, { recursive: true });
  return copy;
}

/** The middle of a text's first letters on the screen; lines are cut into tokens, so it is looked for in their sum. */
function placeOnScreen(page: Page, text: string): Promise<{ x: number; y: number } | undefined> {
  return page.evaluate((wanted) => {
    const lines = document.querySelectorAll(
      '.editor-group-container.active .monaco-editor .view-lines .view-line',
    );
    for (const line of lines) {
      const texts: Text[] = [];
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      const at = texts
        .map((node) => node.data)
        .join('')
        .replaceAll('\u00a0', ' ')
        .indexOf(wanted);
      if (at < 0) continue;
      // The second letter, so that a pointer there is surely on the text.
      let offset = at + Math.min(1, wanted.length - 1);
      const node = texts.find((candidate) => {
        if (offset < candidate.data.length) return true;
        offset -= candidate.data.length;
        return false;
      })!;
      const range = document.createRange();
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      const frame = line.closest('.monaco-editor')!.getBoundingClientRect();
      const inSight = x >= frame.left && x <= frame.right && y >= frame.top && y + height <= frame.bottom;
      if (inSight) return { x: x + width / 2, y: y + height / 2 };
    }
    return undefined;
  }, text);
}

async function appears(locator: Locator, patience: number): Promise<boolean> {
  return locator.waitFor({ timeout: patience }).then(
    () => true,
    () => false,
  );
}

/** What is to be read there, line by line; not what is hidden. */
const wordsOf = async (locator: Locator): Promise<string> =>
  (await locator.allInnerTexts()).join('\n').trim();

const hidden = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'hidden' });

const exactly = (text: string): RegExp =>
  new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);

/** The rows of a list, top to bottom: label, description and detail with a blank between. */
async function rowTexts(rows: Locator): Promise<string[]> {
  const texts = await rows.evaluateAll((elements) =>
    elements
      .map((element) => {
        const parts = [...element.querySelectorAll('.label-name, .label-description')];
        const texts = parts.map((part) => part.textContent ?? '');
        const text = texts.length > 0 ? texts.join(' ') : (element.textContent ?? '');
        return { top: element.getBoundingClientRect().top, text };
      })
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text),
  );
  return texts.map(plain);
}

/** What a reader sees of a row: one line, single blanks, no icons from the icon font's private letters. */
const plain = (text: string): string =>
  text
    .replace(/[\ue000-\uf8ff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
