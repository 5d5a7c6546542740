// A window of a real VS Code, and what a reader's hands and eyes do with it (one file a part of the window, in driver/).
// Every wait is for something to be seen; nothing sleeps and hopes.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/lib/browser.mjs';
import { ensureVscode, startServer } from '../../scripts/lib/vscode.mjs';
import { editorOf } from './driver/editor';
import { messagesOf } from './driver/messages';
import { picturesOf, quiet } from './driver/pictures';
import { quickPickOf } from './driver/quick-pick';
import { viewsOf } from './driver/views';

export type { Theme } from './driver/pictures';
export { until } from './driver/waiting';

export interface Options {
  /** The folder to open. It is opened as it is: hand over a copy if the test writes. */
  folder: string;
  /** A `.code-workspace` file in the folder, opened in its place. */
  workspace?: string;
  /** On top of the settings that keep pictures quiet. */
  settings?: Record<string, unknown>;
  /** `off` (as if trusted), or `ask`: a new folder opens in Restricted Mode, as it does for a reader. */
  trust?: 'off' | 'ask';
  size?: { width: number; height: number };
  /** With no extension but those built in: to see what VS Code alone does. */
  bare?: boolean;
}

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
        `${server.origin}/?${new URLSearchParams(
          options.workspace === undefined
            ? { folder: posix(options.folder) }
            : { workspace: posix(join(options.folder, options.workspace)) },
        )}`,
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
  temporary.push(folder);
  return folder;
}

const temporary: string[] = [];

// The operating system empties its own temporary folder, but not while the tests run.
process.once('exit', () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

const posix = (path: string): string => path.replaceAll('\\', '/');

export type Workbench = ReturnType<typeof makeWorkbench>;

function makeWorkbench(page: Page, folder: string) {
  const picker = quickPickOf(page, folder);
  return {
    page,
    ...picker,
    ...editorOf(page),
    ...viewsOf(page),
    ...messagesOf(page, picker.command),
    ...picturesOf(page, folder),
  };
}

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
