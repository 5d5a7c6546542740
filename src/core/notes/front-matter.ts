/** YAML at the head of a note (https://pandoc.org/MANUAL.html#extension-yaml_metadata_block). */
import type { Cluster } from './cluster';
import { findKeys } from './keys';

/** Index behind the front matter and its line end, 0 when the note has none. */
export function frontMatterEnd(text: string): number {
  const from = text.startsWith('\uFEFF') ? 1 : 0;
  if (!text.startsWith('---', from)) return 0;
  for (let at = from, number = 0; at < text.length; number++) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed + 1;
    const line = text.slice(at, Math.min(end, at + 200)).trimEnd();
    if (number === 0 && line !== '---') return 0;
    // A blank line behind `---` makes it a thematic break.
    if (number === 1 && line === '') return 0;
    if (number > 0 && (line === '---' || line === '...')) return end;
    at = end;
  }
  return 0;
}

/** Whether a note begins like one with front matter, which a line further on must end. */
export function mayBeginFrontMatter(text: string): boolean {
  return /^\uFEFF?---[^\S\n]*\n(?![^\S\n]*(?:\n|$)|[^\S\n]{200})/.test(text);
}

/** Whether a line is among these that ends front matter. */
export function mayEndFrontMatter(lines: string): boolean {
  return /^(?:---|\.\.\.)\s*$/m.test(lines);
}

/** The front matter's `lang`: `de`, `pt-BR`. */
export function noteLanguage(text: string): string | undefined {
  if (!text.startsWith('---') && !text.startsWith('\uFEFF---')) return undefined;
  return /^lang[ \t]*:[ \t]*["']?([A-Za-z]{2,3}(?:[-_][\w-]*)?)/m.exec(
    text.slice(0, frontMatterEnd(text)),
  )?.[1];
}

/** The works that the front matter's `nocite` adds to the bibliography: `nocite: '@a, @b'`, `nocite: |` and lines, `@*`. */
export function nociteClusters(text: string): Cluster[] {
  const head = text.slice(0, frontMatterEnd(text));
  if (!head.includes('nocite')) return [];
  const clusters: Cluster[] = [];
  let at = 0;
  let inNocite = false;
  for (const line of head.split('\n')) {
    if (/^\S/.test(line) && !line.startsWith('-')) inNocite = /^["']?nocite["']?[ \t]*:/.test(line);
    if (inNocite) {
      for (const { key, keySpan, span, suppressAuthor } of findKeys(line, at, true)) {
        const item = { key, keySpan, span, suppressAuthor, inText: true, certain: true };
        clusters.push({ span, form: 'pandoc', nocite: true, items: [item] });
      }
    }
    at += line.length + 1;
  }
  return clusters;
}
