// Pages that say the same in several places, shuffled: an annotation must not jump to the twin of its passage.
import * as assert from 'node:assert/strict';
import { anchor, type PassageSelectors } from '../../../src/core/anchoring/anchor';
import { describe as describePassage } from '../../../src/core/anchoring/describe';
import type { Span } from '../../../src/core/place';
import { sentences } from '../../../src/core/prose';
import { type Random, seeded } from '../seeded';
import { ownPages, type Page, pagesBelow, passage, seedPages } from './pages';
import { ownIn, shuffled } from './shuffled';

const SEED = Number(process.env.ANCHORING_SEED ?? 1);
const FEW = 200;
const MANY = Number(process.env.ANCHORING_CASES ?? 1500);

type Describes = (text: string, span: Span, random: Random) => PassageSelectors;

/** As little as other programs keep. */
function described(text: string, { start, end }: Span, random: Random): PassageSelectors {
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(end, end + 32),
    },
    ...(random.chance(0.5) && { position: { type: 'TextPositionSelector', start, end } }),
  };
}

describe('a passage of a shuffled page is no other one @long', function () {
  this.timeout(120_000);
  const own = ownPages();
  const examples = pagesBelow('examples', 3000);

  tells('in our pages', own, describePassage, FEW, 0);
  tells('in many of our pages @long', own, describePassage, MANY, 0);
  tells('in the examples @long', examples, describePassage, MANY, 0);
  tells('in the seeds @long', seedPages(), describePassage, MANY, 0);
  // Nobody can tell it from its twin where the 32 units on either side are the same.
  tells('by what other programs keep of it @long', own, described, MANY, 0.008);

  function tells(
    title: string,
    pages: readonly Page[],
    describes: Describes,
    cases: number,
    mostWrong: number,
  ) {
    (pages.length > 0 ? it : it.skip)(title, () => {
      const { found, missed, wrong } = scored(pages, own, describes, cases);
      assert.ok(wrong.length <= mostWrong * cases, `${wrong.length}: ${wrong.slice(0, 3).join('\n')}`);
      assert.ok(found >= 0.8 * (found + missed), `${found} found, ${missed} missed`);
    });
  }
});

function scored(pages: readonly Page[], others: readonly Page[], describes: Describes, cases: number) {
  const random = seeded(SEED);
  const wrong: string[] = [];
  let found = 0;
  let missed = 0;
  for (let made = 0; made < cases; made++) {
    const page = random.of(pages);
    const span = passage(page.text, random);
    const other = random.of(others.filter(({ name }) => name !== page.name)).text;
    const between = sentences(other).map(({ start, end }) => other.slice(start, end));
    const now = shuffled(page.text, span, between, random);
    const result = anchor(now.text, describes(page.text, span, random));
    const place = result.state === 'orphan' ? { start: 0, end: 0 } : result;
    const { left, inside } = ownIn(now, place, span.end - span.start);
    if (result.state === 'orphan') missed += left < 0.3 ? 0 : 1;
    // A passage that a move has torn is found in one of its parts.
    else if (inside > 0.1) found++;
    else wrong.push(`${page.name} (${now.done.join(', ')}): ${page.text.slice(span.start, span.end)}`);
  }
  return { found, missed, wrong };
}
