// A passage is described, its page is damaged in a way we know, and the passage has to be found again or to be an
// orphan: never at a wrong place.
import * as assert from 'node:assert/strict';
import { anchor, type PassageSelectors } from '../../../src/core/anchoring/anchor';
import { describe as describePassage } from '../../../src/core/anchoring/describe';
import { lettersOf } from '../../../src/core/anchoring/letters';
import type { Span } from '../../../src/core/place';
import { seeded } from '../seeded';
import { DAMAGES, type Damaged } from './damage';
import { ownPages, type Page, passage, seedPages } from './pages';

/** Cases of each damage: at every step, and with `--long`. */
const FEW = 8;
const MANY = Number(process.env.ANCHORING_CASES ?? 24);
const SEED = Number(process.env.ANCHORING_SEED ?? 1);

const OUTCOMES = ['found right', 'orphaned right', 'missed', 'wrong place'] as const;
type Outcome = (typeof OUTCOMES)[number];

interface Scored {
  readonly damage: string;
  readonly outcome: Outcome;
  /** The borders are to the letter where they were. */
  readonly exact: boolean;
  readonly about: string;
}

type Describes = (text: string, span: Span) => PassageSelectors;

/** As Hypothes.is does: 32 units on each side, and no more of a passage that repeats. */
function described(text: string, { start, end }: Span): PassageSelectors {
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(end, end + 32),
    },
    position: { type: 'TextPositionSelector', start, end },
  };
}

describe('a passage is found again @long', function () {
  this.timeout(60_000);
  const own = ownPages();
  const seeds = seedPages();

  function tells(
    title: string,
    about: Page[],
    describes: Describes,
    { cases = MANY, mostWrong = 0, leastFound = 0.98 },
  ) {
    (about.length > 0 ? it : it.skip)(title, () => {
      const scored = score(about, own, describes, cases);
      if (process.env.ANCHORING_TABLE) console.log(table(scored));
      assert.ok(scored.length >= cases * 38, `${scored.length} cases`);
      assertGood(scored, mostWrong, leastFound);
    });
  }

  tells('in hundreds of damaged pages, and never at a wrong place', own, describePassage, { cases: FEW });
  tells('in a thousand damaged pages, and never at a wrong place @long', own, describePassage, {});
  tells('in a thousand damaged seeds, and never at a wrong place @long', seeds, describePassage, {
    leastFound: 0.97,
  });
  // Of a passage that stood on its page twice they do not say so: nobody can always tell it from its copy.
  tells('by what other programs keep of it @long', own, described, { mostWrong: 3, leastFound: 0.96 });
});

function assertGood(scored: readonly Scored[], mostWrong: number, leastFound: number): void {
  const of = (name: Outcome) => scored.filter(({ outcome }) => outcome === name);
  assert.ok(
    of('wrong place').length <= mostWrong,
    JSON.stringify(of('wrong place').slice(0, 5), undefined, 1),
  );
  const share = of('found right').length / (of('found right').length + of('missed').length);
  assert.ok(
    share >= leastFound,
    `${(share * 100).toFixed(1)} % found; missed: ${JSON.stringify(of('missed').slice(0, 5), undefined, 1)}`,
  );
}

function score(
  about: readonly Page[],
  others: readonly Page[],
  describes: Describes,
  cases: number,
): Scored[] {
  return Object.entries(DAMAGES).flatMap(([damage, change], place) => {
    const random = seeded(SEED * 1000 + place + 1);
    const made: Scored[] = [];
    for (let tries = 0; made.length < cases && tries < cases * 20; tries++) {
      const page = random.of(about);
      const other = random.of(others.filter(({ name }) => folder(name) !== folder(page.name)));
      const span = passage(page.text, random);
      const parts = {
        before: page.text.slice(0, span.start),
        passage: page.text.slice(span.start, span.end),
        after: page.text.slice(span.end),
      };
      const damaged = change({ ...parts, other: other.text, random });
      // Nobody could tell.
      if (!damaged || (damaged.truth === undefined && holdsStill(damaged.text, parts.passage, damage)))
        continue;
      made.push({
        damage,
        ...outcomeOf(describes(page.text, span), damaged),
        about: `${page.name}: ${parts.passage.slice(0, 90)}`,
      });
    }
    return made;
  });
}

const folder = (name: string) => name.split('/')[0];

/** Whether the passage stands there though it was taken out: pages repeat themselves, and share their boilerplate. */
function holdsStill(text: string, passage: string, damage: string): boolean {
  return !damage.endsWith('a copy elsewhere') && lettersOf(text).letters.includes(lettersOf(passage).letters);
}

function outcomeOf(
  selectors: PassageSelectors,
  { text, truth }: Damaged,
): { outcome: Outcome; exact: boolean } {
  const result = anchor(text, selectors);
  if (result.state === 'orphan') return { outcome: truth ? 'missed' : 'orphaned right', exact: true };
  if (!truth) return { outcome: 'wrong place', exact: false };
  const letters = ({ start, end }: Span) => lettersOf(text.slice(start, Math.max(start, end))).letters;
  const shared = letters({
    start: Math.max(truth.start, result.start),
    end: Math.min(truth.end, result.end),
  }).length;
  const isRight = shared >= 0.6 * Math.max(letters(truth).length, letters(result).length);
  return {
    outcome: isRight ? 'found right' : 'wrong place',
    exact: isRight && letters(result) === letters(truth),
  };
}

function table(scored: readonly Scored[]): string {
  const rows = [...Object.keys(DAMAGES), 'all'].map((damage) => {
    const own = scored.filter((one) => damage === 'all' || one.damage === damage);
    const counts = OUTCOMES.map((outcome) => own.filter((one) => one.outcome === outcome).length);
    const exact = own.filter((one) => one.outcome === 'found right' && one.exact).length;
    return [damage.padEnd(60), ...[...counts, exact].map((count) => String(count).padStart(15))].join('');
  });
  const head = [''.padEnd(60), ...[...OUTCOMES, 'exact borders'].map((name) => name.padStart(15))].join('');
  const bad = scored.filter(({ outcome }) => outcome === 'missed' || outcome === 'wrong place');
  return [
    head,
    ...rows,
    ...bad.slice(0, 60).map(({ outcome, damage, about }) => `${outcome} | ${damage} | ${about}`),
  ].join('\n');
}
