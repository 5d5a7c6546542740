/** Labels of locators, as they are offered behind the comma of a cluster. */
import { foldLabel, locatorLabels, locatorTerms } from '../notes/locator-terms';

export interface LocatorLabel {
  /** As it is written: `p.`. */
  readonly label: string;
  /** CSL's name of what it means: `page`. */
  readonly name: string;
  /** With the space that what follows needs. */
  readonly insert: string;
}

/** Most used first; what is not here comes behind. */
const USUAL = [
  'page',
  'chapter',
  'section',
  'figure',
  'table',
  'equation',
  'appendix',
  'paragraph',
  'volume',
];

/**
 * What may be offered in a note of this language (`de-AT`): of each locator type its short forms, or the long ones
 * where it has no short. First come the ones that are most used, each by its first form; then the other forms.
 */
export function offeredLabels(language?: string): readonly LocatorLabel[] {
  const { names } = locatorTerms(language);
  const byName = new Map<string, string[]>();
  for (const [label, name] of locatorLabels(language)) {
    // Some languages have one label for two things; it is read as the first.
    if (names.get(foldLabel(label)) === name) byName.set(name, [...(byName.get(name) ?? []), label]);
  }
  const forms = [...byName]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([name, labels]) => shortOf(labels).map((label) => ({ label, name, insert: withSpace(label) })));
  const first = forms.flatMap((labels) => labels.slice(0, primary(labels)));
  return [...first, ...forms.flatMap((labels) => labels.slice(primary(labels)))];
}

/** `p.` and `pp.`; of other types the plural is seldom wanted. */
function primary([first]: readonly LocatorLabel[]): number {
  return first?.name === 'page' ? 2 : 1;
}

function shortOf(labels: readonly string[]): readonly string[] {
  const short = labels.filter((label) => /^\S*[.ºᵒ°]$|^[§¶]/u.test(label));
  return short.length > 0 ? short : labels.filter((label) => /^\p{L}{3,}$/u.test(label));
}

function withSpace(label: string): string {
  return /^[§¶]/.test(label) ? label : `${label} `;
}

function rank(name: string): number {
  const at = USUAL.indexOf(name);
  return at < 0 ? USUAL.length : at;
}
