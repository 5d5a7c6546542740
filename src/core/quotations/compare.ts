/** A quotation against one text: the same words, or which differ. */
import type { Span } from '../place';
import { align, type Step } from './align';
import { type PreparedText, tokensLike } from './prepared';
import type { QuotedWords } from './shown';
import type { Token } from './tokens';

/** Words of a quotation that are not those of the text. One of the two may be empty. */
export interface Difference {
  /** Of the quotation's tokens, from one to before another. */
  readonly quoted: Span;
  /** Of the text's tokens. */
  readonly printed: Span;
}

export interface Comparison {
  /** Share of the words of both that are the same, 0 to 1. */
  readonly likeness: number;
  /** Empty where the passage says the same. */
  readonly differences: readonly Difference[];
  /** Of the text's tokens. */
  readonly passage: Span;
  readonly text: PreparedText;
}

/** How the quotation differs from the passage of the text that is most like it; undefined where none is like it. */
export function compare(words: QuotedWords, text: PreparedText): Comparison | undefined {
  const known = text.compared.get(words);
  if (known !== undefined) return known ?? undefined;
  const found = compared(words, text);
  text.compared.set(words, found ?? null);
  return found;
}

/** The same where the text has the very words; cheap where it has not. */
export function compareExactly(words: QuotedWords, text: PreparedText): Comparison | undefined {
  if (words.joined !== undefined) return verbatim(words, text);
  if (!words.tokens.every(({ form, soft }) => soft || text.counts.has(form))) return undefined;
  const found = compare(words, text);
  return found?.differences.length === 0 ? found : undefined;
}

function verbatim({ tokens, joined }: QuotedWords, text: PreparedText): Comparison | undefined {
  const at = joined === undefined ? undefined : text.starts.get(text.joined.indexOf(joined));
  if (at === undefined) return undefined;
  return { likeness: 1, differences: [], passage: { start: at, end: at + tokens.length }, text };
}

function compared(words: QuotedWords, text: PreparedText): Comparison | undefined {
  const exact = verbatim(words, text);
  const { tokens } = words;
  if (exact || tokens.length > MOST_WORDS) return exact;
  let best: Comparison | undefined;
  for (const window of tokensLike(tokens, text)) {
    const found = inWindow(tokens, text, window);
    if (found && (!best || score(found) > score(best))) best = found;
  }
  return best;
}

/** Longer ones are found word for word or not at all. */
export const MOST_WORDS = 1000;

function score({ likeness, differences }: Comparison): number {
  return differences.length === 0 ? 2 : likeness - differences.length / 1000;
}

function inWindow(quoted: readonly Token[], text: PreparedText, window: Span): Comparison | undefined {
  const printed = text.tokens.slice(window.start, window.end);
  const steps = align(quoted, printed);
  const all = runs(quoted, steps);
  const differences = all.filter((run) => !isTypography(run, quoted, printed));
  const hits = steps.filter(({ kind }) => kind !== 'added');
  if (hits.length === 0) return undefined;
  const by = window.start;
  const passage = { start: hits[0]!.printed + by, end: hits.at(-1)!.printed + 1 + by };
  const moved = differences.map((each) => ({
    quoted: each.quoted,
    printed: { start: each.printed.start + by, end: each.printed.end + by },
  }));
  const hidden = hiddenNegations(quoted, printed, steps, by);
  return {
    likeness: likenessOf(quoted, printed, steps, all, differences),
    differences: [...moved, ...hidden].sort((a, b) => a.quoted.start - b.quoted.start),
    passage,
    text,
  };
}

function likenessOf(
  quoted: readonly Token[],
  printed: readonly Token[],
  steps: readonly Step[],
  all: readonly Difference[],
  differences: readonly Difference[],
): number {
  const hard = (tokens: readonly Token[], { start, end }: Span) =>
    tokens.slice(start, end).filter(({ soft }) => !soft).length;
  let same = steps.filter(({ kind }) => kind === 'same').length;
  for (const each of all) if (!differences.includes(each)) same += hard(quoted, each.quoted);
  let other = 0;
  for (const each of differences) other += Math.max(hard(quoted, each.quoted), hard(printed, each.printed));
  return same / Math.max(1, same + other);
}

/** Neighbouring steps that are not the same, as one difference each. */
function runs(quoted: readonly Token[], steps: readonly Step[]): Difference[] {
  const found: Difference[] = [];
  let open: { quoted: { start: number; end: number }; printed: { start: number; end: number } } | undefined;
  for (const { kind, quoted: i, printed: j } of steps) {
    if (kind === 'same') {
      open = undefined;
      continue;
    }
    const isGap = kind !== 'dropped' && quoted[i]!.behindGap;
    if (!open || isGap) {
      open = { quoted: { start: i, end: i }, printed: { start: j, end: j } };
      found.push(open);
    }
    if (kind !== 'dropped') open.quoted.end = i + 1;
    if (kind !== 'added') open.printed.end = Math.max(open.printed.end, j + 1);
  }
  return found;
}

/** Hyphens and spaces within words, what an editor put in brackets, references left out. */
function isTypography(
  { quoted: q, printed: p }: Difference,
  quoted: readonly Token[],
  printed: readonly Token[],
): boolean {
  const ours = quoted.slice(q.start, q.end);
  const theirs = printed.slice(p.start, p.end);
  // `[not]` is no explanation.
  if (theirs.length === 0 && ours.length === 1 && ours.some(isNegation)) return false;
  // `3 to 5` for `3–5`.
  const isRange = theirs.length === 0 && ours.length === 1 && ours[0]!.form === 'to';
  if (isRange && quoted[q.start - 1]?.isNumber && quoted[q.end]?.isNumber) return true;
  if (theirs.every(({ soft }) => soft) && ours.every(({ soft }) => soft)) return agree(ours, theirs);
  const isEdited =
    ours.some(({ soft }) => soft) ||
    (ours.length === 0 && (quoted[q.start - 1]?.soft || quoted[q.start]?.soft));
  const rest = ours.filter(({ soft }) => !soft);
  if (isEdited && rest.length === 0 && theirs.length <= MOST_REPLACED)
    return agree(ours, theirs) && !theirs.some(isNegation);
  return (
    isSpacing(ours, theirs) ||
    // Where the quotation begins or ends, half of a word in two parts is passed over for nothing.
    (q.start === 0 && isSpacing(ours, printed.slice(Math.max(0, p.start - 1), p.end))) ||
    (q.end === quoted.length && isSpacing(ours, printed.slice(p.start, p.end + 1)))
  );
}

/** Words that brackets may stand for. */
const MOST_REPLACED = 8;

/** No figure for another one. */
function agree(ours: readonly Token[], theirs: readonly Token[]): boolean {
  const figures = (tokens: readonly Token[]) =>
    tokens.filter(({ isNumber }) => isNumber).map(({ form }) => form);
  const [a, b] = [figures(ours), figures(theirs)];
  return a.length === 0 || b.length === 0 || a.join(' ') === b.join(' ');
}

/** `data set` for `dataset`, `GPT4` for `GPT-4`; not `5 13` for `51 3`, not `not able` for `notable`. */
function isSpacing(ours: readonly Token[], theirs: readonly Token[]): boolean {
  if (ours.length === 0 || theirs.length === 0) return false;
  const glued = glue(ours);
  if (glued !== glue(theirs)) return false;
  return glued === 'cannot' || ours.filter(isNegation).length === theirs.filter(isNegation).length;
}

function glue(tokens: readonly Token[]): string {
  let glued = '';
  for (const { form, isNumber } of tokens) {
    const word = isNumber ? plainNumber(form) : form;
    glued += /\d$/.test(glued) && /^[-\d.]/.test(word) ? `|${word}` : word;
  }
  return glued;
}

/** A whole number as its digits, as it stands within a word: `GPT4`. */
function plainNumber(value: string): string {
  const match = /^(\d+)e(\d{1,3})$/.exec(value);
  return match ? match[1]! + '0'.repeat(Number(match[2])) : value;
}

export function isNegation({ form }: Token): boolean {
  return NEGATION.test(form);
}

const NEGATION =
  /^(?:no|not|never|none|neither|nor|nothing|nobody|without|cannot|hardly|barely|fails?|failed|(?:do|does|did|is|are|was|were|has|have|had|wo|ca|could|should|would|must|need)nt)$/;

/** A negation alone that an ellipsis swallows: `does […] improve`. */
function hiddenNegations(
  quoted: readonly Token[],
  printed: readonly Token[],
  steps: readonly Step[],
  by: number,
): Difference[] {
  const found: Difference[] = [];
  let before: Step | undefined;
  for (const step of steps) {
    if (step.kind !== 'dropped' && quoted[step.quoted]!.behindGap && before) {
      const start = before.kind === 'added' ? before.printed : before.printed + 1;
      const left = printed.slice(start, step.printed);
      if (left.length <= 3 && left.some(isNegation))
        found.push({
          quoted: { start: step.quoted, end: step.quoted },
          printed: { start: start + by, end: step.printed + by },
        });
    }
    before = step;
  }
  return found;
}
