/** Quotations next to a citation, against the pages of the paper: altered, from another paper, not found. */
import type { Work } from '../model';
import { type Markup, markupOf } from '../notes/markup';
import type { FileId, Span } from '../place';
import type { Comparison, Difference } from '../quotations/compare';
import { findQuotations } from '../quotations/find';
import type { FoundQuotation } from '../quotations/found';
import { fileNamed, judge, type Verdict } from '../quotations/judge';
import { printedWords, restoring } from '../quotations/restore';
import { type QuotedWords, tokensIn, wordsShown } from '../quotations/shown';
import type { Token } from '../quotations/tokens';
import { PARAPHRASE } from '../quotations/traces';
import { placeLabel } from '../views/describe';
import { clip } from '../views/markdown';
import type { CheckedNote } from './note';
import { type EditFix, editFix, type Found } from './problem';
import { replaceKey } from './replace-key';
import type { RuleName } from './rules';

export function alteredQuotations(note: CheckedNote): readonly Found[] {
  return found(note, 'altered-quotation');
}

export function misattributedQuotations(note: CheckedNote): readonly Found[] {
  return found(note, 'misattributed-quotation');
}

export function unfoundQuotations(note: CheckedNote): readonly Found[] {
  return found(note, 'unfound-quotation');
}

/** Three rules ask for one reading. */
const judged = new WeakMap<CheckedNote, readonly Found[]>();

function found(note: CheckedNote, wanted: RuleName): readonly Found[] {
  let all = judged.get(note);
  if (!all) {
    all = problemsOf(note);
    judged.set(note, all);
  }
  return all.filter(({ rule }) => rule === wanted);
}

/** A quotation of a note and whether it says what its paper says. */
export interface JudgedQuotation {
  readonly quotation: FoundQuotation;
  readonly words: QuotedWords;
  /** Those that it is given to. */
  readonly works: readonly Work[];
  readonly verdict: Verdict;
}

/** Every quotation of the note whose paper is known, those that are right as well: for reports. */
export function judgedQuotations(note: CheckedNote): JudgedQuotation[] {
  const markup = markupOf(note.language);
  if (!markup) return [];
  let known: readonly Work[] | undefined;
  const cited = () => {
    known ??= citedWorks(note);
    return known;
  };
  return findQuotations(note.text, note.language, note.clusters).flatMap((quotation) => {
    const words = wordsShown(note.text, quotation.span, markup, quotation.cuts);
    if (!isQuotation(words.tokens, quotation)) return [];
    const works = worksOf(note, quotation);
    const traced = tracedWorks(note, quotation, works);
    if (works.length === 0 && traced.length === 0) return [];
    const before = () => wordsBefore(note.text, quotation.span, markup);
    const { pageText, whoSays } = note.words;
    const verdict = judge(
      { words, before, works, isVague: quotation.isVague },
      { traced, cited, ...(pageText && { pageText }), ...(whoSays && { whoSays }) },
    );
    return [{ quotation, words, works, verdict }];
  });
}

function problemsOf(note: CheckedNote): Found[] {
  return judgedQuotations(note).flatMap((judged) => problemOf(note, judged) ?? []);
}

/** What is wrong with it; undefined where nothing is, or nobody knows. */
export function problemOf(note: CheckedNote, judged: JudgedQuotation): Found | undefined {
  const { verdict } = judged;
  const markup = markupOf(note.language);
  if (!markup || verdict.kind === 'exact' || verdict.kind === 'unknown') return undefined;
  const judgement = { ...judged, note, markup, tokens: tokensIn(judged.words, judged.quotation.span) };
  if (verdict.kind === 'altered') return altered(judgement, verdict);
  if (verdict.kind === 'another') return misattributed(judgement, verdict.work, verdict.comparison);
  return unfound(judgement);
}

/** Scare quotes are none: fewer than four words without a figure, unless a trace says where they are from. */
function isQuotation(tokens: readonly Token[], { trace, isVague }: FoundQuotation): boolean {
  const count = tokens.length;
  if (trace) return count > 0;
  if (isVague) return count >= 6;
  return count >= 4 || (count >= 2 && tokens.some(({ isNumber }) => isNumber));
}

/** The words of the sentence that lead to the quotation, a few of them. */
function wordsBefore(text: string, { start }: Span, markup: Markup): readonly Token[] {
  const from = Math.max(0, start - 60);
  const lead = text.slice(from, start);
  const cut = Math.max(lead.lastIndexOf('\n\n'), lead.search(/[.!?]\s[^.!?]*$/));
  return wordsShown(text, { start: from + Math.max(0, cut), end: start }, markup).tokens.slice(-4);
}

function worksOf(note: CheckedNote, { cited }: FoundQuotation): readonly Work[] {
  return distinct(cited.map(({ item }) => note.paperOf(item.key)));
}

/** Works of the page that the trace names; its path is one that the reader may have written from any folder. */
function tracedWorks(
  { library }: CheckedNote,
  { trace }: FoundQuotation,
  works: readonly Work[],
): readonly Work[] {
  if (!trace) return [];
  const name = trace.file.slice(trace.file.lastIndexOf('/') + 1);
  const own = works.map((work) => fileNamed(work, trace.file)).find((file) => file !== undefined);
  for (const file of [own, trace.file, library.dumpNamed(name)]) {
    const found = file === undefined ? [] : library.inFile(file);
    if (found.length > 0) return found.slice(0, MOST_CITED);
  }
  return [];
}

/** Works that the note cites, so many of them as one would quote. */
function citedWorks({ cited, file, library }: CheckedNote): readonly Work[] {
  const works = distinct(cited.map(({ work }) => work)).slice(0, MOST_CITED);
  const lists = citedBefore.get(library.works) ?? new Map<FileId, readonly Work[]>();
  citedBefore.set(library.works, lists);
  const before = lists.get(file);
  if (before?.length === works.length && works.every((work, index) => work === before[index])) return before;
  lists.set(file, works);
  return works;
}

/** The list of each note, the same as long as note and library say the same: what is found in it is kept by it. */
const citedBefore = new WeakMap<readonly Work[], Map<FileId, readonly Work[]>>();

const MOST_CITED = 1000;

function distinct(works: readonly (Work | undefined)[]): Work[] {
  return [...new Set(works)].filter((work) => work !== undefined);
}

interface Judgement extends JudgedQuotation {
  readonly note: CheckedNote;
  readonly markup: Markup;
  readonly tokens: readonly Token[];
}

function altered(judgement: Judgement, { work, comparison }: { work: Work; comparison: Comparison }): Found {
  const { note, markup, tokens } = judgement;
  const { differences } = comparison;
  const said = differences
    .slice(0, MOST_SAID)
    .map((each) => sayDifference(note.text, tokens, comparison, each));
  const more = differences.length > MOST_SAID ? `, and ${differences.length - MOST_SAID} more` : '';
  return {
    rule: 'altered-quotation',
    span: differences.length === 1 ? spanOf(tokens, differences[0]!) : quotedSpan(tokens),
    message: `“${clip(work.title, 60)}” says it otherwise (${placeLabel(comparison.text.place)}): ${said.join('; ')}${more}. Restore its words, or mark this as a paraphrase.`,
    fixes: () => [
      {
        kind: 'edit',
        title: 'Restore the words of the page',
        edits: restoring(note.text, markup, tokens, comparison),
      },
      paraphrase(judgement),
    ],
  };
}

/** Differences that a message names. */
const MOST_SAID = 3;

function sayDifference(
  text: string,
  tokens: readonly Token[],
  { text: { text: printed, tokens: theirs } }: Comparison,
  { quoted, printed: span }: Difference,
): string {
  const is = clip(printedWords(printed, theirs.slice(span.start, span.end)), 60);
  const ours = tokens.slice(quoted.start, quoted.end);
  const was =
    ours.length === 0 ? '' : clip(text.slice(ours[0]!.start, ours.at(-1)!.end).replace(/\s+/g, ' '), 60);
  if (was === '') return `“${is}” is left out`;
  return is === '' ? `“${was}” is not there` : `“${is}”, not “${was}”`;
}

function misattributed(judgement: Judgement, work: Work, comparison: Comparison): Found {
  const { note, quotation, tokens, works } = judgement;
  const [given] = works;
  return {
    rule: 'misattributed-quotation',
    span: quotedSpan(tokens),
    message: `These words are those of “${clip(work.title, 60)}” (${placeLabel(comparison.text.place)}), not of “${clip(given!.title, 60)}”. Cite @${work.citekey} for them.`,
    fixes: () => [...relink(note, quotation, work), paraphrase(judgement)],
  };
}

/** One citation to change is certain; of several nobody knows which. */
function relink(note: CheckedNote, { cited }: FoundQuotation, { citekey }: Work): EditFix[] {
  const [one, ...others] = cited;
  if (!one || others.length > 0) return [];
  const { item, cluster } = one;
  const place = cluster?.items.find(({ keySpan }) => keySpan.start === item.keySpan.start);
  const edits =
    cluster && place
      ? replaceKey(note, { cluster, item: place }, citekey)
      : [{ ...item.keySpan, newText: citekey }];
  return edits ? [{ kind: 'edit', title: `Change to @${citekey}`, edits, key: citekey }] : [];
}

function unfound(judgement: Judgement): Found {
  const { tokens, works } = judgement;
  const [work] = works;
  const of = work ? `of “${clip(work.title, 60)}” ` : '';
  return {
    rule: 'unfound-quotation',
    span: quotedSpan(tokens),
    message: `No page ${of}here has these words. Compare them with the paper, or mark them as a paraphrase.`,
    fixes: () => [paraphrase(judgement)],
  };
}

function paraphrase({ markup, quotation: { end } }: Judgement): EditFix {
  return editFix('Mark as a paraphrase', { start: end, end, newText: PARAPHRASE[markup] });
}

function quotedSpan(tokens: readonly Token[]): Span {
  return { start: tokens[0]!.start, end: tokens.at(-1)!.end };
}

/** The words that differ; where some are left out, the words around the gap. */
function spanOf(tokens: readonly Token[], { quoted: { start, end } }: Difference): Span {
  const first = tokens[start === end ? Math.max(0, start - 1) : start]!;
  const last = tokens[start === end ? Math.min(start, tokens.length - 1) : end - 1]!;
  return { start: first.start, end: last.end };
}
