/** The numbers that a finding contains, with their units. */
import type { Finding } from '../model';
import { type NumberAt, numberAt, numberWord } from '../numbers';
import type { Span } from '../place';

/** Where it stands in the finding's text, its unit not counted. */
export interface FindingNumber extends Span {
  /** As printed: `51.3`, `five`. */
  readonly text: string;
  readonly value: number;
  /** `%`, `×`, `points`, `ms` …; left out where the finding names none right behind the number. */
  readonly unit?: string;
}

/**
 * In the order of the text. Digits of names (`GPT-4`, `Qwen2.5-7B`, `AIME24`) are none; words are numbers where a unit
 * follows (`five times`).
 */
export function numbersIn({ text }: Pick<Finding, 'text'>): FindingNumber[] {
  const found: FindingNumber[] = [];
  for (let at = 0; at < text.length; ) {
    CANDIDATE.lastIndex = at;
    const candidate = CANDIDATE.exec(text);
    if (!candidate) break;
    const { index } = candidate;
    const number = numberFrom(text, index) ?? wordFrom(text, candidate);
    if (number && !isInName(text, number.start)) found.push(withUnit(text, number));
    at = number ? number.end : index + Math.max(1, candidate[0].length);
  }
  return found.map((each, index) => sharedUnit(text, each, found[index + 1]));
}

const CANDIDATE =
  /[-−–]?\$?\.?\d|(?<![\p{L}-])(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty)(?=[\s-](?:times|fold|percent|points?|orders)\b)/giu;

function numberFrom(text: string, at: number): NumberAt | undefined {
  const signed = numberAt(text, at);
  if (signed) return signed;
  const digits = at + /^[^\d.]*/.exec(text.slice(at, at + 4))![0].length;
  return digits === at ? undefined : numberAt(text, digits);
}

function wordFrom(text: string, { index, 0: word }: RegExpExecArray): NumberAt | undefined {
  const value = numberWord(word.toLowerCase());
  return value === undefined
    ? undefined
    : { start: index, end: index + text.slice(index).match(/^\w+/)![0].length, value };
}

/** `GPT-4`, `Qwen2.5-7B`, `L_2`, `v1.5`: what stands before it without a space begins with a letter. */
function isInName(text: string, start: number): boolean {
  const before = /[^\s,;:()[\]=<>≤≥≈~/—$"“'‘]*$/.exec(text.slice(Math.max(0, start - 30), start))![0];
  return /^[\p{L}_]/u.test(before);
}

function withUnit(text: string, { start, end, value }: NumberAt): FindingNumber {
  const unit = UNIT.exec(text.slice(end, end + 40))?.[1];
  const number = { start, end, text: text.slice(start, end), value: Number(value) };
  return unit === undefined ? number : { ...number, unit: UNIT_NAMES[unit] ?? unit };
}

/** `25-40%`, `25 to 40%`: the unit of the second is the first's, too. */
function sharedUnit(text: string, number: FindingNumber, next: FindingNumber | undefined): FindingNumber {
  if (number.unit !== undefined || next?.unit === undefined) return number;
  return /^\s?(?:[-–—]|to|or|and)\s?$/.test(text.slice(number.end, next.start))
    ? { ...number, unit: next.unit }
    : number;
}

const UNIT_NAMES: Readonly<Record<string, string>> = {
  '\\%': '%',
  percent: '%',
  'per cent': '%',
  x: '×',
  X: '×',
  times: '×',
  '\\times': '×',
  fold: '×',
  point: 'points',
  'percentage points': 'percentage points',
  'percentage point': 'percentage points',
  'order of magnitude': 'orders of magnitude',
};

const UNIT = new RegExp(
  String.raw`^\$?[\s~-]?\$?(\\?%|per ?cent\b|percentage points?\b|points?\b|\\times(?![A-Za-z])|×|[xX](?![\p{L}\d])|times\b|fold\b|orders? of magnitude\b|` +
    String.raw`(?:[µmnkMG]?(?:s|m|g|W|Hz|eV|V|A|B|bit|bits|L|l|J|K|Pa)|ms|min|h|d|days?|weeks?|months?|years?|hours?|minutes?|seconds?|°C|kB|MB|GB|TB|[KMBT]|million|billion|trillion|thousand|dB|BLEU|ROUGE(?:-\w)?|F1|mAP|AUC|Elo|[TPG]?FLOPs?(?:\/s)?|tokens?|parameters?|GPUs?)(?![\p{L}\d]))`,
  'u',
);
