import type { Citation, Finding, Work } from './model';
import { placeLabel } from './views/describe';

export function findingText(work: Work, finding: Finding, _file: string, _template: string): string {
  return `> ${finding.text} [@${work.citekey}] <!-- ${placeLabel(finding.place)} -->`;
}

export function citersList(citers: readonly Citation[], _template: string): string {
  return citers
    .map(({ citing, summary }) => `- ${citing.title} [@${citing.citekey}] ${summary?.text ?? ''}`)
    .join('\n');
}
