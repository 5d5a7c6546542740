/**
 * The quotations of three notes, one in each markup, made by a seed from the abstracts of our test pages (and of the seed
 * dumps, where they are): 200 in each, written in all the ways there are, 60 of them with a figure, a negation or a word
 * changed. Every change is found, nothing else is.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkNote } from '../../../src/core/checks/check-note';
import { applyEdits, type NoteProblem } from '../../../src/core/checks/problem';
import { takeIn } from '../../../src/core/intake';
import { buildLibrary } from '../../../src/core/library/build';
import type { Library } from '../../../src/core/library/library';
import type { Work } from '../../../src/core/model';
import type { Markup } from '../../../src/core/notes/markup';
import { readable, sentences } from '../../../src/core/prose';
import { findingText, inertLine } from '../../../src/core/quotations/write';
import { type Random, seeded } from '../seeded';

function libraryOf(folder: string): Library {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(join(folder, name)).isFile() && !/^EXPECTED|(?<!page)\.json$/.test(name),
  );
  const dumps = names
    .sort()
    .map((name) => takeIn(name, readFileSync(join(folder, name)), { dump: true, note: false }));
  return buildLibrary(dumps.map(({ parsed }) => parsed));
}

interface Sentence {
  readonly work: Work;
  readonly text: string;
}

/** Sentences of some length, each of a text of its own. */
function sentencesOf(library: Library): Sentence[] {
  const all = library.works.flatMap((work) =>
    work.abstracts.flatMap(({ text }) =>
      sentences(text).map(({ start, end }) => ({ work, text: text.slice(start, end).replace(/\s+/g, ' ') })),
    ),
  );
  const seen = new Set<string>();
  return all.filter(({ text }) => {
    const isFit = /^(?:\S+ ){9,60}\S+$/.test(text) && /^[\p{L}\d]/u.test(text) && !seen.has(text);
    seen.add(text);
    return isFit;
  });
}

type Change = (text: string, random: Random) => string | undefined;

/** Each makes another statement of the sentence, or none where it cannot. */
const CHANGES: Readonly<Record<string, Change>> = {
  'a digit': (text, random) =>
    replaceOne(text, /(?<![\p{L}\d^_.-])\d+(?:[.,]\d+)*(?![\p{L}\d])/gu, random, (number) => {
      const at = random.below(number.length);
      const digit = /\d/.test(number[at]!) ? at : 0;
      return (
        number.slice(0, digit) +
        String((Number(number[digit]) + 1 + random.below(8)) % 10 || 7) +
        number.slice(digit + 1)
      );
    }),
  'two digits swapped': (text, random) =>
    replaceOne(text, /(?<![\p{L}\d^_-])\d{2,}(?=[.%\s,])/gu, random, (number) =>
      [...number].reverse().join(''),
    ),
  'a negation lost': (text, random) =>
    replaceOne(text, / (?:not|no|never|without|cannot)(?= \p{Ll})/gu, random, () => ''),
  'a negation put in': (text, random) =>
    replaceOne(
      text,
      /(?<= )(?:is|are|was|were|can|does|do|will|may)(?= \p{Ll})/gu,
      random,
      (verb) => `${verb} not`,
    ),
  'a word lost': (text, random) => replaceOne(text, /(?<=\p{Ll} )\p{Ll}{4,} (?=\p{Ll})/gu, random, () => ''),
  'another word': (text, random) =>
    replaceOne(text, /(?<=\p{Ll} )\p{Ll}{4,}(?= \p{Ll})/gu, random, (word) =>
      word === 'rarely' ? 'often' : 'rarely',
    ),
  'a word put in': (text, random) =>
    replaceOne(text, /(?<=\p{Ll}) (?=\p{Ll}{4})/gu, random, () => ' supposedly '),
};

function replaceOne(
  text: string,
  pattern: RegExp,
  random: Random,
  by: (found: string) => string,
): string | undefined {
  const all = [...text.matchAll(pattern)];
  if (all.length === 0) return undefined;
  const { 0: found, index } = random.of(all);
  const changed = text.slice(0, index) + by(found) + text.slice(index + found.length);
  return changed === text ? undefined : changed;
}

/** What leaves a quotation what it is. */
const VARIATIONS: readonly ((text: string, random: Random) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => readable(text),
  (text) => text.replace(/^(\p{Lu})(?=\p{Ll})/u, (letter) => letter.toLowerCase()),
  (text) => text.replace(/^(\p{Lu})(?=\p{Ll})/u, (letter) => `[${letter.toLowerCase()}]`),
  (text) => text.replace(/\.$/, ''),
  (text) => text.replaceAll("'", '’').replaceAll(' - ', ' – '),
  // From the fourth word on, where no negation goes with it.
  (text) =>
    /\b(?:not|no|never|without|nor|neither|cannot|n't)\b/i.test(text)
      ? text
      : text.split(' ').slice(3).join(' '),
  (text, random) => {
    const words = text.split(' ');
    const at = 3 + random.below(words.length - 8);
    const out = words.slice(at, at + 2).join(' ');
    if (
      /n't|\b(?:not|no|never|nor|neither|without|cannot|fails?|failed|none|hardly)\b/i.test(out) ||
      /[$\\{}()[\]]/.test(text)
    )
      return text;
    return [...words.slice(0, at), random.of(['…', '[...]', '...']), ...words.slice(at + 2)].join(' ');
  },
];

const FORMS = { markdown: 'pandoc', latex: 'latex', typst: 'typst' } as const;
const cite: Readonly<Record<Markup, (key: string) => string>> = {
  markdown: (key) => `[@${key}]`,
  latex: (key) => `\\cite{${key}}`,
  typst: (key) => `#cite(label("${key}"))`,
};

/** The words as a quotation of the note, in one of the ways of its markup. */
function written(markup: Markup, { work, text }: Sentence, random: Random): string {
  const cited = cite[markup](work.citekey);
  const words = inertLine(markup, text);
  const block = findingText({
    work,
    finding: { kind: 'selected', text, place: work.records[0]!.place },
    cite: cited,
    file: work.records[0]!.place.file,
    form: FORMS[markup],
    template: '',
  });
  const inMarks = (open: string, close: string) =>
    `Some hold that ${open}${words}${close} ${cited}, which we doubt.`;
  const isPlain = !/["“”„«»'‘’`[\]{}]/.test(text);
  const ways: Readonly<Record<Markup, readonly (() => string)[]>> = {
    markdown: [
      () => block,
      () => `> ${words} ${cited}`,
      () => `As ${cited} says:\n\n> ${words}\n\nSo they say.`,
      () => `> ${words.replaceAll(/ (?=\S+ \S+ \S+$)/g, '\n> ')}\n>\n> — Jo Doe, ${cited}`,
      ...(isPlain
        ? [
            () => inMarks('“', '”'),
            () => inMarks('"', '"'),
            () => inMarks('„', '“'),
            () => inMarks('« ', ' »'),
            () => inMarks('‘', '’'),
            () => `${cited} says: “${words}”`,
            () => `“${words.replace(/ (\p{Ll}{5,}) /u, ' *$1* ')}” ${cited}`,
          ]
        : []),
    ],
    latex: [
      () => block,
      () => `\\begin{quotation}\n  ${words.replace(' ', '\n  ')} ${cited}\n\\end{quotation}`,
      () => `Said ${cited}:\n\\begin{displayquote}${words}\\end{displayquote}`,
      () => `\\textcquote[3]{${work.citekey}}{${words}}`,
      () => `\\blockcquote{${work.citekey}}{${words}}`,
      () => `\\enquote{${words}} ${cited}`,
      ...(isPlain ? [() => inMarks('``', "''"), () => inMarks('“', '”'), () => inMarks('"`', '"\'')] : []),
    ],
    typst: [
      () => block,
      () => `#quote(block: true)[${words}] ${cited}`,
      () => `#quote[${words}] ${cited}`,
      ...(isPlain ? [() => inMarks('"', '"'), () => inMarks('“', '”')] : []),
    ],
  };
  return random.of(ways[markup])();
}

interface Planted {
  readonly start: number;
  readonly end: number;
  readonly change?: string;
  readonly text: string;
  readonly was: string;
}

function noteOf(
  markup: Markup,
  all: readonly Sentence[],
  random: Random,
): { note: string; quotations: Planted[] } {
  const changes = Object.keys(CHANGES);
  const quotations: Planted[] = [];
  const lineEnd = random.of(['\n', '\r\n']);
  let note = '';
  for (let n = 0; n < QUOTATIONS; ) {
    const sentence = random.of(all);
    // Three of each ten.
    const change = n % 10 < 3 ? changes[(n + Math.floor(n / 10)) % changes.length]! : undefined;
    const text = change
      ? CHANGES[change]!(sentence.text, random)
      : random.of(VARIATIONS)(sentence.text, random);
    if (text === undefined) continue;
    const start = note.length;
    const lead = `Paragraph ${n++}. ${random.of(['So it is', 'No doubt', 'We read on'])}.`;
    note += `${lead}\n\n${written(markup, { ...sentence, text }, random)}\n\n`.replaceAll('\n', lineEnd);
    quotations.push({ start, end: note.length, text, was: sentence.text, ...(change && { change }) });
  }
  assert.equal(quotations.filter(({ change }) => change).length, CHANGED);
  return { note, quotations };
}

const QUOTATIONS = 200;
const CHANGED = 60;

function problemsIn(text: string, language: string, library: Library): NoteProblem[] {
  return checkNote(
    { file: 'note', text, language },
    {
      library,
      bibliographyOf: () => ({ files: [], missing: [], inline: new Set(), complete: false }),
      rules: {},
    },
  ).filter(({ rule }) => rule.endsWith('quotation'));
}

const SEEDS = process.env.SCHOLIUM_SEEDS ?? '../shared/seeds';

describe('planted changes of quotations @long', () => {
  for (const [name, folder] of [
    ['our pages', 'test/pages'],
    ['the seed dumps', SEEDS],
  ] as const) {
    const isThere = existsSync(folder);
    describe(`in quotations of ${name}${isThere ? '' : ` (skipped: ${folder} is not here)`}`, () => {
      let library: Library;
      before(() => {
        if (isThere) library = libraryOf(folder);
      });
      for (const markup of ['markdown', 'latex', 'typst'] as const) {
        (isThere ? it : it.skip)(`are all found, and nothing else: ${markup}`, () => {
          for (let seed = 1; seed <= 22; seed++) checkAll(library, markup, seeded(seed));
        }).timeout(120_000);
      }
    });
  }
});

function checkAll(library: Library, markup: Markup, random: Random): void {
  const { note, quotations } = noteOf(markup, sentencesOf(library), random);
  const problems = problemsIn(note, markup, library);
  const faults = quotations.flatMap(({ start, end, change, text, was }) => {
    const own = problems.filter(({ span }) => span.start >= start && span.start < end);
    const isRight = change ? own.some(({ rule }) => rule === 'altered-quotation') : own.length === 0;
    const told = own.map(({ rule, message }) => `${rule}: ${message}`);
    return isRight ? [] : [{ change, told, was, text, note: note.slice(start, end) }];
  });
  assert.deepEqual(faults, []);
  restores(note, markup, problems, library);
}

describe('quotations given to another paper', () => {
  for (const markup of ['markdown', 'latex', 'typst'] as const) {
    it(`are found where the note cites the right one, and cite it afterwards: ${markup} @long`, () => {
      const library = libraryOf('test/pages');
      const random = seeded(31);
      const all = sentencesOf(library).filter(({ work }) => sayers(library, work).length === 1);
      let note = '';
      let given = 0;
      for (let n = 0; n < 40; n++) {
        const { work, text } = random.of(all);
        const other = random.of(all).work;
        if (other === work || other.title === work.title) continue;
        note += `${written(markup, { work: other, text }, random)}\n\nMore is in ${cite[markup](work.citekey)}.\n\n`;
        given++;
      }
      const problems = problemsIn(note, markup, library);
      assert.deepEqual(
        problems.map(({ rule }) => rule),
        Array.from({ length: given }, () => 'misattributed-quotation'),
      );
      const edits = problems.flatMap(({ fixes }) =>
        fixes().flatMap((fix) => (fix.kind === 'edit' && fix.key ? fix.edits : [])),
      );
      assert.deepEqual(problemsIn(applyEdits(note, edits), markup, library), []);
    });
  }
});

/** Works that have the abstract's words: test pages tell of some papers twice. */
function sayers(library: Library, { abstracts }: Work): Work[] {
  const text = abstracts[0]?.text;
  return library.works.filter((work) => work.abstracts.some((each) => each.text === text));
}

/** All words restored, nothing is left to say. */
function restores(note: string, language: string, problems: readonly NoteProblem[], library: Library): void {
  const edits = problems.flatMap(({ fixes }) => {
    const [fix] = fixes();
    return fix?.kind === 'edit' ? fix.edits : [];
  });
  const after = problemsIn(applyEdits(note, edits), language, library);
  assert.deepEqual(
    after.map(({ message }) => message),
    [],
  );
}
