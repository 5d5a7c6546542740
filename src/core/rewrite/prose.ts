/** The prose of a Markdown note, region by region, those without a citation too. */

import { proseBlocks } from '../notes/blocks';
import { CodeSpans } from '../notes/code-spans';
import { frontMatterEnd } from '../notes/front-matter';
import { type ProseRegion, proseRegion } from '../notes/prose-regions';

/** Every paragraph and heading. */
export function allProse(text: string): ProseRegion[] {
  const regions: ProseRegion[] = [];
  proseBlocks(text, frontMatterEnd(text), text.length, (lines) => regions.push(proseRegion(text, lines)));
  return regions;
}

/** The words of a stretch with code blanked and all else, links too, as it is. */
export function withoutCode(words: string): string {
  const code = new CodeSpans(words);
  let out = '';
  let at = 0;
  for (let tick = words.indexOf('`'); tick >= 0; tick = words.indexOf('`', at)) {
    const end = code.endAt(tick) ?? code.runEnd(tick);
    out += words.slice(at, tick) + ' '.repeat(end - tick);
    at = end;
  }
  return out + words.slice(at);
}
