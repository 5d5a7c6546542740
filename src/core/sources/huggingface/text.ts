/** The abstract of Hugging Face's page, and the summary that a machine wrote above it. */
import type { Printed } from '../../model';
import { endsSentence } from '../../prose';
import type { Lines } from '../text/lines';
import { bareLine, bareText, endOfBlock, printedSpan } from '../text/printed-parts';
import { holdsWords } from '../text/words';
import { LABELS } from './marks';

/** The site's summaries are of one or two sentences. */
const LONGEST_SUMMARY = 500;

/** Both as printed, from behind the authors on; empty where the page is cut so that nobody can tell one from the other. */
export function abstractAndSummary(lines: Lines, from: number): { abstract?: Printed; summary?: Printed } {
  let label: number | undefined;
  for (let line = from; line < lines.length && label === undefined; line++) {
    const text = bareText(lines, line);
    if (LABELS.abstract.test(text)) label = line;
    else if (LABELS.cite.test(text)) return {};
  }
  if (label === undefined) return {};
  let generated: number | undefined;
  const parts: number[] = [];
  let end = lines.length;
  for (let line = label + 1; line < lines.length; line++) {
    const text = bareText(lines, line);
    if (LABELS.generated.test(text)) generated = parts.length;
    else if (LABELS.chrome.test(text)) {
      end = line;
      break;
    } else if (holdsWords(lines.texts[line]!)) parts.push(line);
  }
  const only = parts.length === 1 ? lines.at(parts[0]!) : '';
  // Where the page ends behind one short paragraph, it may be the machine's as well as the authors'.
  if (generated === undefined && end === lines.length && only !== '' && only.length <= LONGEST_SUMMARY)
    return {};
  const machine = summaryParts(lines, parts, generated);
  const first = parts[machine];
  const summary = machine === 0 ? undefined : bareLine(lines, parts[0]!);
  const last = end < lines.length ? end : endOfBlock(lines, first ?? end);
  const abstract = first === undefined ? undefined : printedSpan(lines, { line: first }, { line: last - 1 });
  // Where no button follows, a short line may be anything.
  const isAbstract = abstract && (end < lines.length || abstract.text.length >= 80);
  return { ...(isAbstract && { abstract }), ...(summary && { summary }) };
}

/**
 * How many of the first lines are the machine's. "AI-generated summary" stands below its text, or above it. An
 * extraction may lose those words: then the first of several paragraphs is taken for the summary if it is as
 * short as those are, for the site prints an abstract as one paragraph.
 */
function summaryParts(lines: Lines, parts: readonly number[], generated: number | undefined): number {
  if (generated !== undefined) return Math.min(1, parts.length);
  const first = parts[0];
  if (first === undefined || parts.length < 2) return 0;
  const text = lines.at(first);
  // A line that ends within a sentence is part of a wrapped abstract.
  return text.length <= LONGEST_SUMMARY && endsSentence(text) ? 1 : 0;
}
