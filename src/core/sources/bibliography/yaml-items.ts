/** Cuts a YAML file into the entries of its list, each to be parsed alone; flow style (`[{…}]`) is not cut. */
import { type Lines, once } from '../text/lines';

/** The entries of the list at the margin, or under `references:`, each with the `-` before it. */
export const yamlItems = once((lines): readonly Lines[] => {
  const items: Lines[] = [];
  let start: number | undefined;
  let indent: number | undefined;
  let isListed = false;
  let isMapped = false;
  const close = (end: number) => {
    if (start !== undefined) items.push(lines.slice(start, end));
    start = undefined;
  };
  for (const [line, text] of lines.texts.entries()) {
    if (NOTHING.test(text)) continue;
    const dash = /^( {0,40})-(?:\s|$)/.exec(text.slice(0, 42))?.[1]?.length;
    const isMargin = !/^\s/.test(text);
    if (isListed && dash !== undefined && dash === (indent ?? dash)) {
      close(line);
      indent = dash;
      start = line;
    } else if (isMargin) {
      close(line);
      isListed = !isMapped && dash === 0;
      indent = isListed ? 0 : undefined;
      if (isListed) start = line;
      else if (REFERENCES.test(text)) isListed = true;
      isMapped ||= !isListed && !/^(?:---|\.\.\.|%)/.test(text);
    }
  }
  close(lines.length);
  return items;
});

/** Empty, or a comment. */
const NOTHING = /^\s*(?:#|$)/;

const REFERENCES = /^["']?references["']?:\s{0,20}(?:#.*)?$/;
