/** What a citation in a note says, apart from the syntax it is written in. */

import type { CitationItem, Cluster, Locator } from '../notes/cluster';
import { locatorLabels } from '../notes/locator-terms';
import type { Span } from '../place';

/** One work as a citation has it. */
export interface Said {
  readonly key: string;
  readonly prefix: string;
  readonly locator: Locator | undefined;
  readonly suffix: string;
  readonly mode: SaidMode;
}

export type SaidMode = 'bracketed' | 'in-text' | 'author-suppressed' | 'in-text without its author';

/** Citations that one syntax writes as one: a cluster, or in Typst several that stand side by side. */
export interface Group {
  readonly span: Span;
  readonly form: Cluster['form'];
  readonly nocite: boolean;
  readonly items: readonly CitationItem[];
}

/** The clusters that stand in no other, in the order of the text. */
export function groupsOf(text: string, clusters: readonly Cluster[]): Group[] {
  const groups: Group[] = [];
  for (const { span, form, nocite = false, items } of clusters) {
    const last = groups.at(-1);
    if (last && span.start < last.span.end) continue;
    const isBeside =
      form === 'typst' && last?.form === 'typst' && /^[ \t]+$/.test(text.slice(last.span.end, span.start));
    if (isBeside && isOneInTypst([...last.items, ...items])) {
      groups[groups.length - 1] = {
        ...last,
        span: { ...last.span, end: span.end },
        items: [...last.items, ...items],
      };
    } else groups.push({ span, form, nocite, items });
  }
  return groups;
}

/** Typst makes one of citations side by side; those in the sentence stay several works of it. */
function isOneInTypst(items: readonly CitationItem[]): boolean {
  const mode = modeOf(items);
  return mode === 'bracketed' || mode === 'author-suppressed';
}

export function saidBy({
  key,
  prefix = '',
  locator,
  suffix = '',
  suppressAuthor,
  inText,
}: CitationItem): Said {
  const mode = inText
    ? suppressAuthor
      ? 'in-text without its author'
      : 'in-text'
    : suppressAuthor
      ? 'author-suppressed'
      : 'bracketed';
  return { key, prefix: plain(prefix), locator, suffix: plain(suffix), mode };
}

/** The mode of all items; undefined where they differ. */
export function modeOf(items: readonly CitationItem[]): SaidMode | undefined {
  const [first, ...others] = items.map((item) => saidBy(item).mode);
  return others.every((mode) => mode === first) ? first : undefined;
}

/** Whether two say the same; a wikilink does not say whether it stands in brackets or in the text. */
export function isSame(a: readonly Said[], b: readonly Said[], ignoresMode: boolean): boolean {
  const told = ({ key, prefix, locator, suffix, mode }: Said) =>
    JSON.stringify([
      key,
      prefix,
      locator?.label,
      locator && plain(locator.value),
      suffix,
      ignoresMode ? '' : mode,
    ]);
  return a.length === b.length && a.every((said, index) => told(said) === told(b[index]!));
}

/** On one line; `~` is a space that does not break. */
function plain(words: string): string {
  return words.replace(/[\s~]+/g, ' ').trim();
}

/** The locators as they may be written, the writer's own words first: `S. 3`, `p. 3`. */
export function locatorSpellings(text: string, { locator }: CitationItem): string[] {
  if (!locator) return [''];
  const { label, value, span } = locator;
  const printed = span ? plain(text.slice(span.start, span.end)) : '';
  const own = /[{}]/.test(printed) ? [] : [printed];
  return [...new Set([...own, `${labelOf(label, value)} ${plain(value)}`])].filter((words) => words !== '');
}

/** The short English label of a type of locator. */
function labelOf(name: string, value: string): string {
  if (name === 'page' && /[-–,]/.test(value)) return 'pp.';
  const labels = locatorLabels()
    .filter(([, type]) => type === name)
    .map(([label]) => label);
  return labels.find((label) => label.endsWith('.')) ?? labels[0] ?? name;
}
