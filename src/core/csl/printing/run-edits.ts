/** What is changed of the runs that citeproc printed. */
import { PLAIN, type Run } from './runs';

export function plain(text: string): Run {
  return { text, look: PLAIN };
}

/** With what citeproc says apart from the numbers that it joins, `2–4` or `3, 7`, as part of the work they are of. */
export function withJoints(runs: readonly Run[]): readonly Run[] {
  return runs.map((run, at) => {
    const [before, behind] = [runs[at - 1]?.id, runs[at + 1]?.id];
    const isJoint = run.id === undefined && before !== undefined && before === behind && !run.isVerbatim;
    return isJoint && /^\s*[\p{Pd},&]\s*$/u.test(run.text) ? { ...run, id: before } : run;
  });
}

/** A number that is raised stands at the name itself. */
export function joint(author: readonly Run[], cite: readonly Run[]): readonly Run[] {
  if (author.length === 0 || cite.length === 0) return [...author, ...cite];
  return [...author, ...(cite[0]!.look.raised ? [] : [plain(' ')]), ...cite];
}

/** In a writer's own footnote: after Pandoc, in brackets, unless it is part of the sentence. */
export function inFootnote(cite: readonly Run[], inText: boolean): readonly Run[] {
  const isBracketed = cite[0]?.text.startsWith('(') && cite.at(-1)?.text.endsWith(')');
  return inText || isBracketed ? cite : [plain('('), ...cite, plain(')')];
}

/**
 * With one stop where two have nothing between them, `1999. . Publisher`, as many styles print works without an author,
 * but for the dots of an ellipsis.
 */
export function withSingleStops(runs: readonly Run[]): readonly Run[] {
  const words = runs.map(({ text, isVerbatim }) => (isVerbatim ? '0'.repeat(text.length) : text)).join('');
  const doubled = [...words.matchAll(DOUBLED_STOP)].map(({ index, 0: { length } }) => [
    index,
    index + length,
  ]);
  if (doubled.length === 0) return runs;
  let start = 0;
  const kept = runs.map((run) => {
    const from = start;
    start += run.text.length;
    const isKept = (_: string, at: number) => !doubled.some(([a, b]) => a! <= from + at && from + at < b!);
    return { ...run, text: run.text.split('').filter(isKept).join('') };
  });
  return kept.filter(({ text }) => text !== '');
}

const DOUBLED_STOP = /(?<=(?<!\.\s*)\.)\s+\.(?!\s*\.)(?=\s|$)/g;

/** As a note begins, with a capital, unless the first word has one within: `arXiv`. */
export function capitalized(runs: readonly Run[], language: string): readonly Run[] {
  const at = runs.findIndex(({ text, isVerbatim }) => isVerbatim || /[\p{L}\p{N}]/u.test(text));
  const run = runs[at];
  if (!run || run.isVerbatim) return runs;
  const text = run.text.replace(
    /^([^\p{L}\p{N}]*)(\p{Ll})(?!\p{L}*\p{Lu})/u,
    (_, before, first) => before + first.toLocaleUpperCase(language),
  );
  return runs.with(at, { ...run, text });
}
