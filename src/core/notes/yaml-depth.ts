/** YAML that no parser should be given: nested some thousand deep it ends the whole process, which no `catch` holds up. */

/** No front matter is nested so deep. */
const DEEPEST = 50;
/** Spaces at the beginning of a line: each level has one at least. */
const WIDEST = 400;

export function isNestedDeep(yaml: string): boolean {
  let depth = 0;
  for (const [bracket] of yaml.matchAll(/[[{\]}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return LINE.test(yaml);
}

/** Lists that begin on one line, `- - - x`, keys of keys, `? ? x`, and what is far to the right. */
const LINE = new RegExp(`^(?:[ \\t]*(?:[-?:][ \\t]+){${DEEPEST}}|[ \\t]{${WIDEST}})`, 'm');
