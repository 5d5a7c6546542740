/**
 * Ten thousand mixed dumps, one of them broken in a new way on each run: never a throw, never a lost neighbour.
 * A failure names the seed; `FUZZ_SEED=… npm test -- --only cli --grep fuzz` runs it again.
 */
import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { takeIn } from '../../src/core/intake';
import { buildLibrary } from '../../src/core/library/build';
import type { Parsed } from '../../src/core/model';

const DUMPS = 10_000;
const BROKEN = 3_000;
const DUMP = { dump: true, note: false };

interface Dump {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Every page of the fixtures and of the sample library. */
function pages(): Dump[] {
  return ['test/pages', 'examples'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /[^/\\]\.\w+$/.test(name) && (!name.endsWith('.json') || name.endsWith('.page.json')))
      .sort()
      .map((name) => ({ name: path.basename(name), bytes: readFileSync(path.join(folder, name)) })),
  );
}

describe('fuzz', () => {
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_007);
  const random = generator(seed);
  const originals = pages();
  const read = (at: number, bytes: Uint8Array): Parsed =>
    takeIn(`${at}/${originals[at % originals.length]!.name}`, bytes, DUMP).parsed;

  it(`one broken dump of ${DUMPS} costs no neighbour (seed ${seed})`, function () {
    this.timeout(60_000);
    const files = Array.from({ length: DUMPS }, (_, at) => read(at, originals[at % originals.length]!.bytes));
    const at = random(DUMPS);
    const broken = breakUp(originals[at % originals.length]!, random, originals);
    const parsed = read(at, broken);
    const library = buildLibrary(files.with(at, parsed));
    const lost = files.filter(
      (file, index) => index !== at && file.records.some((one) => !library.workOf(one)),
    );
    assert.deepEqual(lost, []);
    assert.ok(library.works.every(({ title, citekey }) => typeof title === 'string' && citekey !== ''));
  });

  it(`no dump broken in ${BROKEN} ways throws, and all that is read of it lies in it (seed ${seed})`, function () {
    this.timeout(60_000);
    for (let round = 0; round < BROKEN; round++) {
      const original = originals[random(originals.length)]!;
      const bytes = breakUp(original, random, originals);
      const { records, citations, pages, problems } = takeIn(original.name, bytes, DUMP).parsed;
      const lines = bytes.toString('latin1').split(/\r\n|\r|\n/).length;
      for (const { place } of [...records, ...citations, ...pages, ...problems]) {
        const isOrdered = place.line < place.endLine || place.column <= place.endColumn;
        // UTF-16 and the like have other line ends than their bytes show.
        assert.ok(
          isOrdered && (place.endLine < lines || bytes.includes(0)),
          `${original.name}: ${JSON.stringify(place)}`,
        );
      }
      for (const { citing, cited } of citations) assert.ok(records[citing] && records[cited], original.name);
    }
  });
});

type Random = (below: number) => number;

/** The bytes of a page after one to four accidents. */
function breakUp({ bytes }: Dump, random: Random, others: readonly Dump[]): Buffer {
  let broken = bytes;
  for (let n = 1 + random(4); n > 0; n--)
    broken = ACCIDENTS[random(ACCIDENTS.length)]!(broken, random, others);
  return broken;
}

type Accident = (bytes: Buffer, random: Random, others: readonly Dump[]) => Buffer;

const ACCIDENTS: readonly Accident[] = [
  // Cut at the end, cut at the beginning.
  (bytes, random) => bytes.subarray(0, random(bytes.length + 1)),
  (bytes, random) => bytes.subarray(random(bytes.length + 1)),
  // A piece lost, doubled, or from another page.
  (bytes, random) => splice(bytes, random, Buffer.alloc(0)),
  (bytes, random) => splice(bytes, random, piece(bytes, random)),
  (bytes, random, others) => splice(bytes, random, piece(others[random(others.length)]!.bytes, random)),
  // What editors, terminals and wrong encodings leave.
  (bytes, random) => splice(bytes, random, Buffer.from(ODDITIES[random(ODDITIES.length)]!)),
  (bytes, random) =>
    splice(bytes, random, Buffer.from(Array.from({ length: 1 + random(40) }, () => random(256)))),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'latin1'),
  (bytes) => Buffer.from(bytes.toString('latin1'), 'utf8'),
  // Lines glued, parted, shuffled, repeated.
  (bytes) => Buffer.from(bytes.toString().replaceAll('\n', ' ')),
  (bytes) => Buffer.from(bytes.toString().replaceAll('\n', '\n\n')),
  (bytes) => Buffer.from(bytes.toString().replaceAll(/[ \t]/g, '\n')),
  (bytes, random) => Buffer.from(shuffled(bytes.toString().split('\n'), random).join('\n')),
  (bytes, random) => {
    const lines = bytes.toString().split('\n');
    const at = random(lines.length);
    return Buffer.from([...lines.slice(0, at), ...Array(200).fill(lines[at]), ...lines.slice(at)].join('\n'));
  },
  // Characters lost: brackets and quotation marks, digits, letters.
  (bytes) => Buffer.from(bytes.toString().replaceAll(/[\])}"”>]/g, '')),
  (bytes) => Buffer.from(bytes.toString().replaceAll(/\d/g, '')),
  (bytes) => Buffer.from(bytes.toString().toUpperCase()),
];

const ODDITIES: readonly string[] = [
  '\u0000',
  '\uFEFF',
  '\u202Etxet desrever\u202C',
  '\u2028',
  '\uD83D',
  '$$$$\\begin{\\}{{{',
  '{'.repeat(500),
  '\\('.repeat(500),
  '"'.repeat(301),
  '<a href="x"><!--',
  'a'.repeat(20_000),
  'v99999999999999999999',
  '10.1000/'.repeat(100),
  'arXiv:'.repeat(100),
  '@article{'.repeat(100),
  '<entry>'.repeat(100),
  '[{"'.repeat(100),
  '- '.repeat(2000),
  'constructor __proto__ toString',
  '2026-99-99',
];

function piece(bytes: Buffer, random: Random): Buffer {
  const start = random(bytes.length + 1);
  return bytes.subarray(start, start + random(2000));
}

function splice(bytes: Buffer, random: Random, put: Buffer): Buffer {
  const start = random(bytes.length + 1);
  return Buffer.concat([
    bytes.subarray(0, start),
    put,
    bytes.subarray(start + (put.length === 0 ? random(400) : 0)),
  ]);
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [copy[at], copy[other]] = [copy[other]!, copy[at]!];
  }
  return copy;
}

/** A linear congruential generator with the constants of Numerical Recipes: one seed, one run. */
function generator(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
