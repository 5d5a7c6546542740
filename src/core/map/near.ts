/** The papers that are near others by whom they share and by their words: a map where citations are few. */
import { compareText } from '../library/record-keys';
import type { Work } from '../model';
import type { Related } from '../relations/related';
import type { Nearness } from './chosen';

/** What is near a paper, best first, found in steps. */
export type RelatedTo = (work: Work) => Iterator<unknown, readonly Related[]>;

/** Papers beside one seed at most; each further seed brings some more. */
export const NEAR = 40;
const NEAR_EACH = 20;
const NEAR_MOST = 200;
/** Of each paper, only its nearest on the map are joined to it: with all of them no cluster could be seen. */
const JOINED = 5;

/** The seeds and what is nearest to them, together with who of all these is near whom. */
export function* nearTo(
  seeds: readonly Work[],
  relatedTo: RelatedTo,
): Generator<unknown, { works: Work[]; near: Nearness[] }> {
  const asked = new Map<Work, readonly Related[]>();
  for (const seed of seeds) asked.set(seed, yield* steps(relatedTo(seed)));
  const room = Math.min(NEAR_MOST, NEAR + NEAR_EACH * Math.max(0, asked.size - 1));
  const works = [...asked.keys(), ...nearest(asked).slice(0, room)];
  for (const work of works) if (!asked.has(work)) asked.set(work, yield* steps(relatedTo(work)));
  return { works, near: joinedOnMap(works, asked) };
}

/** What is near to any of those asked, by the sum of its scores. */
function nearest(asked: ReadonlyMap<Work, readonly Related[]>): Work[] {
  const scores = new Map<Work, number>();
  for (const related of asked.values())
    for (const { work, score } of related)
      if (!asked.has(work)) scores.set(work, (scores.get(work) ?? 0) + score);
  return [...scores]
    .sort(([a, one], [b, other]) => other - one || compareText(a.citekey, b.citekey))
    .map(([work]) => work);
}

/** Each pair once, the one that is earlier on the map first; as near as the one that thinks them nearer says. */
function joinedOnMap(works: readonly Work[], asked: ReadonlyMap<Work, readonly Related[]>): Nearness[] {
  const places = new Map(works.map((work, place) => [work, place]));
  const found = new Map<number, Nearness>();
  for (const [place, work] of works.entries()) {
    const shown = (asked.get(work) ?? []).filter(({ work: other, score }) => score > 0 && places.has(other));
    for (const { work: other, score } of shown.slice(0, JOINED)) {
      const otherPlace = places.get(other)!;
      if (otherPlace === place) continue;
      const [first, second] = [Math.min(place, otherPlace), Math.max(place, otherPlace)];
      const pair = first * works.length + second;
      const nearness = Math.min(1, Math.max(score, found.get(pair)?.nearness ?? 0));
      found.set(pair, { works: [works[first]!, works[second]!], nearness });
    }
  }
  return [...found.values()];
}

function* steps<T>(of: Iterator<unknown, T>): Generator<unknown, T> {
  for (let step = of.next(); ; step = of.next()) {
    if (step.done) return step.value;
    yield;
  }
}
