/** Where items of CSL have the id that a paper has at arXiv. */
import type { CslItem } from './csl';

/** As the number of a preprint, or in `custom`, which no style prints, beside the journal of an article. */
export function arxivOf({ number, custom }: CslItem): string | undefined {
  const own = (custom as Readonly<Record<string, unknown>> | undefined)?.arXiv;
  if (typeof own === 'string') return own;
  return typeof number === 'string' ? /^arXiv:(\S+)$/i.exec(number)?.[1] : undefined;
}
