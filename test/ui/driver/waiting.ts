// Waiting for what is to be seen, and reading it as a reader would.
import type { Locator } from 'playwright-core';

/** Asks again and again until the answer is something; an answer that fails is no answer yet. */
export async function until<T>(
  ask: () => Promise<T | undefined | false | ''>,
  what: string | (() => string),
  patience = 20_000,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    let cause: unknown;
    const answer = await ask().catch((error) => {
      cause = error;
    });
    if (answer) return answer;
    if (Date.now() > end) {
      const wanted = typeof what === 'string' ? what : what();
      throw new Error(`Waited ${patience / 1000} s in vain for ${wanted}`, { cause });
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function appears(locator: Locator, patience: number): Promise<boolean> {
  return locator.waitFor({ timeout: patience }).then(
    () => true,
    () => false,
  );
}

export const hidden = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'hidden' });

/** What is to be read there, line by line; not what is hidden. */
export const wordsOf = async (locator: Locator): Promise<string> =>
  (await locator.allInnerTexts()).join('\n').trim();

/** The rows of a list, top to bottom: label, description and detail with a blank between. */
export async function rowTexts(rows: Locator): Promise<string[]> {
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

export const exactly = (text: string): RegExp =>
  new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);

/** What a reader sees of a row: one line, single blanks, no icons from the icon font's private letters. */
export const plain = (text: string): string =>
  text
    .replace(/[\ue000-\uf8ff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
