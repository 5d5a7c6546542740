// The side bar: containers, views, the rows of their trees.
import type { Locator, Page } from 'playwright-core';
import { appears, exactly, plain, rowTexts, until, wordsOf } from './waiting';

export function viewsOf(page: Page) {
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

  /** Draws the edge of the side bar to so many pixels from the left. */
  async function widenSideBar(x: number): Promise<void> {
    const bar = (await page.locator('.part.sidebar').boundingBox())!;
    await page.mouse.move(bar.x + bar.width, 300);
    await page.mouse.down();
    await page.mouse.move(x, 300, { steps: 5 });
    await page.mouse.up();
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

  return { openContainer, widenSideBar, view, tree, treeWhere, row, expand, tooltip, contextMenu };
}
