/** What an import of annotations did, in words. */
import { plural } from './markdown';

export interface ImportSum {
  /** Annotations and answers that are new. */
  readonly taken: number;
  /** How many of them answer another. */
  readonly answers: number;
  /** That were there already. */
  readonly already: number;
  /** What was annotated and is in no folder here. */
  readonly lost: readonly string[];
  /** Sentences, each of one that could not be taken in. */
  readonly faults: readonly string[];
}

/** `Imported 12 annotations, 3 of them answers. 2 were there already. …` */
export function importSentence({ taken, answers, already, lost, faults }: ImportSum): string {
  const [first] = faults;
  return [
    taken === 0
      ? 'No new annotation.'
      : `Imported ${plural(taken, 'annotation')}${answers > 0 ? `, ${answers} of them ${answers === 1 ? 'an answer' : 'answers'}` : ''}.`,
    already > 0 ? `${already} ${already === 1 ? 'was' : 'were'} there already.` : '',
    lost.length > 0
      ? `${plural(lost.length, 'source')} ${lost.length === 1 ? 'is' : 'are'} in no folder here, so what is about ${lost.length === 1 ? 'it is' : 'them is'} listed as orphaned: ${listed(lost)}.`
      : '',
    first === undefined
      ? ''
      : `${faults.length} could not be taken in: ${first}${faults.length > 1 ? ' …' : ''}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function listed(sources: readonly string[]): string {
  return sources.length > 3 ? `${sources.slice(0, 3).join(', ')} …` : sources.join(', ');
}
