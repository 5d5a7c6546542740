// npm run pictures: takes the pictures that the ui tests left into media/walkthrough, for the README and the walkthrough.
// As WebP, which the browser that took them writes: a quarter of the bytes, and no letter worse to read.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './lib/browser.mjs';
import { out, root } from './lib/places.mjs';
import { runMain, Stop, say } from './lib/say.mjs';

const names = [
  'papers',
  'citers',
  'hover',
  'search',
  'cite',
  'compare-papers',
  'writing-fixes',
  'literature-note',
  'annotations-thread',
  'annotations-view',
  'preview-apa',
  'relations',
  'map',
  'paper-page',
];
/** From 0 to 1; below it letters get shadows. */
const QUALITY = 0.6;

runMain(async () => {
  const target = join(root, 'media', 'walkthrough');
  mkdirSync(target, { recursive: true });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    for (const name of names) {
      const picture = join(out, 'screenshots', `${name}.png`);
      if (!existsSync(picture)) throw new Stop(`There is no ${picture}. Run npm test -- --only ui first.`);
      const png = readFileSync(picture).toString('base64');
      const webp = await page.evaluate(asWebp, /** @type {const} */ ([png, QUALITY]));
      const bytes = Buffer.from(webp.slice(webp.indexOf(',') + 1), 'base64');
      writeFileSync(join(target, `${name}.webp`), bytes);
      say(`${name}.webp, ${Math.round(bytes.length / 1024)} KB\n`);
    }
  } finally {
    await browser.close();
  }
  return 0;
});

/**
 * In the page: the address of the picture with its bytes in it.
 * @param {readonly [png: string, quality: number]} picture
 * @returns {Promise<string>}
 */
async function asWebp([png, quality]) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', quality);
}
