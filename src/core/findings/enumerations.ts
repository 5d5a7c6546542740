/** Lists in running text: `1. … 2. …`, `(i) …, (ii) …`, `First, … Second, …`, bullets. */
import type { Span } from '../place';
import { sentences } from '../prose';

/** A list in running text, of at least two items. */
export interface Enumeration {
  /** What introduces it: the words of its sentence before the first mark, or else the sentence before. */
  readonly intro: string;
  /** The words of each item, without its mark and without the `, and` that leads to the next. */
  readonly items: readonly Span[];
  /** The marks are lost: extraction took `1.Larger` for an address and left "this http URL", which the items keep. */
  readonly broken: boolean;
}

/**
 * The lists of a text, in its order, the outer of two nested ones alone. A list starts at 1, ascends by one and has
 * items of several words: what does not is a version, a figure's number or a reference.
 */
export function enumerations(text: string): Enumeration[] {
  const ends = sentences(text);
  const found = STYLES.flatMap(({ marks, counts, broken, intro }) =>
    runs([...text.matchAll(marks)].map(toMark(text, counts))).map((run) => {
      const list = listOf(text, run, ends, broken);
      return intro === undefined ? list : { ...list, intro };
    }),
  );
  const lists: Enumeration[] = [];
  for (const list of found.sort((a, b) => a.items[0]!.start - b.items[0]!.start)) {
    const before = lists.at(-1)?.items.at(-1);
    if (before && list.items[0]!.start < before.end) continue;
    const fits = (item: Span) => item.end - item.start < LONGEST && wordCount(text, item) >= FEWEST_WORDS;
    if (list.items.every(fits)) lists.push(list);
  }
  return lists;
}

/** Shorter items are words of a sentence: "in (i) accuracy and (ii) latency", "combining (1) and (2)". */
const FEWEST_WORDS = 4;

/** In characters; what is longer is no item of a list in an abstract. */
const LONGEST = 1500;

interface Style {
  readonly marks: RegExp;
  /** The place of the mark in its list; `undefined` for one that goes on with any list, 0 for none at all. */
  readonly counts: (mark: string) => number | undefined;
  readonly broken: boolean;
  /** What the marks themselves say of the list. */
  readonly intro?: string;
}

/** Where a mark may stand: at the beginning, behind the end of a sentence or of a clause, behind `and`. */
const BEHIND = String.raw`(?<=^|[\n:;.!?,—–]\s{0,3}|[:;.!?]["'”’)\]]{1,2}\s{0,3}|\b(?:and|or)\s{1,3})`;

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

const decimal = (mark: string) => Number(/\d+/.exec(mark)![0]);
const roman = (mark: string) => ROMANS.indexOf(/[ivx]+/.exec(mark)![0]) + 1;
const letter = (mark: string) => /[a-h]/.exec(mark)![0].charCodeAt(0) - 96;
const anyNumber = () => undefined;

const STYLES: readonly Style[] = [
  { marks: new RegExp(`${BEHIND}\\d{1,2}\\.(?=\\s+\\S)`, 'g'), counts: decimal, broken: false },
  { marks: /(?<=^|[\s:—–])\(\d{1,2}\)[.:]?(?=\s*[^\s.,;:)])/g, counts: decimal, broken: false },
  { marks: new RegExp(`${BEHIND}\\d{1,2}\\)(?=\\s+\\S)`, 'g'), counts: decimal, broken: false },
  { marks: /(?<=^|[\s:—–])\([ivx]{1,4}\)[.:]?(?=\s*[^\s.,;:)])/g, counts: roman, broken: false },
  { marks: new RegExp(`${BEHIND}[ivx]{1,4}\\)(?=\\s+\\S)`, 'g'), counts: roman, broken: false },
  { marks: /(?<=^|[\s:—–])\([a-h]\)[.:]?(?=\s*[^\s.,;:)])/g, counts: letter, broken: false },
  { marks: new RegExp(`${BEHIND}[a-h]\\)(?=\\s+\\S)`, 'g'), counts: letter, broken: false },
  { marks: /[•●▪‣◦]\s*/g, counts: anyNumber, broken: false },
  { marks: /[①-⑨]\s*/g, counts: (mark) => mark.charCodeAt(0) - 0x245f, broken: false },
  {
    marks: new RegExp(
      `${BEHIND}(?:finding|observation|insight|result|takeaway|lesson|conclusion)\\s+#?\\d{1,2}[:.)]`,
      'gi',
    ),
    counts: decimal,
    broken: false,
    intro: 'Findings:',
  },
  {
    marks: new RegExp(`${BEHIND}(?:(?:${ORDINALS.join('|')})(?:ly)?|finally|lastly)[,:](?=\\s)`, 'gi'),
    counts: (mark) => {
      const ordinal = ORDINALS.indexOf(mark.toLowerCase().replace(/(?:ly)?[,:]$/, ''));
      return ordinal < 0 ? undefined : ordinal + 1;
    },
    broken: false,
  },
  {
    marks: /(?<=^|[.:;!?]\s{1,3})(?=this https? URL\s+[\p{L}\d(])/gu,
    counts: anyNumber,
    broken: true,
  },
];

interface Mark extends Span {
  readonly count: number | undefined;
}

function toMark(text: string, counts: Style['counts']): (match: RegExpExecArray) => Mark {
  return ({ 0: mark, index }) => {
    const start = index;
    const end = index + mark.length;
    return { start, end, count: isReference(text, start, mark) ? 0 : counts(mark) };
  };
}

/** `Fig. 1.`, `Eq. (2)`, the `1)` that closes `(0, 1)`. */
function isReference(text: string, start: number, mark: string): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  if (REFERENCE.test(before)) return true;
  return /^[^(]+\)/.test(mark) && before.lastIndexOf('(') > before.lastIndexOf(')');
}

const REFERENCE =
  /\b(?:(?:figs?|eqs?|secs?|refs?|tabs?|nos?|vols?|thms?|props?|defs?|chs?|algs?|apps?|approx|cf|vs|ca|al)\.?|figures?|equations?|sections?|tables?|theorems?|lemmas?|chapters?|algorithms?|appendix|steps?|versions?)\s*$/i;

/** The marks that count 1, 2, 3 …, as lists; what comes in between and counts otherwise is no mark. */
function runs(marks: readonly Mark[]): Mark[][] {
  const found: Mark[][] = [];
  let run: Mark[] = [];
  for (const mark of marks) {
    const begins = mark.count === 1 || (mark.count === undefined && run.length === 0 && isUncounted(marks));
    if (begins) {
      found.push(run);
      run = [mark];
    } else if (run.length > 0 && (mark.count === undefined || mark.count === run.length + 1)) run.push(mark);
  }
  return [...found, run].filter(({ length }) => length >= 2);
}

/** Bullets and lost marks: none of them has a number. (`Finally` alone begins no list.) */
function isUncounted(marks: readonly Mark[]): boolean {
  return marks.every(({ count }) => count === undefined) && marks.length > 1;
}

/** The last item ends with its own sentence: what follows sums up. */
function listOf(text: string, run: readonly Mark[], ends: readonly Span[], broken: boolean): Enumeration {
  const items = run.map((mark, index) => {
    const next = run[index + 1];
    if (next) return trim(text, mark.end, next.start);
    const own = sentences(text.slice(mark.end, mark.end + LONGEST))[0];
    return trim(text, mark.end, mark.end + (own?.end ?? 0));
  });
  return { intro: introOf(text, run[0]!.start, ends), items, broken };
}

function introOf(text: string, start: number, ends: readonly Span[]): string {
  const at = ends.findIndex((sentence) => sentence.start <= start && start < sentence.end);
  const own = at < 0 ? '' : text.slice(ends[at]!.start, start).trim();
  const before = ends[at - 1];
  return own === '' && before ? text.slice(before.start, before.end) : own;
}

/** Without white space, and without what joins the item to the next: `, and`, `;`. */
function trim(text: string, from: number, to: number): Span {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  const end = from + part.replace(/(?:[\s,;]*(?<=[\s,;])(?:and|or|while|but))?[\s,;]*$/, '').length;
  return { start, end: Math.max(start, end) };
}

function wordCount(text: string, { start, end }: Span): number {
  return text.slice(start, end).match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}
