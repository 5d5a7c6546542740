/** Labels of Pandoc's example lists (https://pandoc.org/MANUAL.html#extension-example_lists). */

/** The names that items of example lists set, `(@good) An example.`: `@good` is then a number, not a citation. */
export function exampleLabels(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  for (let at = text.indexOf('(@'); at >= 0; at = text.indexOf('(@', at + 2)) {
    ITEM.lastIndex = at;
    const label = ITEM.exec(text)?.[1];
    if (label !== undefined && startsItem(text, at)) labels.add(label);
  }
  return labels;
}

const ITEM = /\(@([\w-]+)\)[ \t]+(?=\S)/y;

/** At the beginning of a line, behind a blank line or another item. */
function startsItem(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  if (at - start > 3 || text.slice(start, at).trim() !== '') return false;
  const before = text.slice(text.lastIndexOf('\n', start - 2) + 1, start).trim();
  return start === 0 || before === '' || before.startsWith('(@');
}
