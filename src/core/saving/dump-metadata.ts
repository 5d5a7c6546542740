/** What the head of a page says of its paper, as front matter of its dump; `sources/page-head.ts` reads it. */
import type { PageMetadata } from './html-metadata';

/** What a dump is called while it has no name: sources go by the extension too. */
export const PAGE = 'page.txt';

/** YAML; a value that is written as JSON is YAML too. */
export function frontMatter(metadata: PageMetadata, url: string | undefined, savedOn: string): string {
  const { title, authors, keywords, ...rest } = metadata;
  const entries: [string, unknown][] = [
    ['title', title],
    ['authors', authors],
    ...Object.entries(rest),
    ['keywords', keywords],
    ['url', url],
  ];
  const lines = entries
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return ['---', ...lines, `saved: ${savedOn}`, '---'].join('\n');
}
