// What is given out of a note again is what would be printed of it anew, and it is printed anew only where it must be.
import assert from 'node:assert/strict';
import type { NoteBibliography } from '../../../src/core/checks/bibliographies';
import { readBibliography } from '../../../src/core/checks/bibliography-file';
import { FormattedOnce } from '../../../src/core/csl/formatted-once';
import { loadProcessor, type OutputFormat, type Processor } from '../../../src/core/csl/processor';
import { buildLibrary } from '../../../src/core/library/build';
import type { Library } from '../../../src/core/library/library';
import { readFile } from '../../../src/core/sources';
import { atOnce } from '../../../src/core/steps';
import { type Random, seeded } from '../seeded';
import { shippedFiles } from './shipped';

/** Styles of a few lines, so that hundreds of notes are printed in no time. */
const styleOf = (kind: 'in-text' | 'note', layout: string) =>
  loadProcessor(
    `<style xmlns="http://purl.org/net/xbiblio/csl" class="${kind}" version="1.0">
  <info><title>Small</title><id>http://example.org/small</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="(" suffix=")" delimiter="; ">${layout}</layout></citation>
  <bibliography><layout><text variable="citation-number"/><text variable="title" prefix=" "/></layout></bibliography>
</style>`,
    shippedFiles,
  );
const AUTHORS = '<names variable="author"><name form="short" and="text"/></names>';
const YEAR = '<date variable="issued" prefix=" "><date-part name="year"/></date>';
const LOCATOR = '<text variable="locator" prefix=", "/>';
const small = () =>
  Promise.all([
    styleOf('in-text', AUTHORS + YEAR + LOCATOR),
    styleOf('in-text', `<text variable="citation-number"/>${LOCATOR}`),
    styleOf('note', `<text variable="title"/>${LOCATOR}`),
  ]);

const FILE = 'file:///notes/a.md';

const entry = (key: string, n: number) =>
  `@article{${key},\n  title = {Lamps, part ${n}},\n  author = {Wick, Wilma and Flame, F. ${n}},\n  year = {${2000 + n}}\n}\n`;

function libraryOf(random: Random): Library {
  const entries = ['a', 'b', 'c', 'd']
    .filter(() => random.chance(0.8))
    .map((key) => entry(key, random.below(3)));
  return buildLibrary([readFile('refs.bib', entries.join(''))]);
}

function bibliographyOf(random: Random): NoteBibliography {
  const file = readBibliography('file:///notes/own.bib', entry('b', 7) + entry('e', random.below(9)));
  const files = random.chance(0.5) ? [file] : [];
  return { files, missing: [], inline: new Set(), complete: false };
}

const PIECES = [
  'Words.',
  '[@a].',
  '[see @b, p. 3; -@c].',
  '@d says.',
  '[@e, chap. 2 and more].',
  '[@nobody].',
  '@nobody.',
  'Noted[^1] here.\n\n[^1]: As @c says.\n\n',
  'And^[inline [@b]] so.',
];

/** The processor, and how often it printed. */
function counted(processor: Processor): { readonly processor: Processor; readonly times: () => number } {
  let times = 0;
  const format: Processor['format'] = (request) => {
    times++;
    return processor.format(request);
  };
  return { processor: { ...processor, format }, times: () => times };
}

const noteOf = (text: string) => ({ file: FILE, text, language: 'markdown' });

describe('what was printed of a note', () => {
  it('is what would be printed anew, whatever changes @long', async () => {
    const processors = await small();
    for (let seed = 1; seed <= 5; seed++) {
      const random = seeded(seed);
      const once = new FormattedOnce(noteOf(''));
      let pieces = ['[@a].'];
      let sources = { bibliography: bibliographyOf(random), library: libraryOf(random) };
      let processor = random.of(processors);
      for (let step = 0; step < 12; step++) {
        const at = random.below(pieces.length + 1);
        const action = random.below(7);
        if (action < 3) pieces = pieces.toSpliced(at, 0, random.of(PIECES));
        else if (action === 3) pieces = pieces.toSpliced(at, 1);
        else if (action === 4) sources = { ...sources, library: libraryOf(random) };
        else if (action === 5) sources = { ...sources, bibliography: bibliographyOf(random) };
        else processor = random.of(processors);
        const head = random.chance(0.2) ? "---\nnocite: '@*'\n---\n\n" : '';
        const note = noteOf(head + pieces.join(' '));
        const format: OutputFormat = random.of(['text', 'html']);
        const expected = new FormattedOnce(note).of(note, sources, processor, format);
        assert.deepEqual(once.of(note, sources, processor, format), expected, JSON.stringify(note.text));
        assert.equal(once.isOlderThan(sources), false);
      }
    }
  });

  it('lists the papers that come to those it lists all of', async () => {
    const [processor] = await small();
    const bibliographyWith = (...keys: string[]): NoteBibliography => {
      const entries = keys.map((key, n) => entry(key, n));
      const files = [readBibliography('file:///notes/own.bib', entries.join(''))];
      return { files, missing: [], inline: new Set(), complete: false };
    };
    const library = buildLibrary([]);
    const before = { bibliography: bibliographyWith('a'), library };
    const after = { bibliography: bibliographyWith('a', 'b'), library };
    const note = noteOf("---\nnocite: '@*'\n---\n\nWords.");
    const once = new FormattedOnce(note);
    assert.equal(once.of(note, before, processor, 'text').references.length, 1);
    assert.equal(once.isOlderThan(before), false);
    assert.equal(once.isOlderThan(after), true);
    assert.equal(once.of(note, after, processor, 'text').references.length, 2);
  });

  it('is made in steps where it lists hundreds of works, and kept unless it says something else by then', async () => {
    const [real] = await small();
    // What a processor prints in steps is its own matter: test/core/csl/steps.test.ts.
    const processor: Processor = {
      ...real,
      *formatInSteps({ citations }) {
        yield;
        return real.format({ citations, uncited: [], itemOf: () => undefined, format: 'text' });
      },
    };
    const entries = Array.from({ length: 101 }, (_, n) => entry(`k${n}`, n));
    const sources = {
      bibliography: { files: [], missing: [], inline: new Set<string>(), complete: false },
      library: buildLibrary([readFile('refs.bib', entries.join(''))]),
    };
    const all = (words: string) => noteOf(`---\nnocite: '@*'\n---\n\n${words}`);
    const once = new FormattedOnce(all(''));
    const ask = (note = all('')) => once.unlessMany(note, sources, processor, 'text');
    assert.equal(ask(), 'many');
    const result = atOnce(once.inSteps(all(''), sources, processor, 'text'));
    assert.deepEqual(ask(), result);

    const steps = once.inSteps(all('[@k1]'), sources, processor, 'text');
    steps.next();
    assert.equal(ask(all('[@k2]')), 'many');
    assert.equal(atOnce(steps).citations.length, 1);
    assert.equal(ask(all('[@k1]')), 'many');
  });

  it('is not printed again for prose, nor for what it does not cite', async () => {
    const { processor, times } = counted((await small())[0]);
    const library = buildLibrary([readFile('refs.bib', entry('a', 1) + entry('b', 2))]);
    const bibliography: NoteBibliography = { files: [], missing: [], inline: new Set(), complete: false };
    const sources = { bibliography, library };
    const once = new FormattedOnce(noteOf('As [@a].'));
    const text = (note: string, from = sources) =>
      once.of(noteOf(note), from, processor, 'text').citations.map(({ inText }) => inText);
    assert.deepEqual(text('As [@a].'), ['(Wick and Flame 2001)']);
    const moved = once.of(noteOf('Words, as [@a] says.'), sources, processor, 'text');
    assert.deepEqual(moved.clusters[0]!.span, { start: 10, end: 14 });
    assert.equal(times(), 1);

    assert.deepEqual(text('As [@a], [@b].'), ['(Wick and Flame 2001)', '(Wick and Flame 2002)']);
    assert.equal(times(), 2);

    // The same file with one paper more: another library, and what is cited says what it said.
    const more = { ...sources, library: buildLibrary([readFile('refs.bib', entry('a', 3) + entry('b', 2))]) };
    assert.equal(once.isOlderThan(more), true);
    assert.deepEqual(text('As [@a], [@b].', more), ['(Wick and Flame 2003)', '(Wick and Flame 2002)']);
    assert.equal(once.isOlderThan(more), false);
    assert.equal(times(), 3);
  });
});
