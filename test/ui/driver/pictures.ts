// How the window looks, and pictures of it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { out } from '../../../scripts/lib/places.mjs';

export type Theme = 'dark' | 'light' | 'high contrast' | 'high contrast light';

export function picturesOf(page: Page, folder: string) {
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

  return { set, theme, screenshot };
}

const themes: Record<Theme, { setting: string; class: string }> = {
  dark: { setting: 'Dark 2026', class: 'vs-dark' },
  light: { setting: 'Light 2026', class: 'vs' },
  'high contrast': { setting: 'Default High Contrast', class: 'hc-black' },
  'high contrast light': { setting: 'Default High Contrast Light', class: 'hc-light' },
};

/** What would stand in the way of a picture, or of the keyboard. */
export const quiet = {
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
  // A message tells of the first entry; the test of it sets this otherwise.
  'scholium.bibliography.addEntries': 'never',
};
