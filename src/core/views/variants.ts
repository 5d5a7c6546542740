/** The abstracts that pages give of one paper, as texts to lay side by side. */
import type { AbstractVariant } from '../model';
import { sentences } from '../prose';
import { siteLabel } from '../sources';

/** Whose words a variant is: `arXiv v2, Scholar Feed`. */
export function variantLabel({ records }: AbstractVariant): string {
  const labels = records.map(({ source, shownVersion }) =>
    shownVersion === undefined ? siteLabel(source) : `${siteLabel(source)} v${shownVersion}`,
  );
  return [...new Set(labels)].join(', ');
}

/** The words as printed, a sentence a line, so that a comparison shows which sentences differ. */
export function variantText({ text }: AbstractVariant): string {
  const lines = sentences(text).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ').trim());
  return `${lines.join('\n')}\n`;
}
