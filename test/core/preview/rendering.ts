/** Markdown rendered as VS Code's preview does it, with our plugin and with printed citations of a test's own making. */
import MarkdownIt from 'markdown-it';
import { escapeHtml } from '../../../src/core/bibliography/reference-line';
import type { FormattedNote } from '../../../src/core/csl/format-note';
import type { CitationPart, FormattedCitation, FormattedReference } from '../../../src/core/csl/processor';
import type { Cluster } from '../../../src/core/notes/cluster';
import type { Token } from '../../../src/core/preview/markdown-it';
import { citationsPlugin, type Print } from '../../../src/core/preview/plugin';
import type { Printed } from '../../../src/core/preview/show-note';

export const OPTIONS = { html: true };

/** What VS Code adds for scroll: each block knows its line. */
function withLines(md: MarkdownIt): MarkdownIt {
  (
    md.core.ruler as unknown as { push: (name: string, rule: (state: { tokens: Token[] }) => void) => void }
  ).push('lines', ({ tokens }) => {
    for (const token of tokens)
      if (token.map && token.type !== 'inline')
        token.attrs = [...(token.attrs ?? []), ['data-line', String(token.map[0])]];
  });
  return md;
}

export function plainMarkdown(options = OPTIONS): MarkdownIt {
  return withLines(new MarkdownIt(options));
}

export function markdownWith(print: Print, options = OPTIONS): MarkdownIt {
  return withLines(citationsPlugin(new MarkdownIt(options), print));
}

export interface Told {
  /** Keys that nobody knows. */
  readonly unknown?: readonly string[];
  readonly isNoteStyle?: boolean;
  readonly entry?: (key: string) => string;
  readonly hasLabels?: boolean;
}

/** `(tan)` for `@tan`, in a style of notes `Note tan.`; in the list `Entry tan.` */
export function printedBy({
  unknown = [],
  isNoteStyle,
  entry,
  hasLabels,
}: Told = {}): (clusters: readonly Cluster[]) => Printed {
  return (all) => {
    const isBare = ({ items }: Cluster) =>
      items.every(({ certain, key }) => !certain && unknown.includes(key));
    const clusters = all.filter(({ nocite, isLabel }) => !nocite && !isLabel).filter((each) => !isBare(each));
    const known = (cluster: Cluster) =>
      cluster.items.map(({ key }) => key).filter((key) => !unknown.includes(key));
    let noteNumber = 0;
    const citations = clusters.map((cluster): FormattedCitation => {
      const missing = cluster.items.map(({ key }) => key).filter((key) => unknown.includes(key));
      const works = cluster.items.flatMap(({ key }, index): CitationPart[] => [
        ...(index > 0 ? [{ text: '; ' }] : []),
        missing.includes(key)
          ? { key, text: `${escapeHtml(key)}?`, isUnknown: true }
          : { key, text: escapeHtml(key) },
      ]);
      const [open, close] = isNoteStyle ? ['Note ', '.'] : ['(', ')'];
      const parts = [{ text: open }, ...works, { text: close }];
      const words = parts.map(({ text }) => text).join('');
      if (!isNoteStyle) return { inText: words, unknown: missing, parts };
      return { inText: '', note: words, noteNumber: ++noteNumber, unknown: missing, parts };
    });
    const keys = [...new Set(all.filter(({ isLabel }) => !isLabel).flatMap(known))];
    const references = keys.map(
      (key, index): FormattedReference => ({
        key,
        ...(hasLabels && { label: `[${index + 1}]` }),
        text: entry?.(key) ?? `Entry ${key}.`,
      }),
    );
    const formatted: FormattedNote = {
      clusters,
      citations,
      references,
      layout: { hanging: true, labelWidth: 3, entrySpacing: 1, lineSpacing: 1 },
    };
    return {
      formatted,
      sourceOf: (key) => ({ href: `./${key}.txt#L12`, words: `${key}.txt:12`, kind: 'page' }),
    };
  };
}

export function rendered(text: string, told: Told = {}, options = OPTIONS): string {
  return markdownWith(({ clusters }) => printedBy(told)(clusters), options).render(text, {});
}
