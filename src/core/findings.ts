import type { Finding, Printed, Work } from './model';
import type { Place } from './place';

/** The findings of a work, best first. */
export function findingsOf(work: Work): Finding[] {
  return work.summaries.map((summary: Printed) => ({
    kind: 'summary',
    text: summary.text,
    place: summary.place,
  }));
}

/** The findings in a printed text, such as an abstract. */
export function findingsIn(_text: string, _place: Place): Finding[] {
  return [];
}
