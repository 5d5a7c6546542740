/** Front matter of notes on papers that cannot be read: what it says of the paper would be missed without a word. */
import { isMarkdown } from '../notes/citations';
import { frontMatterEnd } from '../notes/front-matter';
import { frontMatterFault } from '../notes/front-matter-fault';
import { isToTellOfPaper } from '../notes/paper-note';
import type { CheckedNote } from './note';
import type { Found } from './problem';

/** Where nothing ends the front matter, so much of it is looked at for a key. */
const HEAD = 2000;

export function* brokenFrontMatter({ file, text, language }: CheckedNote): Generator<Found> {
  if (!isMarkdown(language) || !/^\uFEFF?---/.test(text)) return;
  if (!isToTellOfPaper(file, text.slice(0, frontMatterEnd(text) || HEAD))) return;
  const fault = frontMatterFault(text);
  if (!fault) return;
  yield {
    rule: 'broken-front-matter',
    span: fault.span,
    message: `The front matter is no valid YAML: ${fault.what.replace(/\.$/, '')}. Until it is mended, status, tags and importance of the paper may not be read from it, and no field is refreshed.`,
  };
}
