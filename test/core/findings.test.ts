import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsOf } from '../../src/core/findings';
import { takeIn } from '../../src/core/intake';
import { buildLibrary } from '../../src/core/library/build';
import type { Library } from '../../src/core/library/library';
import type { Finding, PaperRecord, Work } from '../../src/core/model';
import { splitLines } from '../../src/core/sources';
import { makeWork } from './builders';
import { makeRecord } from './records';

/** The findings of a paper with these abstracts, the best first. */
function read(...abstracts: string[]): Finding[] {
  return findingsOf(paper(abstracts.map((abstract) => makeRecord({ title: 'T', abstract }))));
}

function paper(records: readonly PaperRecord[], summary?: string): Work {
  return {
    ...makeWork({ title: 'T', ...(summary !== undefined && { summary }) }),
    abstracts: records.map((record) => ({ text: record.abstract!.text, records: [record] })),
  };
}

const texts = (findings: readonly Finding[], kind?: Finding['kind']) =>
  findings.filter((finding) => kind === undefined || finding.kind === kind).map(({ text }) => text);

describe('findings in a list', () => {
  const lists: readonly (readonly [abstract: string, items: readonly string[]])[] = [
    [
      'We report three findings: 1. Old maps age very badly. 2. New maps age a little better. 3. No map stays as true as it was. Together these facts guide the maker of maps.',
      ['Old maps age very badly.', 'New maps age a little better.', 'No map stays as true as it was.'],
    ],
    // The last item ends with its own sentence; an item before it may have several.
    [
      'Two insights emerge: (1). Ink fades in the sun. Blue ink fades most. (2). Paper outlives most inks (e.g., iron gall). We hope this helps.',
      ['Ink fades in the sun. Blue ink fades most.', 'Paper outlives most inks (e.g., iron gall).'],
    ],
    [
      'Our experiments reveal that (i) long notes help slow readers, (ii) short notes help fast readers; and (iii) no note helps every reader.',
      ['long notes help slow readers', 'short notes help fast readers', 'no note helps every reader.'],
    ],
    [
      'We find: a) margins are where readers think, and b) wide margins are read more slowly.',
      ['margins are where readers think', 'wide margins are read more slowly.'],
    ],
    [
      'Our key findings are as follows. First, long proofs hide their errors. Second, short proofs hide their assumptions. Finally, neither hides from a patient reader. Data are online.',
      [
        'long proofs hide their errors.',
        'short proofs hide their assumptions.',
        'neither hides from a patient reader.',
      ],
    ],
    [
      'Key takeaways: • Glosses travel with their text. • Summaries travel without it. Readers differ.',
      ['Glosses travel with their text.', 'Summaries travel without it.'],
    ],
    [
      'We observe that:\n1. Ravens count up to seven.\n2. Crows count up to six in\nthe same test.\nMore is unknown.',
      ['Ravens count up to seven.', 'Crows count up to six in\nthe same test.'],
    ],
    [
      'Finding 1: long notes are read by their writers only. Finding 2: short notes are read by everybody else.',
      ['long notes are read by their writers only.', 'short notes are read by everybody else.'],
    ],
    [
      'We observe: ① ink spreads on damp paper; ② ink cracks on dry paper.',
      ['ink spreads on damp paper', 'ink cracks on dry paper.'],
    ],
    // What is listed without a word of what it is counts where it tells a result.
    [
      'Our contributions: (1) we introduce a corpus of marginal notes, (2) we show that notes are older than indexes, and (3) we release the code of all our tools.',
      ['we show that notes are older than indexes'],
    ],
  ];
  for (const [abstract, items] of lists) {
    it(`reads ${items.length} of "${abstract.slice(0, 60)}…"`, () => {
      assert.deepEqual(texts(read(abstract), 'enumerated'), items);
    });
  }

  const noLists: readonly string[] = [
    // Versions, sizes, figures, equations, tuples.
    'We show that model v1. It has fewer words than v2. It is a good one.',
    'Results are shown for Qwen2.5 and a 1.5B model. We find them fine in Fig. 1. We find them better in Fig. 2. That is all.',
    'Our results show that combining (1) and (2) is as good as either of them.',
    'We find points (0, 1) of the first curve and points (0, 2) of the second one.',
    'We found that Llama 1. is slow to answer and that Llama 2. is quick to answer.',
    'Results are given for 2. the second of the sets and 3. the third of the sets.',
    'We find gains in (i) accuracy, (ii) latency, and (iii) cost.',
    // Parts, steps, questions and challenges are no findings.
    'Our recipe has two parts: 1. a set of one thousand questions, 2. a way to end the thinking.',
    'Readers face two problems: (1) notes are scattered over books; (2) books are scattered over rooms.',
    'We ask three questions: (i) what do readers mark, (ii) when do readers mark, (iii) why do readers mark?',
    'We (1) cut the paper into strips, (2) dye each of the strips, and (3) weave a cloth of them.',
  ];
  for (const abstract of noLists) {
    it(`reads no list in "${abstract.slice(0, 60)}…"`, () => {
      assert.deepEqual(texts(read(abstract), 'enumerated'), []);
    });
  }
});

describe('findings told in a sentence', () => {
  const results: readonly string[] = [
    'We find that marked books are returned later.',
    'We also find pencil lasts longer on cheap paper.',
    'We collect a thousand notes and empirically find a linear relation between length and use.',
    'Furthermore, we show, for the first time, that marginal notes predate the index.',
    'We prove a lower bound on the length of any such gloss.',
    'Our results show that readers trust their own hand.',
    'Extensive experiments on ten shelves demonstrate that the catalogue loses nothing.',
    'Reading aloud slows a reader down, suggesting that the voice is the bottleneck.',
    'The gloss is shown to precede the text.',
    'GlossNet outperforms hand-made indexes.',
    'With a wide margin the method matches or exceeds trained annotators.',
    'GlossNet achieves 81.2% on ShelfBench.',
    'It improves recall by 3.4 points.',
    'Accuracy rises from 41.0\\% to 57.5\\%.',
    'At equal quality the press runs 2.5$\\times$ faster.',
    'The new binding is preferred over the old one.',
    'Marked copies are read more carefully than clean ones.',
    'Lookup becomes much faster, at little cost.',
    'We propose GlossNet, a margin for machines that outperforms the paper one.',
    'Earlier work saw no difference; with more readers we find a large one.',
    'Although margins are costly, readers who have them finish 20% faster.',
    'We find that wide margins invite notes, highlighting the importance of paper size.',
    'There is no significant difference between left and right margins.',
    'Length and use of a note are strongly correlated.',
    'We give ample evidence showing that glosses drift with each copy.',
    'A pocket edition matches Folio-1 on every shelf.',
    'Each new reader shortens the search by 0.3 days, an improvement that lasts.',
    'We train on clean copies and obtain a 5% gain on marked ones.',
    'Even the best readers solve less than 50% of the riddles.',
    'Surprisingly, thick books are not read more slowly.',
    'We present evidence that glosses travel with their text.',
    'We establish a tight lower bound for notes on thin paper.',
    'We ask how many notes a page bears, and find that twelve are enough.',
    'GlossNet achieves state-of-the-art results on three shelves.',
    'This improves the state of the art in gluing.',
    'The short form does about as well as the long one.',
    'GlossNet scores 85.2 on ShelfBench compared to 80.1 for hand-made indexes.',
    'A 10-point gain in recall remains after a year.',
    'Readers who glossed forgot less (12 of 40 vs. 31 of 41).',
    'The hazard ratio for torn pages was 0.78 (95% CI 0.66 to 0.93).',
    'Of all notes, 73% of cases differed between the two hands.',
    'Glossing by hand needs fewer pens.',
  ];
  for (const sentence of results) {
    it(`takes "${sentence}"`, () => {
      assert.deepEqual(texts(read(`Books have margins. ${sentence} Code is online.`)), [sentence]);
    });
  }

  const noResults: readonly string[] = [
    'We propose a new way to write in margins.',
    'We study whether marked books outperform clean ones.',
    'We show how to bind a book.',
    'We aim to show that margins matter.',
    'Can a margin outperform an index?',
    'Prior work has shown that margins matter.',
    'Existing methods achieve 40% accuracy.',
    'It is well known that readers forget.',
    'While clean copies outperform marked ones, little is known of copies in between.',
    'Extensive experiments demonstrate the effectiveness and superiority of our method.',
    'We show that our approach is highly effective.',
    'We use 20% of the notes for validation.',
    'We evaluate on more than 20 shelves.',
    'Our method is simple, general and elegant.',
    'These results provide a foundation for future work on margins.',
    'On ShelfBench we evaluate shelves that are 8x deeper and have lower boards.',
    'We argue that more readers are better than more books.',
    'This motivates a press that is faster than the old one.',
    'We find it useful to number the lines.',
    'GPT-4 and Qwen2.5-7B are used as readers.',
    'The state of the art in gluing is old.',
    'We compare three presses, with 10 and with 20 pages.',
    'Evidence is collected in 40 libraries.',
    'We ask how many notes a page bears.',
    'Results are reported for 12 shelves.',
    'We train with 16 readers on 8 shelves for 3 days.',
    'We identify three kinds of notes in each of the books.',
    'The data set holds 8.5K notes in 12 languages.',
  ];
  for (const sentence of noResults) {
    it(`leaves "${sentence}"`, () => {
      assert.deepEqual(texts(read(`Books have margins. ${sentence} Code is online.`)), []);
    });
  }

  for (const [open, close] of [
    ['', ': '],
    ['', ' '],
    ['\n', '\n'],
  ] as const) {
    it(`takes what stands under a label that says so: ${JSON.stringify(`${open}RESULTS${close}`)}`, () => {
      const label = (name: string) => open + name + close;
      const abstract = `${label('BACKGROUND').trimStart()}Good readers are 30% faster than poor ones. ${label('METHODS')}We gave 40 readers a pen each. ${label('RESULTS')}Most of them used it. Ink lasted for nine days. ${label('CONCLUSIONS')}Pens are welcome in libraries. Further studies of pencils are needed.`;
      assert.deepEqual(texts(read(abstract)), [
        'Most of them used it.',
        'Ink lasted for nine days.',
        'Pens are welcome in libraries.',
      ]);
    });
  }

  it('does not take what an abstract opens with, unless the paper says it found it', () => {
    const rest = 'We study why. The answer is open.';
    assert.deepEqual(read(`Good readers are 30% faster than poor ones. ${rest}`), []);
    assert.equal(read(`We find that good readers are faster. ${rest}`).length, 1);
  });
});

describe('the findings of a work', () => {
  it('come as lists, then results, then what a machine wrote', () => {
    const record = makeRecord({
      title: 'T',
      abstract: 'We find that A is red. Two findings: 1. B is green at night. 2. C is blue at noon.',
    });
    assert.deepEqual(
      findingsOf(paper([record], 'It is about colours.')).map(({ kind }) => kind),
      ['enumerated', 'enumerated', 'result', 'summary'],
    );
  });

  it('are given once, from the best abstract that has them', () => {
    const first = makeRecord({ title: 'T', file: 'a.txt', abstract: 'We show that ink fades. It is sad.' });
    const other = makeRecord({
      title: 'T',
      file: 'b.txt',
      abstract: 'We show  that ink fades. We show that paper stays.',
    });
    assert.deepEqual(
      findingsOf(paper([first, other])).map(({ text, place }) => [text, place.file]),
      [
        ['We show that ink fades.', 'a.txt'],
        ['We show that paper stays.', 'b.txt'],
      ],
    );
  });

  const cut =
    'Two findings: this http URL scrolls outlive most of the books. this http URL ink is what fails first. We end here.';

  it('leave out a sentence whose beginning was lost where another abstract has it whole', () => {
    const whole =
      'Two findings: 1. Old scrolls outlive most of the books. 2. The ink is what fails first. We end here.';
    assert.deepEqual(texts(read(whole, cut)), [
      'Old scrolls outlive most of the books.',
      'The ink is what fails first.',
    ]);
  });

  it('give it last where none has', () => {
    assert.deepEqual(texts(read('We show that books burn.', cut)), [
      'We show that books burn.',
      'this http URL scrolls outlive most of the books.',
      'this http URL ink is what fails first.',
    ]);
  });

  it('do not take an address for a lost beginning', () => {
    assert.deepEqual(read('We bind books. The code is here: this https URL and the data with it.'), []);
  });

  it('know their line and columns in an abstract of several lines', () => {
    const made = makeRecord({ title: 'T', line: 7 });
    const place = { ...made.place, endLine: 9, endColumn: 10 };
    const record = { ...made, abstract: { text: 'Books are old.\nWe find that\nthey stay.', place } };
    const found = findingsOf(paper([record]))[0]!.place;
    assert.deepEqual([found.line, found.column, found.endLine, found.endColumn], [8, 0, 9, 10]);
  });

  it('have the place of the whole abstract where its file writes it otherwise', () => {
    const made = makeRecord({ title: 'T', line: 7 });
    const place = { ...made.place, column: 3, endColumn: 60 };
    const abstract = { text: 'Books & maps are old. We find that they stay.', place };
    assert.deepEqual(findingsOf(paper([{ ...made, abstract }]))[0]!.place, place);
  });

  it('take no longer for hostile text @long', () => {
    for (const part of [
      'we ',
      'we and find ',
      '1. a 2. b ',
      '(1) ',
      'this http URL a ',
      '1. a b c d e. ',
      ', ',
    ]) {
      read(part.repeat(40_000 / part.length));
    }
  }).timeout(1000);
});

function readFolder(folder: string): { library: Library; lines: Map<string, string[]> } {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:txt|md)$/.test(name),
  );
  const parsed = names.map((name) =>
    takeIn(name, readFileSync(join(folder, name)), { dump: true, note: false }),
  );
  const lines = new Map(names.map((name) => [name, splitLines(readFileSync(join(folder, name), 'utf8'))]));
  return { library: buildLibrary(parsed.map((each) => each.parsed)), lines };
}

/** The place of every finding on one line holds its words and nothing else. */
function checkPlaces({ library, lines }: ReturnType<typeof readFolder>): number {
  let checked = 0;
  for (const work of library.works) {
    for (const { text, place } of findingsOf(work)) {
      const line = lines.get(place.file)![place.line]!;
      if (place.line !== place.endLine || line.includes('\uFFFD')) continue;
      assert.equal(line.slice(place.column, place.endColumn), text);
      checked++;
    }
  }
  return checked;
}

describe('findings of the example library', () => {
  it('stand where they say @long', () => {
    assert.ok(checkPlaces(readFolder('examples')) > 100);
  });
});

const SEEDS = '../shared/seeds';
const seeds = existsSync(SEEDS) ? it : it.skip;

describe(`findings of the seeds${existsSync(SEEDS) ? '' : ` (skipped: ${SEEDS} is not here)`}`, () => {
  const folder = () => readFolder(SEEDS);
  const from = (library: Library, title: string, file: string, kind: Finding['kind']) =>
    findingsOf(library.works.find((work) => work.title.startsWith(title))!).filter(
      (finding) => finding.kind === kind && finding.place.file.startsWith(file),
    );

  seeds('stand where they say', () => {
    assert.ok(checkPlaces(folder()) > 40);
  });

  seeds('are four in the clean abstract, and of the other four those that are not among them', () => {
    const { library } = folder();
    const clean = from(library, 'Scaling Behaviors', '000', 'enumerated');
    assert.deepEqual(
      clean.map(({ text }) => text.split(' ')[0]),
      ['Larger', 'The', 'Although', 'In'],
    );
    assert.ok(clean.every(({ text, place }) => text.endsWith('.') && place.line === 4));
    assert.deepEqual(
      from(library, 'Scaling Behaviors', '002', 'enumerated').map(({ text }) => text.split(' ')[0]),
      ['Under', 'Given', 'These'],
    );
    assert.deepEqual(from(library, 'Scaling Behaviors', '001', 'enumerated'), []);
    assert.deepEqual(from(library, 'Scaling Behaviors', '00', 'result'), []);
  });

  seeds('are the sentences in which the hub says what it found', () => {
    const found = from(folder().library, 'Scaling Relationship', '003', 'result');
    assert.equal(found.length, 5);
    assert.equal(found.filter(({ text }) => /\bfind\b/.test(text)).length, 4);
    assert.ok(found[4]!.text.includes('49.3\\%'));
  });
});

describe('findings that several pages tell', () => {
  const FIRST = 'Our agent solves 78.0% of the tasks of the Lamp suite, 12 points more than the best human.';
  const cases: readonly (readonly [what: string, texts: readonly string[], kept: readonly number[]])[] = [
    [
      'the same figures and most words are one',
      [
        FIRST,
        'The agent solves 78 percent of tasks of the Lamp suite, 12 points more than the best human does.',
        'Agent solves 78.0\\% of the Lamp suite tasks, which is 12 points above the best human.',
      ],
      [0],
    ],
    ['a part of it is one with it', [FIRST, 'The agent solves 78% of the tasks of the Lamp suite.'], [0]],
    ['other figures are another', [FIRST, FIRST.replace('78.0', '77.0')], [0, 1]],
    ['more figures are another', ['The agent solves 78% of the tasks of the Lamp suite.', FIRST], [0, 1]],
    [
      'other words are another',
      [FIRST, 'Human readers gain 78.0% speed and 12 points of recall by candles.'],
      [0, 1],
    ],
    [
      'a negation is another',
      [
        'Larger lamps outperform smaller lamps on every night task.',
        'Larger lamps do not outperform smaller lamps on every night task.',
      ],
      [0, 1],
    ],
  ];
  for (const [what, abstracts, kept] of cases)
    it(what, () =>
      assert.deepEqual(
        texts(read(...abstracts)),
        kept.map((index) => abstracts[index]),
      ),
    );

  it('what two sentences of another tell is told', () => {
    const first = [
      'We find that our lamp burns 15% longer than the old lamp.',
      'It outperforms candles by 2.4x in wind.',
    ];
    const second = 'The lamp burns longer by 15%, and outperforms candles in wind by 2.4x.';
    assert.deepEqual(texts(read(first.join(' '), second)), first);
  });

  it('keeps two sentences of one abstract, and takes the summary for the same', () => {
    const abstract =
      'We find that our lamp outperforms the old lamp by 5% on wicks. We find that our lamp outperforms the old lamp by 5% on oils.';
    assert.equal(read(abstract).length, 2);
    const work = paper(
      [makeRecord({ title: 'T', abstract: FIRST })],
      'The agent solves 78% of the Lamp suite tasks.',
    );
    assert.deepEqual(texts(findingsOf(work)), [FIRST]);
  });
});
