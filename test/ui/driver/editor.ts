// The active editor: its text, the caret, the pointer in it.
import type { Locator, Page } from 'playwright-core';
import { appears, until, wordsOf } from './waiting';

export function editorOf(page: Page) {
  const card = page
    .locator('.monaco-editor .monaco-hover:visible, .monaco-hover.monaco-resizable-hover:visible')
    .first();
  const editor = page.locator('.editor-group-container.active .monaco-editor').first();

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
  /** Where lines move, as when a box between them closes, once they stand still. */
  async function clickOn(text: string): Promise<void> {
    let place = await find(text);
    await until(async () => {
      const before = place;
      await page.waitForTimeout(120);
      place = await find(text);
      return place.x === before.x && place.y === before.y;
    }, `“${text}” to stand still`);
    await page.mouse.click(place.x, place.y);
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

  return { find, hoverOn, hoversOn, clickOn, type, editorText, clipboard, dragToEditor };
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
