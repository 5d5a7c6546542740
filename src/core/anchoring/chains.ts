/** Runs put together to places where the whole pattern may stand. */
import type { Pattern } from './pattern';
import type { Run } from './runs';

/** Runs in the order of pattern and text both. */
export type Chain = readonly Run[];

/** So many places are looked at. */
const MOST = 12;
/** What is shorter is chance. */
const LEAST = 8;
/** One with a smaller share of the letters of the best is no rival to it. */
const COMPARABLE = 0.25;
/** So many letters may have come or gone between two runs, beside as many as the quote has. */
const SLACK = 240;

/**
 * The best chains, the longest first, each at another place; and the best of the context alone, which shows where the
 * passage stood if it is gone. Stretches of context may be in several.
 */
export function chainsOf(runs: readonly Run[], pattern: Pattern): Chain[] {
  const slack = SLACK + (pattern.to - pattern.from);
  const isQuoted = (run: Run) => run.at >= pattern.from && run.at < pattern.to;
  const chains: Chain[] = [];
  let left = [...runs];
  while (chains.length < MOST && left.length > 0) {
    const chain = best(left, slack);
    const first = chains[0];
    if (lettersIn(chain) < Math.max(LEAST, first ? COMPARABLE * lettersIn(first) : 0)) break;
    chains.push(chain);
    const quoted = chain.filter(isQuoted);
    if (quoted.length === 0) {
      left = left.filter((run) => !chain.some(({ at, place }) => at === run.at && place === run.place));
      continue;
    }
    const from = quoted[0]!.place;
    const to = quoted.at(-1)!.place + quoted.at(-1)!.length;
    left = left.filter((run) => !isQuoted(run) || run.place + run.length <= from || run.place >= to);
  }
  const around = best(
    runs.filter((run) => !isQuoted(run)),
    slack,
  );
  return lettersIn(around) < LEAST ? chains : [...chains, around];
}

function lettersIn(chain: Chain): number {
  return chain.reduce((sum, { length }) => sum + length, 0);
}

/** Dynamic programming over the runs in the order of the pattern. */
function best(runs: readonly Run[], slack: number): Chain {
  const weights: number[] = [];
  const previous: number[] = [];
  let last = -1;
  for (const [i, run] of runs.entries()) {
    weights[i] = run.length;
    previous[i] = -1;
    for (let j = 0; j < i; j++) {
      const gain = joined(runs[j]!, run, slack);
      if (gain !== undefined && weights[j]! + gain > weights[i]!) {
        weights[i] = weights[j]! + gain;
        previous[i] = j;
      }
    }
    if (last < 0 || weights[i]! > weights[last]!) last = i;
  }
  const chain: Run[] = [];
  for (let i = last; i >= 0; i = previous[i]!) {
    const next = chain[0];
    const run = runs[i]!;
    const overlap = next ? overlapOf(run, next) : 0;
    chain.unshift(overlap > 0 ? { ...run, length: run.length - overlap } : run);
  }
  return chain;
}

/** What `run` adds behind `before`; undefined where it cannot stand there. */
function joined(before: Run, run: Run, slack: number): number | undefined {
  if (run.place <= before.place || run.at <= before.at) return undefined;
  const shift = Math.abs(run.place - run.at - (before.place - before.at));
  if (shift > slack) return undefined;
  const gain = run.length - overlapOf(before, run);
  if (gain <= 0 || before.length <= overlapOf(before, run)) return undefined;
  return shift === 0 ? gain : gain - Math.min(6, 1 + shift / 40);
}

function overlapOf(before: Run, run: Run): number {
  return Math.max(0, before.at + before.length - run.at, before.place + before.length - run.place);
}
