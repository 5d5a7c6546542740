// npm run pictures: takes the pictures that the ui tests left into media/walkthrough, for the README and the walkthrough.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { out, root } from './lib/places.mjs';
import { smaller } from './lib/png.mjs';
import { runMain, Stop, say } from './lib/say.mjs';

const names = ['papers', 'citers', 'hover', 'search', 'cite', 'compare-papers'];

runMain(async () => {
  const target = join(root, 'media', 'walkthrough');
  mkdirSync(target, { recursive: true });
  for (const name of names) {
    const picture = join(out, 'screenshots', `${name}.png`);
    if (!existsSync(picture)) throw new Stop(`There is no ${picture}. Run npm test -- --only ui first.`);
    writeFileSync(join(target, `${name}.png`), smaller(readFileSync(picture)));
    say(`${name}.png\n`);
  }
  return 0;
});
