/** A page inside a fenced block of Markdown is quoted, not saved: documentation shows pages so. */
import type { Lines } from './lines';

/** The lines within closed fences (https://spec.commonmark.org/0.31.2/#fenced-code-blocks). */
export function quotedLines(lines: Lines): ReadonlySet<number> {
  const quoted = new Set<number>();
  let open: { readonly line: number; readonly fence: string } | undefined;
  for (const [index, text] of lines.texts.entries()) {
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence === undefined) continue;
    if (!open) open = { line: index, fence };
    else if (fence[0] === open.fence[0] && fence.length >= open.fence.length && text.trim() === fence) {
      for (let line = open.line; line <= index; line++) quoted.add(line);
      open = undefined;
    }
  }
  // A fence that nothing closes is a stray mark: what stands below it is not lost for it.
  return quoted;
}
