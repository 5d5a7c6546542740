/** The list of references as it stands in a note: a heading where one is wanted, and a paragraph for each reference. */
import { digestOfText } from '../digest';
import { frontMatterEnd } from '../notes/front-matter';

/** What is printed of one work. In the note's markup already: Markdown, or plain text. */
interface PrintedReference {
  /** `[1]`. */
  readonly label?: string;
  readonly text: string;
}

export interface ListHeading {
  readonly title: string;
  /** 1 to 6. */
  readonly level: number;
}

/** In Markdown. Lines end with `\n`, the last one too; empty where there is nothing to list. */
export function listBody(references: readonly PrintedReference[], heading?: ListHeading): string {
  if (references.length === 0) return '';
  const title = heading && `${'#'.repeat(heading.level)} ${heading.title.replace(/\s+/g, ' ').trim()}`;
  const paragraphs = references.map((reference) => citingNothing(oneParagraph(wordsOf(reference))));
  return `${[...(title ? [title] : []), ...paragraphs].join('\n\n')}\n`;
}

/** The list for a text without markup: a line for each reference. */
export function plainTextList(references: readonly PrintedReference[]): string {
  return references.map((reference) => `${wordsOf(reference).replace(/\s+/g, ' ').trim()}\n`).join('\n');
}

function wordsOf({ label, text }: PrintedReference): string {
  return label ? `${label} ${text}` : text;
}

/** Of the text of a list, as editors that trim lines and change line ends leave it. Letters and digits. */
export function digestOfList(body: string): string {
  return digestOfText(plainList(body)).toString(36);
}

/** Without white space at the ends of lines and of the whole, with `\n` for line ends. */
export function plainList(body: string): string {
  return body
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A reference is one paragraph, its lines broken only where the style does, and nothing in it is taken for a mark of ours. */
function oneParagraph(text: string): string {
  const lines = text.split(/\\\r?\n/).map((line) => line.replace(/\s+/g, ' ').trim());
  return lines.join('\\\n').replace(/\\?<!--/g, '\\<\\!--');
}

/** Words of a reference that look like a citation cite nothing: `@home` in a title. Addresses stay as they are. */
function citingNothing(text: string): string {
  return text.replace(/<[^<>\s]*>|(?<![\p{L}\p{N}\\])@(?=[\p{L}\p{N}_{*])/gu, (found) =>
    found === '@' ? '\\@' : found,
  );
}

/** Below the title of the note where it has one, else on a level with its sections. */
export function headingLevel(text: string): number {
  const levels: number[] = [];
  let fence: string | undefined;
  for (const line of text.slice(frontMatterEnd(text)).split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && !fence) fence = mark;
    else if (fence && mark?.startsWith(fence)) fence = undefined;
    const heading = fence ? undefined : /^ {0,3}(#{1,6})(?=\s|$)/.exec(line)?.[1];
    if (heading) levels.push(heading.length);
  }
  const isTitle = levels[0] === 1 && levels.indexOf(1, 1) < 0;
  return isTitle ? 2 : Math.min(...levels, 2);
}
