/** Files of made-up papers that cite each other, for the tests of what is near: papers meet in many files, and merge. */
import type { Parsed } from '../../../src/core/model';
import { makeRecord } from '../records';
import type { Random } from '../seeded';

const WORDS =
  'orchard lamp reward policy verifier entropy token gradient kernel lattice harbour signal spectrum proof'.split(
    ' ',
  );
const AUTHORS = ['Ada Lovelace', 'Alan Turing', 'Grace Hopper', 'Emmy Noether'];
export const FILES = Array.from({ length: 12 }, (_, i) => `${i}.txt`);

/** One of forty papers; now and then with another's identifier, so that works merge and split. */
function randomRecord(random: Random, file: string, line: number) {
  const paper = random.below(40);
  const word = (at: number) => WORDS[(paper * at + at) % WORDS.length]!;
  const isOther = random.chance(0.05);
  return makeRecord({
    title: `On the ${word(3)} and the ${word(5)} of number ${paper}`,
    file,
    line,
    part: line === 0 ? 'page' : 'citer',
    ids: random.chance(0.6) ? [`2401.000${10 + (isOther ? random.below(40) : paper)}`] : [],
    authors: AUTHORS[paper % AUTHORS.length]!,
    ...(random.chance(0.5) && { abstract: `We study the ${word(7)}, a ${word(2)}, and the ${word(11)}.` }),
    ...(random.chance(0.05) && { pending: true }),
  });
}

export function randomFile(random: Random, file: string): Parsed {
  const records = Array.from({ length: 2 + random.below(8) }, (_, line) => randomRecord(random, file, line));
  const turned = random.chance(0.3);
  return {
    file,
    pages: [{ source: 'test', place: records[0]!.place, about: 0 }],
    records,
    citations: records.slice(1).map(({ place }, i) => ({
      citing: turned ? 0 : i + 1,
      cited: turned ? i + 1 : 0,
      representative: false,
      place,
    })),
    problems: [],
  };
}
