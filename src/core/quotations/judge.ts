/** Whether a quotation says what its paper says. */
import type { Work } from '../model';
import type { FileId } from '../place';
import { type Comparison, compare, compareExactly, isNegation, MOST_WORDS } from './compare';
import type { QuotedWords } from './shown';
import { hasText, isAtHand, type PageText, textsOf, textsWith } from './texts';
import type { Token } from './tokens';

/** A quotation as it is judged. */
export interface Judged {
  readonly words: QuotedWords;
  /** The words right before it in its sentence. */
  readonly before: () => readonly Token[];
  /** Those that it is given to. */
  readonly works: readonly Work[];
  /** The citations only stand in the same paragraph. */
  readonly isVague: boolean;
}

/** Where else the words may be from. */
export interface Elsewhere {
  /** The works of the page that the quotation's trace names. */
  readonly traced: readonly Work[];
  /** What else the note cites; the same list as long as it cites the same. */
  readonly cited: () => readonly Work[];
  /** Works that may say these words, by an index of whoever has one. */
  readonly whoSays?: (words: string) => readonly Work[];
  /** Without it the abstracts alone are asked. */
  readonly pageText?: PageText;
}

export type Verdict =
  | { readonly kind: 'exact'; readonly work: Work; readonly comparison: Comparison }
  | { readonly kind: 'altered'; readonly work: Work; readonly comparison: Comparison }
  | { readonly kind: 'another'; readonly work: Work; readonly comparison: Comparison }
  | { readonly kind: 'not-found' }
  /** Nothing can be said: the papers are not known, a page of theirs is not at hand, or none has more than their title. */
  | { readonly kind: 'unknown' };

export function judge(quotation: Judged, elsewhere: Elsewhere): Verdict {
  const { works, isVague } = quotation;
  const { traced: tracedTo, pageText } = elsewhere;
  const { tokens } = quotation.words;
  const own = best(quotation, works, pageText);
  if (own && own.comparison.differences.length === 0) return { kind: 'exact', ...own };
  const meant = [...works, ...tracedTo];
  // A page that nobody looked into may have the very words.
  if (pageText && meant.filter((work) => !isAtHand(work, pageText)).length > 0) return { kind: 'unknown' };
  const other = isVague ? undefined : exactElsewhere(quotation, elsewhere);
  if (other && works.length > 0) return { kind: 'another', ...other };
  if (other) return { kind: 'exact', ...other };
  const traced = own ?? best(quotation, tracedTo, pageText);
  if (traced && isAltered(tokens, traced.comparison, isVague)) return { kind: 'altered', ...traced };
  const isReadable = meant.some((work) => hasText(work, pageText));
  const { length } = hard(tokens);
  const isLong = length >= FEWEST_WORDS || hasOtherFigure(tokens, meant, pageText);
  const isTelling = !isVague && isLong && length <= MOST_WORDS;
  return { kind: isReadable && isTelling ? 'not-found' : 'unknown' };
}

/** Shorter ones are a term or a name, unless they are a figure. */
const FEWEST_WORDS = 4;

/** Whether it has a figure that no text has, or none with that unit: `6 mg`, `p = 0.30`; not `Web 2.0`, `5G`. */
function hasOtherFigure(tokens: readonly Token[], works: readonly Work[], pageText?: PageText): boolean {
  return tokens.some(({ isNumber, form, end }, at) => {
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const isNamed = before && !before.isNumber && before.form.length > 1;
    if (!isNumber || isNamed || (next && next.start === end && next.form !== '%')) return false;
    const said = ` ${form} ${next ? `${next.form} ` : ''}`;
    return !works.some((work) =>
      Array.from(textsOf(work, pageText)).some(({ joined }) => joined.includes(said)),
    );
  });
}

interface Match {
  readonly work: Work;
  readonly comparison: Comparison;
}

function best(
  { words: quoted, before }: Judged,
  works: readonly Work[],
  pageText?: PageText,
): Match | undefined {
  let found: Match | undefined;
  for (const work of works) {
    for (const text of textsOf(work, pageText)) {
      const plain = compare(quoted, text);
      if (!plain) continue;
      const comparison = withLostNegation(plain, before);
      if (comparison.differences.length === 0) return { work, comparison };
      if (!found || comparison.likeness > found.comparison.likeness) found = { work, comparison };
    }
  }
  return found;
}

/** The text denies what the quotation begins with, and neither does the note: `not` was cut off. */
function withLostNegation(comparison: Comparison, before: () => readonly Token[]): Comparison {
  const { passage, text } = comparison;
  const left = text.tokens[passage.start - 1];
  if (!left || !isNegation(left)) return comparison;
  // Behind a mark another clause begins.
  const between = text.text.slice(left.end, text.tokens[passage.start]?.start ?? left.end);
  if (/[^\s$*_{}\\]/.test(between) || before().some(isNegation)) return comparison;
  const lost = { quoted: { start: 0, end: 0 }, printed: { start: passage.start - 1, end: passage.start } };
  return { ...comparison, differences: [lost, ...comparison.differences] };
}

function exactElsewhere({ words: quoted, before, works }: Judged, elsewhere: Elsewhere): Match | undefined {
  const { traced, cited, whoSays, pageText } = elsewhere;
  if (hard(quoted.tokens).length < FEWEST_ELSEWHERE) return undefined;
  const seen = new Set<Work>(works);
  const rarest = longest(quoted.tokens);
  const exact = (work: Work): Match | undefined => {
    if (seen.has(work)) return undefined;
    seen.add(work);
    for (const text of textsWith(rarest, work, pageText)) {
      const comparison = compareExactly(quoted, text);
      if (comparison && withLostNegation(comparison, before) === comparison) return { work, comparison };
    }
    return undefined;
  };
  for (const work of pageText ? [...traced, ...cited()] : traced) {
    const found = exact(work);
    if (found) return found;
  }
  if (!pageText) {
    const isMeant = ({ work, comparison }: Match) =>
      !seen.has(work) && withLostNegation(comparison, before) === comparison;
    const found = saying(quoted, cited()).find(isMeant);
    if (found) return found;
  }
  for (const work of whoSays?.(quoted.tokens.map(({ form }) => form).join(' ')) ?? []) {
    const found = exact(work);
    if (found) return found;
  }
  return undefined;
}

/**
 * Where these works say the words as they are quoted. A long note cites hundreds, and at a keystroke cites the same ones
 * as before and quotes the same: it is looked for once. Not in pages, which may change.
 */
function saying(quoted: QuotedWords, works: readonly Work[]): readonly Match[] {
  const known = said.get(works) ?? new WeakMap<QuotedWords, readonly Match[]>();
  said.set(works, known);
  let found = known.get(quoted);
  if (!found) {
    const rarest = longest(quoted.tokens);
    found = works.flatMap((work) =>
      Array.from(textsWith(rarest, work), (text) => compareExactly(quoted, text))
        .filter((comparison) => comparison !== undefined)
        .map((comparison) => ({ work, comparison })),
    );
    known.set(quoted, found);
  }
  return found;
}

const said = new WeakMap<readonly Work[], WeakMap<QuotedWords, readonly Match[]>>();

/** The longest plain word, which the fewest texts have. */
function longest(tokens: readonly Token[]): string {
  let found = '';
  for (const { form, soft } of tokens)
    if (!soft && form.length > found.length && /^[a-z]+$/.test(form)) found = form;
  return found;
}

/** Fewer words may stand in any paper. */
const FEWEST_ELSEWHERE = 5;

function isAltered(
  tokens: readonly Token[],
  { likeness, differences }: Comparison,
  isVague: boolean,
): boolean {
  const count = hard(tokens).length;
  const least = isVague ? 0.8 : count < SHORT ? 0.65 : 0.6;
  if (count < SHORT && differences.length > 1) return false;
  return likeness >= least;
}

/** In a short quotation two mistakes are as likely another sentence. */
const SHORT = 7;

function hard(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ soft }) => !soft);
}

/** The file of a work that a trace names, by a path that means something to the reader. */
export function fileNamed({ records }: Work, path: string): FileId | undefined {
  return records.find(({ place }) => endsWithPath(place.file, path))?.place.file;
}

function endsWithPath(file: FileId, path: string): boolean {
  const name = decodedFile(file);
  return name === path || name.endsWith(`/${path}`);
}

function decodedFile(file: FileId): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
