// A page whose blocks are moved and taken out, among typos and new sentences; each unit of it knows where it stood.
import type { Span } from '../../../src/core/place';
import type { Random } from '../seeded';

export interface Shuffled {
  readonly text: string;
  /** For each unit of the text, whether it is one of the passage. */
  readonly isOwn: readonly boolean[];
  /** What was done, for a message. */
  readonly done: readonly string[];
}

interface Unit {
  char: string;
  readonly isOwn: boolean;
}

/** Nothing is added that is like the passage: what the page has twice it had twice before. */
export function shuffled(
  text: string,
  { start, end }: Span,
  sentences: readonly string[],
  random: Random,
): Shuffled {
  const units: Unit[] = text.split('').map((char, at) => ({ char, isOwn: at >= start && at < end }));
  const put = (at: number, words: string) =>
    units.splice(at, 0, ...words.split('').map((char) => ({ char, isOwn: false })));
  const passageAt = () => units.findIndex(({ isOwn }) => isOwn);
  const steps: Readonly<Record<string, () => void>> = {
    'a sentence put in': () => put(random.below(units.length), random.of(sentences)),
    'a block taken out': () => units.splice(random.below(units.length), random.below(400)),
    'a block moved': () => {
      const length = 200 + random.below(1500);
      const block = units.splice(random.below(Math.max(1, units.length - length)), length);
      units.splice(random.below(units.length + 1), 0, ...block);
    },
    'lines joined': () => {
      for (const unit of units) if (unit.char === '\n' && random.chance(0.5)) unit.char = ' ';
    },
    'a letter mistaken': () => {
      const unit = units[passageAt() + random.below(end - start)];
      if (unit && /[a-z]/.test(unit.char)) unit.char = random.of([...'aeiou']);
    },
    'noise put in near by': () =>
      put(
        Math.max(0, passageAt() - random.below(200)),
        random.of(['😀', 'e\u0301', '\r\n', '\ufeff', ' ', random.of(sentences).slice(0, 40)]),
      ),
  };
  const done = Array.from({ length: 1 + random.below(4) }, () => random.of(Object.keys(steps)));
  // More often than the others, for these are what misleads.
  if (random.chance(0.5)) done.push(random.of(['a block taken out', 'a block moved']));
  for (const step of done) steps[step]!();
  return { text: units.map(({ char }) => char).join(''), isOwn: units.map(({ isOwn }) => isOwn), done };
}

/** Which share of the passage is left in the text, and which of what is left lies in a place. */
export function ownIn({ isOwn }: Shuffled, { start, end }: Span, length: number) {
  const left = isOwn.filter(Boolean).length;
  const inside = isOwn.slice(start, end).filter(Boolean).length;
  return { left: left / length, inside: left === 0 ? 0 : inside / left };
}
