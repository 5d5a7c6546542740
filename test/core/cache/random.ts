/** Cached files that say anything the model lets them say, for property tests. */
import type { CachedFile } from '../../../src/core/cache/cached-file';
import type { CitationRow, Page, PaperRecord, Printed, Problem } from '../../../src/core/model';
import type { Place } from '../../../src/core/place';

export type Random = (below: number) => number;

/** The same numbers on every run (a linear congruential generator, the constants of Numerical Recipes). */
export function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const WORDS = [
  'a',
  'Über',
  '模型',
  '😀',
  '\ud800',
  '"\\',
  '\n',
  '\u2028',
  '',
  'file',
  '__v',
  '0',
  'x'.repeat(99),
];

export function randomFile(random: Random, file = `file:///a%20b/${random(1e6)}.txt`): CachedFile {
  const text = () => many(random, 4, () => WORDS[random(WORDS.length)]!).join(' ');
  // Of another file now and then, and of texts that happen to be the file's name.
  const place = (): Place => ({
    file: random(20) === 0 ? 'file:///other' : file,
    line: random(1e5),
    column: random(1e3),
    endLine: random(1e5),
    endColumn: random(1e3),
  });
  const printed = (): Printed => ({ text: random(20) === 0 ? file : text(), place: place() });
  const some = <T extends object>(make: () => T): T | undefined => (random(2) === 0 ? make() : undefined);
  const record = (): PaperRecord => ({
    source: text(),
    place: place(),
    part: 'entry',
    title: printed(),
    authors: many(random, 4, () => ({ family: text(), ...some(() => ({ given: text() })) })),
    authorsComplete: random(2) === 0,
    identifiers: many(random, 3, () => ({ scheme: 'doi', value: text() })),
    categories: many(random, 3, text),
    ...some(() => ({ abstract: printed() })),
    ...some(() => ({ date: { ...some(() => ({ year: random(3000) })), ...some(() => ({ month: 3 })) } })),
    ...some(() => ({ versions: many(random, 3, () => ({ version: random(9), date: { year: 2020 } })) })),
    ...some(() => ({ machineTexts: many(random, 3, () => ({ label: text(), text: printed() })) })),
    ...some(() => ({ citationCount: { count: random(99), place: place() } })),
    ...some(() => ({ feedScore: random(1000) / 7 })),
    ...some(() => ({
      places: { ...some(() => ({ authors: place() })), ...some(() => ({ date: place() })) },
    })),
  });
  const row = (): CitationRow => ({
    citing: random(9),
    cited: random(9),
    representative: random(2) === 0,
    place: place(),
    ...some(() => ({ role: text(), summary: printed() })),
    ...some(() => ({ evidence: many(random, 3, text) })),
  });
  const facet = () => ({
    label: text(),
    values: many(random, 3, () => ({ value: text(), count: 1 })),
    place: place(),
  });
  const page = (): Page => ({
    source: text(),
    place: place(),
    ...some(() => ({
      about: random(9),
      citedBy: { hub: true, facets: many(random, 3, facet), filtered: false },
    })),
  });
  const problem = (): Problem => ({ place: place(), severity: 'error', code: text(), message: text() });
  return {
    file,
    mtime: random(2 ** 41),
    size: random(1e7),
    readAt: random(2 ** 41),
    role: { dump: random(2) === 0, note: random(2) === 0 },
    intake: {
      citedKeys: new Set(many(random, 4, text)),
      parsed: {
        file,
        pages: many(random, 3, page),
        records: many(random, 4, record),
        citations: many(random, 4, row),
        problems: many(random, 3, problem),
        ...some(() => ({ notRead: text() })),
        ...some(() => ({ digest: random(2 ** 32) * 2 ** 20 })),
      },
    },
  };
}

export function many<T>(random: Random, below: number, make: () => T): T[] {
  return Array.from({ length: random(below) }, make);
}
