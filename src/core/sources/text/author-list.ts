/** A list of authors as arXiv and its like print it: `Authors:A. Lee (1), [B. Kim](https://…)[^2] and 3 other authors`. */
import type { Name } from '../../model';
import { parseName } from '../../names';
import { withoutLinks } from './printed-parts';

export interface AuthorList {
  readonly authors: readonly Name[];
  readonly complete: boolean;
}

const BROKEN_OFF =
  /(?:,?\s*\bet al\.?|,?\s*(?:\band\s)?\d+ (?:other|additional|more) authors?(?: not shown)?)\s*$/i;

/** Reads the lines of a list; one name a line or separated by commas. */
export function readAuthors(text: string): AuthorList {
  const plain = withoutNotes(withoutLinks(text)).replace(/\|/g, ' ').trim();
  const whole = plain.replace(BROKEN_OFF, '');
  const broken =
    whole !== plain || /\bet al\.?\s*\(\d+ additional/i.test(text) || /authors not shown/i.test(text);
  const authors = whole
    .split(/\s*[,;\n]\s*(?:and\s+|&\s+)?|\s+and\s+|\s+&\s+|:\s+/)
    .map((name) =>
      /^[\s*_·•-]|[\s*_†‡§¶]$/.test(name) ? name.replace(/^[\s*_·•-]+|[\s*_†‡§¶]+$/g, '') : name,
    )
    .filter((name) => /\p{L}/u.test(name) && !/^(?:jr|sr|iii?|iv)\.?$/i.test(name))
    .map(parseName);
  return { authors, complete: authors.length > 0 && !broken };
}

/** Affiliations and their marks stand in brackets, one within another: `((1) ETH Zürich, (2) CERN)`. */
function withoutNotes(text: string): string {
  if (!/[()]/.test(text)) return text;
  let depth = 0;
  let kept = '';
  for (const char of text) {
    if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += char;
  }
  return kept;
}
