/**
 * What a title says beside its letters: that it is a notice about another paper, a number in a series, or
 * nothing at all. Titles of the same letters are not always of the same paper.
 */
import { readable } from '../prose';
import { isPlaceholder } from '../sources/text/placeholder';

/** No real title is longer; bounds the work on text of unknown origin. Letters. */
export const LONGEST = 400;

/** "Introduction", "Editorial": so short a title says nothing by itself; the authors must agree too. */
const TELLING = 12;

export interface TitleGuard {
  /** `none`: it names no paper. `generic`: many papers are called so. */
  readonly tells: 'none' | 'generic' | 'much';
  /** What notice about another paper it is, or empty. */
  readonly notice: string;
  /** Its numbers in order: `2` for "Part II" and "2". */
  readonly numbers: string;
  /** Those of them that stand by themselves: `2` of "Part 2", not of "Qwen2". */
  readonly parts: string;
  /** It appears each year: "Report of the Treasurer". */
  readonly isAnnual: boolean;
  /** Signs that folding drops and that tell names apart: `C++`, `2.0`. */
  readonly signs: string;
}

/** Pages of one paper come together, and print its title alike. */
const guards = new Map<string, TitleGuard>();
const MOST_GUARDS = 5000;

/** Reads all that is to be guarded against in a title; `key` is its folded form. */
export function guardOf(title: string, key: string): TitleGuard {
  let guard = guards.get(title);
  if (!guard) {
    guard = readGuard(title, key);
    if (guards.size >= MOST_GUARDS) guards.clear();
    guards.set(title, guard);
  }
  return guard;
}

function readGuard(title: string, key: string): TitleGuard {
  const plain = withoutVersion(readable(title.slice(0, LONGEST))).toLowerCase();
  const tells = isNoTitle(plain) ? 'none' : key.length < TELLING || GENERIC.test(plain) ? 'generic' : 'much';
  return {
    tells,
    notice: noticeOf(plain),
    numbers: numbersOf(plain).join(' '),
    parts: numbersOf(plain.replace(/(?<=\p{L})\d[\d.]*/gu, '')).join(' '),
    isAnnual: ANNUAL.test(plain),
    signs: signsOf(plain),
  };
}

const ANNUAL =
  /^(?:the )?(?:(?:[a-z]+ly|annual) )?(?:(?:[a-z]+'?s?'? )?reports? (?:of|on|from|by) the\b|(?:an )?overview of the\b|(?:main )?findings of the\b|proceedings of\b)|^(?:the )?annual report\b/;

/** `… (v2)`: which version the page shows, not another paper. */
function withoutVersion(title: string): string {
  return title.replace(/\s*[([]v(?:ersion)?\.? ?\d{1,2}[)\]]\s*$/i, '');
}

const NO_TITLE =
  /^(?:just a moment|access denied|attention required|page not found|not found|40[34]\b.{0,30}|50[0234]\b.{0,30}|error\b.{0,20}|forbidden|sign in|log ?in|loading|redirecting|are you a robot|verify you are human|checking your browser|untitled(?: document)?|unknown(?: title)?|no title(?: available)?|title (?:unavailable|not available|unknown|missing|tba|tbd)|to appear|tba|tbd|n\/a|\[?title\]?|(?:download )?pdf|download|home(?: ?page)?|search results|arxiv(?:\.org)?(?: e-?print archive)?|google scholar|semantic scholar|sciencedirect|springerlink|ieee xplore|microsoft word - .*|document ?\d*|https?:\/\/\S*|\S+\.(?:pdf|docx?|tex|txt|html?)|(?:arxiv: ?)?\d{4}\.\d{4,5}(?:v\d+)?|10\.\d{4,9}\/\S+)[\s.…!:]*$/;

function isNoTitle(plain: string): boolean {
  return NO_TITLE.test(plain) || isPlaceholder(plain);
}

const GENERIC =
  /^(?:the |an? )?(?:guest )?(?:editorial(?: (?:introduction|note|comment|board))?|(?:general )?introduction(?: to (?:the|this) (?:special |theme |themed )?(?:issue|section|volume))?|preface|foreword|afterword|epilogue|prologue|book reviews?|letters?(?: to the editors?)?|in memoriam|obituary|front matter|back matter|(?:table of )?contents|(?:subject |author )?index|acknowledge?ments?|abstracts?|conclusions?|summary|references|appendix|discussions?|commentary|comments?|reply|response|news|announcements?|call for papers|(?:editor'?s?|editors'?) (?:note|introduction|foreword)|(?:a )?(?:note|message|letter|word) from the (?:editors?|chairs?|organi[sz]ers?)|from the editors?|issue information|masthead|supplementary (?:material|information)|proceedings|poster session|keynote(?: speech| talk| address)?|invited talk|welcome(?: message)?|(?:program|programme|organi[sz]ing) committee|miscellan(?:ea|y)|literature review|lecture notes|thesis|dissertation|technical report)[\s.!:]*$/;

const PRAISED = `(?:an? |the |some |further |brief |short |author'?s?'? |authors'? |publisher'?s? |editorial |invited |additional )?`;
const TURNED = String.raw`(?:\s*[:.–—]|\s+-|\s+(?:to|on|of|for|zu|zum|à|de)\b)`;

const NOTICES: readonly (readonly [notice: string, heads: string])[] = [
  [
    'correction',
    'corrigend(?:um|a)|errat(?:um|a)|corrections?(?: notice| note)?|addend(?:um|a)|amendment|berichtigung|fe de erratas',
  ],
  [
    'retraction',
    'retraction(?: note| notice| statement)?|withdrawal(?: notice)?|expression of concern|removal notice',
  ],
  ['reply', 'repl(?:y|ies)|responses?|rejoinder|rebuttal|in reply|antwort|réponse'],
  ['comment', 'comments?|commentary|commentaries|discussion|kommentar|commentaire'],
  ['review', 'book review'],
];

/** "Data from: …" is of the paper; "Data to Text" is one. */
const SUPPLEMENT =
  /^(?:online )?(?:supplement(?:ary|al)?(?: (?:materials?|information|appendix|data|files?))?|appendix|data(?:set)?|(?:source )?code|replication (?:data|package|code)|slides|poster)(?:\s*:|\s+(?:for|from)\b)/;

const HEADS = NOTICES.map(
  ([notice, heads]) => [notice, new RegExp(`^${PRAISED}(?:${heads})(?:${TURNED}|\\s*$)`)] as const,
);
const TAILS = NOTICES.map(
  ([notice, heads]) =>
    [notice, new RegExp(`(?:[:–—.]|\\s-|[([])\\s?${PRAISED}(?:${heads})\\s?[)\\]]?[\\s.]*$`)] as const,
);

/** "Corrigendum to …", "Comment on …", "… (Erratum)": about a paper, hence not it. "RETRACTED: …" is the paper itself. */
function noticeOf(plain: string): string {
  for (const [notice, head] of HEADS) if (head.test(plain)) return notice;
  for (const [notice, tail] of TAILS) if (tail.test(plain)) return notice;
  return SUPPLEMENT.test(plain) ? 'supplement' : '';
}

const ROMAN = [
  '',
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
];
const WORDS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const LETTERS = ['', 'a', 'b', 'c', 'd', 'e', 'f'];

/** `part`, `volume` … before a number that would be no number without it. */
const COUNTED =
  /^(?:part|volume|vol|chapter|book|paper|teil|band|partie|parte|phase|episode|stage|no|study|task|track|version)$/;

function numbersOf(plain: string): string[] {
  const found: string[] = [];
  const text = plain.normalize('NFKC');
  let before = '';
  for (const match of text.matchAll(/\d+(?:\.\d+)*|\p{L}+/gu)) {
    const [word] = match;
    const behind = text.slice(match.index + word.length).trimStart()[0];
    const number = /^\d/.test(word) ? word : numeral(word, before, behind);
    if (number !== undefined) found.push(number);
    before = word;
  }
  return found;
}

function numeral(word: string, before: string, behind: string | undefined): string | undefined {
  const counted = COUNTED.test(before);
  const roman = ROMAN.indexOf(word);
  const closes = behind === undefined || /[:.,;()–—-]/.test(behind);
  if (roman > 0 && (counted || word.length > 1 || (closes && before !== ''))) return String(roman);
  if (!counted) return undefined;
  const at = Math.max(WORDS.indexOf(word), LETTERS.indexOf(word));
  return at > 0 ? String(at) : undefined;
}

/** `C++`, `C*`, `<`, `−1`, `1.5`, `1-12`, `A → BC`. A star behind a whole word is a footnote's, a comma may part thousands. */
const SIGNS =
  /[\p{L}\p{N}](?:\+\+?|#)(?![\p{L}\p{N}])|[<>≤≥≠±]|(?<!\p{L}{3})\*|(?<![\p{L}\p{N})\]\s])-(?=\d)|(?<=[\s(])-(?=\d)|(?<=\d)(?:[./:-]|,(?!\d{3}(?!\d)))(?=\d)|\p{L}{1,40}→\p{L}{1,40}/gu;

function signsOf(plain: string): string {
  const text = plain.replace(/[−–‐‑]/g, '-').replace(/\s*(?:→|⟶|->|⇒)\s*/g, '→');
  return Array.from(text.matchAll(SIGNS), ({ 0: sign, index }) =>
    /^[./:,-]$/.test(sign) ? aroundOf(text, index) : sign,
  ).join(' ');
}

/** The digits on both sides of a sign: `1-12` is not `11-2`. */
function aroundOf(text: string, at: number): string {
  const before = /\d{0,9}$/.exec(text.slice(Math.max(0, at - 9), at))![0];
  return before + text[at]! + /^\d{0,9}/.exec(text.slice(at + 1, at + 10))![0];
}

const pairsOf = new Map<string, Map<string, number>>();

/** How alike two folded titles are, from 0 to 1: pairs of letters they share (Dice), each as often as it stands there. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const most = Math.min(Math.max(a.length, b.length), LONGEST) - 1;
  const least = Math.min(a.length, b.length, LONGEST) - 1;
  if (least < 1) return 0;
  const [one, other] = [pairs(a), pairs(b)];
  let shared = 0;
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0);
  return (2 * shared) / (most + least);
}

function pairs(text: string): Map<string, number> {
  const known = pairsOf.get(text);
  if (known) return known;
  const found = new Map<string, number>();
  const end = Math.min(text.length, LONGEST) - 1;
  for (let at = 0; at < end; at++) {
    const pair = text.slice(at, at + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  if (pairsOf.size > 200) pairsOf.clear();
  pairsOf.set(text, found);
  return found;
}

/** Above this two titles are two spellings of one, or one and its subtitle. */
const ALIKE = 0.7;

export function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return (short.length >= TELLING && long.startsWith(short)) || likeness(a, b) >= ALIKE;
}

/** Of two folded titles: whether they differ in more than a number, as the parts of a series do not. */
export function sameNumbers(a: string, b: string): boolean {
  if (a === b) return true;
  const digits = (key: string) => (key.match(/\d+/g) ?? []).join(' ');
  if (digits(a) !== digits(b)) return false;
  const least = Math.min(a.length, b.length);
  let from = 0;
  while (from < least && a[from] === b[from]) from++;
  let behind = 0;
  while (behind < least - from && a.at(-1 - behind) === b.at(-1 - behind)) behind++;
  return ![a, b].every((key) => /^[ivx]*$/.test(key.slice(from, key.length - behind)));
}
