/** The field in the front matter of a Markdown note that names its bibliography. */
import { frontMatterEnd } from '../notes/front-matter';
import { bibliographyField } from './bibliography-names';
import type { TextEdit } from './problem';

/**
 * The edit that makes a note name a bibliography, front matter made where there is none. None where the field is there
 * and holds something, whatever it is: a field twice is broken YAML.
 */
export function nameBibliography(text: string, name: string): TextEdit | undefined {
  const known = bibliographyField(text);
  if (known)
    return known.isEmpty ? { start: known.end, end: known.end, newText: ` ${yamlScalar(name)}` } : undefined;
  const from = text.startsWith('\uFEFF') ? 1 : 0;
  const feed = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const field = `bibliography: ${yamlScalar(name)}${feed}`;
  const end = frontMatterEnd(text);
  const head = text.slice(0, end).trimEnd();
  const at = end === 0 ? from : head.length - MARK;
  return {
    start: at,
    end: at,
    newText: end === 0 ? `---${feed}${field}---${feed}${feed}` : field,
  };
}

/** The line that ends front matter: `---` or `...`. */
const MARK = 3;

/** Plain where YAML takes it for nothing else. */
function yamlScalar(name: string): string {
  return /^[\p{L}\p{N}_./][\p{L}\p{N}_./ -]*$/u.test(name) && !name.endsWith(' ')
    ? name
    : `"${name.replace(/["\\]/g, '\\$&')}"`;
}
