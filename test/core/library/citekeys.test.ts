import assert from 'node:assert/strict';
import { readLines, writeLines } from '../../../src/core/jsonl';
import { buildLibrary } from '../../../src/core/library/build';
import { isKeyOf, isPlainCitekey } from '../../../src/core/library/citekeys';
import { namesOf } from '../../../src/core/library/decided';
import { addPins, PINS, type Pin, pinOfAnother, renamePin } from '../../../src/core/library/pins';
import { makeFiles, makeRecord, type RecordSketch } from '../records';

function library(...sketches: RecordSketch[]) {
  return buildLibrary(makeFiles(sketches.map((sketch, line) => makeRecord({ line, ...sketch }))));
}

function keyOf(sketch: RecordSketch): string {
  return library(sketch).works[0]!.citekey;
}

describe('citekeys', () => {
  it('are Better BibTeX’s: family name, three telling words, year', () => {
    const authors = 'Zelin Tan; Hejia Geng';
    assert.equal(
      keyOf({ title: 'Scaling Behaviors of LLM Reinforcement Learning', authors, year: 2025 }),
      'tanScalingBehaviorsLLM2025',
    );
    assert.equal(
      keyOf({ title: 'Attention Is All You Need', authors: 'Ashish Vaswani', year: 2017 }),
      'vaswaniAttentionAllYou2017',
    );
    assert.equal(
      keyOf({ title: 'Chain-of-Thought Prompting Elicits Reasoning', authors: 'Jason Wei', year: 2022 }),
      'weiChainofThoughtPromptingElicits2022',
    );
  });

  it('need neither author nor year', () => {
    assert.equal(keyOf({ title: "Don't Let Gains FADE: Breaking Down" }), 'DontLetGains');
    assert.equal(keyOf({ title: '$S^3$-R1: Learning to Retrieve', year: 2026 }), 'S3R1LearningRetrieve2026');
    assert.match(keyOf({ title: 'Title resolution pending', pending: true }), /^paper/);
    assert.equal(isPlainCitekey(keyOf({ title: '注意力机制', ids: ['2401.00001'] })), true);
  });

  it('transliterate instead of dropping', () => {
    assert.equal(keyOf({ title: 'Œuvre', authors: 'Søren Kierkegård', year: 1843 }), 'kierkegardOeuvre1843');
    assert.equal(
      keyOf({ title: 'Über Alles', authors: 'Ludwig van Beethoven', year: 1810 }),
      'vanbeethovenUberAlles1810',
    );
    assert.equal(keyOf({ title: 'Proof', authors: 'Пафнутий Чебышёв', year: 1850 }), 'chebyshevProof1850');
  });

  it('never clash, in an order that the files do not set', () => {
    const one = {
      title: 'Scaling Laws for Neural Models',
      authors: 'Ada Lovelace',
      year: 2020,
      ids: ['2001.00001'],
    };
    const two = { ...one, title: 'Scaling Laws for Neural Machines', ids: ['2001.00002'] };
    const three = { ...one, title: 'Scaling Laws for Neural Nets', ids: ['2001.00003'] };
    const keys = (...sketches: RecordSketch[]) =>
      library(...sketches).works.map(({ citekey, identifiers }) => [identifiers[0]!.value, citekey]);
    const expected = [
      ['2001.00001', 'lovelaceScalingLawsNeural2020'],
      ['2001.00002', 'lovelaceScalingLawsNeural2020a'],
      ['2001.00003', 'lovelaceScalingLawsNeural2020b'],
    ];
    assert.deepEqual(keys(one, two, three), expected);
    assert.deepEqual(keys(three, one, two), expected);
  });

  it('stay when pinned, although the metadata changes', () => {
    const before = { title: 'Scaling Laws for Neural Models', ids: ['2001.00001'] };
    const [work] = library(before).works;
    const pins = [{ citekey: work!.citekey, paper: namesOf(work!.records) }];
    const after = makeFiles([
      makeRecord({ ...before, title: 'Laws of Scale', authors: 'Ada Lovelace', year: 2020 }),
    ]);
    assert.equal(buildLibrary(after, { pins }).works[0]!.citekey, 'ScalingLawsNeural');
    assert.equal(buildLibrary(after).works[0]!.citekey, 'lovelaceLawsScale2020');
  });

  it('stay when the title that alone named the paper is corrected in its line', () => {
    const before = { title: 'Scaling Laws for Neural Modles', file: 'a.txt', line: 4 };
    const [work] = library(before).works;
    const pins = [{ citekey: 'mine', paper: namesOf(work!.records), chosen: true }];
    const keyAfter = (after: RecordSketch) =>
      buildLibrary(makeFiles([makeRecord(after)]), { pins }).works[0]!.citekey;
    assert.equal(keyAfter({ ...before, title: 'Scaling Laws for Neural Models' }), 'mine');
    assert.equal(keyAfter({ ...before, title: 'Quite Another Paper in That Line' }), 'QuiteAnotherPaper');
    assert.equal(
      keyAfter({ ...before, title: 'Scaling Laws for Neural Models', line: 9 }),
      'ScalingLawsNeural',
    );
  });

  it('go to no other paper of the title', () => {
    const keyOf = (after: RecordSketch, pin: Pin) =>
      buildLibrary(makeFiles([makeRecord({ file: 'b.txt', line: 7, ...after })]), { pins: [pin] }).works[0]!
        .citekey;
    const editorial = { citekey: 'mine', paper: ['doi:10.1000/a', 'title:editorial'] };
    assert.notEqual(keyOf({ title: 'Editorial', ids: ['pmid:22222'] }, editorial), 'mine');
    assert.notEqual(keyOf({ title: 'Editorial' }, editorial), 'mine');
    const survey = { title: 'A Survey of Large Language Models', authors: 'Ada Lovelace', year: 2012 };
    const paper = namesOf([makeRecord({ ...survey, file: 'a.txt' })]);
    const pin = { citekey: 'mine', paper };
    assert.equal(keyOf(survey, pin), 'mine');
    assert.equal(keyOf({ ...survey, year: 2014 }, pin), 'mine');
    assert.notEqual(keyOf({ ...survey, authors: 'Alan Turing' }, pin), 'mine');
    assert.notEqual(keyOf({ ...survey, year: 2024 }, pin), 'mine');
    const known = { citekey: 'mine', paper: ['doi:10.1000/a', ...paper] };
    assert.equal(keyOf(survey, known), 'mine');
    assert.notEqual(keyOf({ ...survey, ids: ['pmid:22222'] }, known), 'mine');
  });

  it('lead to their paper after the reader chose another', () => {
    const [work] = library({ title: 'Scaling Laws for Neural Models' }).works;
    const paper = namesOf(work!.records);
    const pins = renamePin([{ citekey: 'first', paper }], 'first', {
      citekey: 'second',
      paper,
      chosen: true,
    });
    const after = buildLibrary(makeFiles([makeRecord({ title: 'Scaling Laws for Neural Models' })]), {
      pins,
    });
    assert.equal(after.byCitekey('second')?.citekey, 'second');
    assert.equal(after.byCitekey('first')?.citekey, 'second');
  });

  it('never come to mean another paper', () => {
    const survey = { title: 'A Survey of Large Language Models', year: 2024 };
    const hers = { ...survey, authors: 'Ada Lovelace', ids: ['2401.00009'], file: 'a/page.txt', line: 3 };
    const his = { ...survey, authors: 'Alan Turing', ids: ['2401.00002'], file: 'b/page.txt', line: 3 };
    const keysOf = (pins: Pin[]) => {
      const { works } = buildLibrary(makeFiles([makeRecord(hers), makeRecord(his)]), { pins });
      return Object.fromEntries(works.map(({ citekey, identifiers }) => [identifiers[0]!.value, citekey]));
    };
    const before = library(hers, his).works;
    const pins = before.map((work) => ({ citekey: work.citekey, paper: namesOf(work.records) }));
    const both = addPins(pins.slice(0, 1), pins.slice(1));
    assert.deepEqual(keysOf(both), {
      '2401.00009': 'lovelaceSurveyLargeLanguage2024',
      '2401.00002': 'turingSurveyLargeLanguage2024',
    });
    // A newcomer of the same title does not take a key that names another identifier.
    const mine = { citekey: 'mine', paper: ['arxiv:2401.00009', 'title:asurveyoflargelanguagemodels'] };
    assert.equal(keysOf([mine])['2401.00009'], 'mine');
    // Two branches pinned one key to two papers: one of them keeps it.
    const merged = keysOf([
      { citekey: 'k', paper: ['arxiv:2401.00009'] },
      { citekey: 'k', paper: ['arxiv:2401.00002'] },
    ]);
    assert.equal(new Set(Object.values(merged)).size, 2);
  });

  it('all lead to a paper that two pinned ones turned out to be', () => {
    const one = makeFiles([makeRecord({ title: 'One Paper After All', ids: ['2401.00001', '10.1000/x'] })]);
    const pins = [
      { citekey: 'k1', paper: ['arxiv:2401.00001'] },
      { citekey: 'k2', paper: ['doi:10.1000/x'] },
    ];
    const found = buildLibrary(one, { pins });
    assert.equal(found.byCitekey('k1'), found.byCitekey('k2'));
    assert.ok(found.byCitekey('k2'));
  });

  it('leave a pinned key to its paper, even while its page is away', () => {
    const pins = [{ citekey: 'ScalingLawsNeural', paper: ['arxiv:1901.00001'] }];
    const other = makeFiles([makeRecord({ title: 'Scaling Laws for Neural Models', ids: ['2001.00001'] })]);
    assert.equal(buildLibrary(other, { pins }).works[0]!.citekey, 'ScalingLawsNeurala');
  });
});

describe('a pinned key', () => {
  it('stays when the year on its page is mended, far as it may be', () => {
    const page = (year: number) =>
      makeFiles([makeRecord({ title: 'Lines and Their Margins', file: 'margins.txt', line: 4, year })]);
    const [work] = buildLibrary(page(2024)).works;
    const pins = [{ citekey: work!.citekey, paper: namesOf(work!.records) }];
    assert.equal(buildLibrary(page(1999), { pins }).works[0]!.citekey, work!.citekey);
  });
});

describe('keys of bibliographies', () => {
  const entry = (title: string, citekey: string, file: string) => ({
    ...makeRecord({ title, file, part: 'entry', authors: 'Ada Lovelace', year: 2020 }),
    citekey,
  });
  const LAMPS = 'On the Burning of Lamps';

  it('are the reader’s own: they stand, and every other one leads to the paper too', () => {
    const { works } = buildLibrary(
      makeFiles([entry(LAMPS, 'lamps', 'a.bib'), entry(LAMPS, 'Lovelace:2020', 'b.bib')]),
    );
    assert.deepEqual(
      works.map(({ citekey, aliases }) => [citekey, aliases]),
      [['lamps', ['Lovelace:2020', 'lovelaceBurningLamps2020']]],
    );
  });

  it('are all the paper’s now, and the one that stands first is its citekey', () => {
    const at = (citekey: string, line: number) => {
      const record = entry(LAMPS, citekey, 'a.bib');
      return { ...record, place: { ...record.place, line } };
    };
    const [work] = buildLibrary(makeFiles([at('aLater', 10), at('zFirst', 9)])).works;
    assert.equal(work!.citekey, 'zFirst');
    assert.deepEqual(
      ['zFirst', 'aLater', 'lovelaceBurningLamps2020'].map((key) => isKeyOf(work!, key)),
      [true, true, false],
    );
  });

  it('give way to a pin, and one key names one paper', () => {
    const files = makeFiles([entry(LAMPS, 'key', 'a.bib'), entry('Wicks of Another Kind', 'key', 'b.bib')]);
    const keys = buildLibrary(files).works.map(({ citekey }) => citekey);
    assert.equal(new Set(keys).size, 2);
    assert.ok(keys.includes('key'));
    const pins = [{ citekey: 'mine', paper: ['title:ontheburningoflamps'] }];
    assert.equal(buildLibrary(files, { pins }).byTitle(LAMPS)[0]!.citekey, 'mine');
  });

  it('and every account leave the key they would give alone leading to the paper, unless it is another’s', () => {
    const account = (year: number, file: string) => ({ title: LAMPS, authors: 'Ada Lovelace', year, file });
    const files = (...sketches: ReturnType<typeof account>[]) => makeFiles(sketches.map(makeRecord));
    const [before] = buildLibrary(files(account(2022, 'a.txt'))).works;
    const after = buildLibrary(files(account(2022, 'a.txt'), account(2023, 'b.txt')));
    assert.equal(after.works.length, 1);
    assert.equal(after.byCitekey(before!.citekey), after.works[0]);
    assert.equal(after.byCitekey('lovelaceBurningLamps2023'), after.works[0]);
  });

  it('may be odd where a note can write them in braces, and never markup', () => {
    const keys = ['1998ARA&A..36...99K', 'a](command:x)', 'two words', '`tick`'].map(
      (key, n) => buildLibrary(makeFiles([entry(`A Paper Numbered ${n}`, key, 'a.bib')])).works[0]!.citekey,
    );
    assert.deepEqual(keys, [
      '1998ARA&A..36...99K',
      'lovelacePaperNumbered12020',
      'lovelacePaperNumbered22020',
      'lovelacePaperNumbered32020',
    ]);
  });
});

describe('the file of pins', () => {
  const text = [
    '{"scholium":"citekeys","version":1}',
    '{"citekey":"tan2025","paper":["arxiv:2509.25300"],"chosen":true,"note":"from a newer version"}',
    '<<<<<<< HEAD',
    '{"citekey":"aaa","paper":[]}',
    '',
  ].join('\n');

  it('keeps what it cannot read, and says where', () => {
    const file = readLines(PINS, 'f', text);
    assert.deepEqual(
      file.entries.map(({ citekey }) => citekey),
      ['tan2025', 'aaa'],
    );
    assert.deepEqual(
      file.problems.map(({ place }) => place.line),
      [2],
    );
    assert.match(writeLines(PINS, file), /<<<<<<< HEAD\n$/);
    assert.match(writeLines(PINS, file), /"note":"from a newer version"/);
  });

  it('is sorted by key, a line a pin, so that git merges it', () => {
    assert.deepEqual(
      writeLines(PINS, readLines(PINS, 'f', text))
        .split('\n')
        .map((line) => line.slice(0, 16)),
      ['{"scholium":"cit', '{"citekey":"aaa"', '{"citekey":"tan2', '<<<<<<< HEAD', ''],
    );
  });

  it('makes one of two pins of a key on one paper, and leaves the key to the first of two papers', () => {
    const pins = [
      { citekey: 'a', paper: ['title:same'] },
      { citekey: 'b', paper: ['arxiv:2'], chosen: true, formerly: ['older'] },
    ];
    assert.deepEqual(addPins(pins, [{ citekey: 'b', paper: ['title:same'] }]), pins);
    assert.deepEqual(addPins(pins, [{ citekey: 'b', paper: ['arxiv:2', 'doi:10.1000/x'] }])[1], {
      citekey: 'b',
      paper: ['arxiv:2', 'doi:10.1000/x'],
      chosen: true,
      formerly: ['older'],
    });
    const mine = { citekey: 'b', paper: ['title:same'], chosen: true };
    assert.deepEqual(renamePin(pins, 'a', mine), pins);
    assert.equal(pinOfAnother(pins, 'older', ['a'])?.citekey, 'b');
    assert.equal(pinOfAnother(pins, 'older', ['b']), undefined);
  });

  it('remembers the key a paper had, and whatever else its line said', () => {
    const { entries: pins } = readLines(
      PINS,
      'f',
      '{"citekey":"old","paper":["arxiv:1"],"note":"mine","formerly":["older"]}',
    );
    const renamed = renamePin(pins, 'old', { citekey: 'new', paper: ['arxiv:1'] });
    assert.deepEqual(renamed, [
      { citekey: 'new', paper: ['arxiv:1'], note: 'mine', formerly: ['older', 'old'] },
    ]);
  });

  it('refuses what is no key, and tells of a key pinned twice and of a newer version', () => {
    const bad = [
      '{"citekey":"a` [x](y)","paper":[]}',
      '{"citekey":"a","paper":[],"formerly":5}',
      'null',
      '[]',
    ];
    assert.equal(readLines(PINS, 'f', bad.join('\n')).entries.length, 0);
    const twice = readLines(
      PINS,
      'f',
      '{"citekey":"k","paper":["arxiv:1"]}\n{"citekey":"k","paper":["arxiv:2"]}',
    );
    assert.deepEqual([twice.entries.length, twice.problems.map(({ place }) => place.line)], [2, [1]]);
    assert.equal(readLines(PINS, 'f', '{"scholium":"citekeys","version":2}').newer, true);
  });
});
