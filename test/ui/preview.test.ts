// Citations in VS Code's own Markdown preview: printed, hovered, clicked both ways, live as one types.
import * as assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, type Workbench, withWorkbench } from './driver';

const LIGHTMAN = 'lightmanLetsVerifyStep2023';
const FILLER = Array.from({ length: 30 }, (_, n) => `Paragraph ${n + 1} of prose that stands between.\n`);
const NOTE = (style: string) =>
  [
    '---',
    `csl: ${style}`,
    'bibliography: refs.bib',
    'reference-section-title: References',
    '---',
    '',
    '# Rewards for steps',
    '',
    `Rewarding each step helps [see @${LIGHTMAN}, pp. 3-5; @vaswani2017]. As @vaswani2017 [p. 2] show, attention suffices.`,
    '',
    '| who | says |',
    '|---|---|',
    '| [@vaswani2017, chap. 3] | $a^2$ |',
    '',
    'Nobody knows [@nobody2020, p. 3], and `[@vaswani2017]` is code.',
    '',
    ...FILLER.join('\n').split('\n'),
    '',
  ].join('\n');
const BIB = `@inproceedings{vaswani2017,
  title = {Attention Is All You Need},
  author = {Vaswani, Ashish and Shazeer, Noam and Parmar, Niki and Uszkoreit, Jakob},
  booktitle = {Advances in Neural Information Processing Systems},
  year = {2017},
  url = {https://arxiv.org/abs/1706.03762}
}
`;

const WINDOW = { size: { width: 1400, height: 860 } };
/** Of a citation; its card has links too. */
const LINK = '.scholium-citation > a';

/**
 * Does something with an element of the preview, and does it again until it succeeds: the page within is another one
 * whenever the preview is drawn anew.
 */
function inPreview<T>(
  { page }: Workbench,
  selector: string,
  use: (found: Locator) => Promise<T | undefined | null | false>,
  patience?: number,
): Promise<T> {
  return until(
    async () => {
      for (const frame of page.frames().slice(1)) {
        const found = frame.locator(selector);
        const count = await found.count().catch(() => 0);
        const answer = count > 0 && (await use(found).catch(() => undefined));
        if (answer) return answer;
      }
      return undefined;
    },
    `${selector} in the preview`,
    patience,
  );
}

async function seenAnywhere({ page }: Workbench, selector: string): Promise<boolean> {
  const counts = page.frames().map((frame) => frame.locator(selector).count());
  return (await Promise.all(counts)).some((count) => count > 0);
}

const clicked = (found: Locator) => found.click({ timeout: 2000 }).then(() => true);
const read = (found: Locator) => found.first().innerText({ timeout: 2000 });
const isSeen = (found: Locator) =>
  found.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

/** Clicks the link, and again until what it leads to is in sight. */
async function follow(wb: Workbench, link: string, nth: number, target: string): Promise<void> {
  await inPreview(wb, link, async (found) => {
    await clicked(found.nth(nth));
    return inPreview(wb, target, isSeen, 3000);
  });
}

describe('preview', () => {
  const folder = () =>
    temporaryFolder({
      pages: { copyOf: join(root, 'examples', 'pages') },
      'refs.bib': BIB,
      '.vscode/settings.json': '{}\n',
      'apa.md': NOTE('apa'),
      'ieee.md': NOTE('ieee'),
      'chicago.md': NOTE('chicago-note-bibliography'),
    });

  it('prints citations and their list, leads there and back and to the page, live as one types', () => {
    const place = folder();
    return withWorkbench({ folder: place, ...WINDOW }, async (wb) => {
      const { page } = wb;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes("Let's Verify")));
      await wb.openFile('apa.md', 9, 1);
      await wb.command('Markdown: Open Preview to the Side');
      const seen = await inPreview(wb, '.scholium-citation', read);
      assert.match(seen, /^\(see Lightman.*2023.*Vaswani.*2017\)$/);
      const card = await inPreview(wb, LINK, async (found) => {
        await found.first().hover({ timeout: 2000 });
        return found.first().locator('xpath=../*[@role="tooltip"]').innerText({ timeout: 2000 });
      });
      assert.match(card, /step by step[\s\S]*Attention is all you need/i);
      await wb.screenshot('preview-card');
      assert.equal(await inPreview(wb, '.scholium-unknown', read), '[@nobody2020, p. 3]');
      await wb.screenshot('preview-apa');
      await wb.screenshot('preview-apa-light', { theme: 'light' });
      await wb.screenshot('preview-apa-high-contrast', { theme: 'high contrast' });
      await wb.theme('dark');

      await follow(wb, LINK, -1, '#ref-vaswani2017');
      await wb.screenshot('preview-entry');
      await follow(wb, '#ref-vaswani2017 .scholium-back', 0, '#cite-vaswani2017-1');

      await page.locator('.tab', { hasText: 'apa.md' }).first().click();
      await wb.goTo(15, 1);
      await wb.type(`New words [@${LIGHTMAN}, p. 9]. `);
      await page.keyboard.press('Escape');
      await inPreview(wb, 'p:has-text("New words") .scholium-citation', async (found) =>
        /Lightman.*p\. 9\)/.test((await read(found)) ?? ''),
      );
      await wb.screenshot('preview-typed');

      const enable = (isOn: boolean) =>
        writeFileSync(join(place, '.vscode', 'settings.json'), `{ "scholium.preview.enabled": ${isOn} }\n`);
      enable(false);
      await inPreview(wb, 'p:has-text("[see @lightman")', read);
      // The page before stays in sight until the new one is there.
      await until(async () => !(await seenAnywhere(wb, '.scholium-citation')), 'nothing that is printed');
      await wb.screenshot('preview-off');
      enable(true);

      await inPreview(wb, `#ref-${LIGHTMAN} .scholium-source`, clicked);
      await page.locator('.tab.active', { hasText: '.txt' }).waitFor();
      await wb.screenshot('preview-page');
    });
  });

  it('numbers, and notes behind the text', () =>
    withWorkbench({ folder: folder(), ...WINDOW }, async (wb) => {
      const { page } = wb;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes("Let's Verify")));
      await wb.openFile('ieee.md', 9, 1);
      await wb.command('Markdown: Open Preview to the Side');
      await inPreview(wb, '.scholium-label', read);
      assert.match(await inPreview(wb, '.scholium-citation', read), /\[1, pp\. 3–5\], \[2\]/);
      await follow(wb, LINK, -1, '#ref-vaswani2017');
      await wb.screenshot('preview-ieee');

      await page.locator('.tab', { hasText: 'ieee.md' }).first().click();
      await wb.openFile('chicago.md', 9, 1);
      await inPreview(wb, '.scholium-notes', read);
      const marks = await inPreview(wb, '.scholium-note-mark', (found) => found.count());
      assert.equal(marks, 3);
      await wb.screenshot('preview-notes-marks');
      await follow(wb, '.scholium-note-mark a', 1, '#scholium-note-2');
      await wb.screenshot('preview-notes');
    }));
});
