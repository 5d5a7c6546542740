/** The labelled parts of a structured abstract: `BACKGROUND: … METHODS: … RESULTS: … CONCLUSIONS: …`. */
import type { Span } from '../place';

export interface Section extends Span {
  /** It tells what was found or concluded. */
  readonly isResults: boolean;
}

/** Two labels at the least make an abstract structured; without, there are no sections. Labels are in none. */
export function sectionsOf(text: string): Section[] {
  const labels = Array.from(text.matchAll(LABEL), ({ 0: label, 1: inline, 2: capitals, 3: line, index }) => ({
    name: inline ?? capitals ?? line!,
    start: index,
    end: index + label.length,
  })).filter(({ name }) => NAMES.test(name));
  if (labels.length < 2) return [];
  return labels.map(({ name, end }, n) => ({
    start: end,
    end: labels[n + 1]?.start ?? text.length,
    isResults: RESULTS.test(name),
  }));
}

/** `Results: `, `RESULTS `, or a line of its own; at the beginning of the text, of a line or of a sentence. */
const LABEL =
  /(?<=^|[.!?)\]]\s{1,3}|\n\s{0,3})(?:(\p{Lu}[A-Za-z]+(?:[ /&]{1,3}[A-Za-z]+){0,4}):\s+|([A-Z]{4,}(?: [A-Z]{3,}){0,4})\s+(?=\p{Lu}))|(?<=^|\n)[ \t]*(\p{Lu}[A-Za-z]+(?: [A-Za-z]+){0,4})[ \t]*\r?\n\s*/gu;

const NAMES =
  /^(?:background|introduction|context|rationale|importance|purpose|aims?|objectives?|hypothesis|(?:materials? |patients )?(?:and )?methods?|methodology|(?:study )?design|settings?|participants?|patients|subjects|interventions?|exposures?|data sources?|(?:main |primary )?(?:outcomes?|measurements?)(?: and| measures?)*|approach|(?:main |key )?results?|(?:main |key )?findings?|results and discussion|conclusions?(?: and relevance)?|interpretation|discussion|significance|relevance|limitations?|implications?|funding|(?:trial )?registration)$/i;

const RESULTS = /^(?:(?:main|key) )?(?:results?|findings?|conclusions?|interpretation)\b/i;
