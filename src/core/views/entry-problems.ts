/** What is wrong with the entries of a paper in bibliographies, as rows below it. */
import type { Severity, Work } from '../model';
import { lineNumber, type Place } from '../place';
import { fileName } from './describe';
import type { Node } from './node';

export interface ShownProblem {
  readonly message: string;
  readonly severity: Severity;
  readonly place: Place;
}

/** What is known to be wrong with the entries of a paper. */
export type ProblemsOf = (work: Work) => readonly ShownProblem[];

export function entryProblemNodes(work: Work, id: string, problems: readonly ShownProblem[]): Node[] {
  return problems.map(({ message, severity, place }, index) => {
    const where = `${fileName(place.file)}:${lineNumber(place)}`;
    return {
      id: `${id}/problem:${index}`,
      label: message,
      description: where,
      tooltip: `${message}\n\n${where}`,
      spoken: `${severity}: ${message} ${fileName(place.file)}, line ${lineNumber(place)}`,
      icon: severity === 'information' ? 'info' : 'warning',
      kind: 'entryProblem',
      workId: work.id,
      target: place,
    };
  });
}
