/** Labels of Pandoc's example lists (https://pandoc.org/MANUAL.html#extension-example_lists). */

/**
 * The names that items of example lists set, `(@good) An example.`: `@good` is then a number, not a citation.
 * `from` is where the note begins behind its front matter.
 */
export function exampleLabels(text: string, from = 0): ReadonlySet<string> {
  const labels = new Set<string>();
  for (let at = text.indexOf('(@', from); at >= 0; at = text.indexOf('(@', at + 2)) {
    ITEM.lastIndex = at;
    const label = ITEM.exec(text)?.[1];
    if (label !== undefined && startsItem(text, at, from)) labels.add(label);
  }
  return labels;
}

const ITEM = /\(@([\w-]+)\)[ \t]+(?=\S)/y;

/** At the beginning of a line, behind a blank line or another item. */
function startsItem(text: string, at: number, from: number): boolean {
  const start = Math.max(from, text.lastIndexOf('\n', at - 1) + 1);
  if (at - start > 3 || text.slice(start, at).trim() !== '') return false;
  if (start === from) return true;
  const before = text.slice(Math.max(from, text.lastIndexOf('\n', start - 2) + 1), start).trim();
  return before === '' || before.startsWith('(@');
}

/** Whether the line at an index looks like an item, so that it matters what stands in the line before. */
export function mayBeItem(text: string, lineStart: number): boolean {
  START.lastIndex = lineStart;
  return START.test(text);
}

const START = /[^\S\n]*\(@/y;
