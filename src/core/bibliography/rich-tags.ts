/** The tags of CSL-JSON's rich text (https://docs.citationstyles.org/en/stable/specification.html#rich-text) written otherwise. */

/** What stands before and behind the words of a tag. */
export type Around = readonly [before: string, behind: string];

export type RichTag = 'i' | 'b' | 'sup' | 'sub' | 'smallcaps' | 'nocase' | 'other';

/**
 * The words as `write` has them, the tags that stand in pairs as the table has them. The words are written as one text
 * in which each tag is a letter that no text has, so that what stands on both sides of one is seen together.
 */
export function writtenRich(
  text: string,
  tags: Readonly<Record<RichTag, Around>>,
  write: (words: string) => string,
): string {
  if (!text.includes('</')) return write(text);
  const marks: string[] = [];
  const mark = (shown: string) => String.fromCharCode(FIRST + marks.push(shown) - 1);
  const open: { readonly name: string; readonly at: number; readonly behind: string }[] = [];
  const found = [...text.matchAll(TAG)].slice(0, MOST);
  const shown = new Map<number, string>();
  for (const [at, { 1: closes, 2: name, 3: rest }] of found.entries()) {
    if (closes === '') {
      const [before, behind] = tags[kindOf(name!, rest!)];
      shown.set(at, before);
      open.push({ name: name!, at, behind });
      continue;
    }
    const last = open.findLastIndex((each) => each.name === name);
    if (last < 0) continue;
    shown.set(at, open[last]!.behind);
    // What was opened within it and is not closed is no tag.
    for (const { at: lost } of open.splice(last).slice(1)) shown.delete(lost);
  }
  for (const { at } of open) shown.delete(at);
  let from = 0;
  let marked = '';
  for (const [at, { index, 0: tag }] of found.entries()) {
    const replaced = shown.get(at);
    if (replaced === undefined) continue;
    marked += text.slice(from, index) + (replaced === '' ? '' : mark(replaced));
    from = index + tag.length;
  }
  marked += text.slice(from);
  return write(marked).replace(MARKS, (each) => marks[each.charCodeAt(0) - FIRST] ?? '');
}

/** Without the tags. */
export function withoutRichTags(text: string): string {
  return writtenRich(text, NOTHING, (words) => words);
}

const NO_TAG: Around = ['', ''];
const NOTHING = {
  i: NO_TAG,
  b: NO_TAG,
  sup: NO_TAG,
  sub: NO_TAG,
  smallcaps: NO_TAG,
  nocase: NO_TAG,
  other: NO_TAG,
};

const TAG = /<(\/?)(i|em|b|strong|sup|sub|sc|span)((?:\s[^<>]*)?)>/g;
/** Of Unicode's private letters. */
const FIRST = 0xe100;
const MOST = 250;
const MARKS = /[\uE100-\uE1FF]/g;

function kindOf(name: string, rest: string): RichTag {
  if (name === 'i' || name === 'em') return 'i';
  if (name === 'b' || name === 'strong') return 'b';
  if (name === 'sup' || name === 'sub') return name;
  if (name === 'sc' || /small-?caps/.test(rest)) return 'smallcaps';
  return /nocase/.test(rest) ? 'nocase' : 'other';
}
