/** The dates and versions of a preprint: from the dateline under the group, and from the submission history. */
import { parseDate } from '../../dates';
import type { Version } from '../../model';
import type { Lines } from '../text/lines';
import { withoutLinks } from '../text/printed-parts';

/**
 * Starts a dateline, at the start of a line: `[Submitted on 29 Sep 2025 (v1), …`; clips have it behind the id:
 * `**arXiv:2501.07018 [math.OC], [Submitted on 13 Jan 2025]**`.
 */
export const DATELINE =
  /^[\s>#*_\\[(]{0,8}(?:arXiv:[\w./-]{9,24}(?:\s{1,2}\[[\w.-]{2,20}\])?,?\s{1,2}[[(]{0,2})?Submitted\s(?:on\s)?\d{1,2}\s[A-Z][a-z]{2,8}\.?\s\d{4}\b/;

/** A dateline may be broken over this many lines. */
const LINES_OF_DATELINE = 6;

/** The line behind the dateline that starts at `line`. */
export function endOfDateline(lines: Lines, line: number): number {
  for (let index = line; index < Math.min(lines.length, line + LINES_OF_DATELINE); index++) {
    if (/\]\W*$/.test(lines.at(index))) return index + 1;
  }
  return line + 1;
}

/**
 * The versions a dateline speaks of. Four forms:
 *
 *     [Submitted on 5 Jan 2024]
 *     [Submitted on 5 Jan 2024 (v1), last revised 7 Mar 2024 (this version, v3)]
 *     [Submitted on 5 Jan 2024 (this version), latest version 9 Apr 2024 (v4)]
 *     [Submitted on 5 Jan 2024 (v1), revised 7 Mar 2024 (this version, v2), latest version 9 Apr 2024 (v4)]
 */
export function versionsInDateline(text: string): Version[] {
  const plain = withoutLinks(text).replace(/\s+/g, ' ');
  const parts = plain.matchAll(
    /(submitted(?: on)?|last revised|revised|latest version) (\d{1,2} [A-Za-z]{3,9}\.? \d{4})(?: ?\(([^()]{0,40})\))?/gi,
  );
  const saysShown = /this version/.test(plain);
  const versions: Version[] = [];
  for (const [, verb, day, note = ''] of parts) {
    const first = verb!.toLowerCase().startsWith('submitted');
    const number = /v(\d{1,3})/.exec(note)?.[1];
    const date = parseDate(day!);
    if (!first && number === undefined) continue;
    const shown = saysShown ? note.includes('this version') : first;
    versions.push({ version: first ? 1 : Number(number), ...(date && { date }), ...(shown && { shown }) });
  }
  return versions;
}

/** `[v1] Mon, 29 Sep 2025 17:10:35 UTC (500 KB)`, several of which may share a line with `From:`. */
export function versionsInHistory(text: string): Version[] {
  const entries = text.matchAll(
    /\[v(\d{1,3})\][\s*_]{0,4}(?:[A-Z][a-z]{2},?\s)?(\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4})?([^[\n]{0,80})/g,
  );
  return [...entries].map(([, number, day, rest = '']): Version => {
    const date = day === undefined ? undefined : parseDate(day.replace(/\s/g, ' '));
    const size = /\(([\d,.]+)\s?([KkMm])[Bb]\b/.exec(rest);
    const sizeKB = size ? Number(size[1]!.replaceAll(',', '')) * (/m/i.test(size[2]!) ? 1000 : 1) : undefined;
    const withdrawn = /\(withdrawn\)/i.test(rest);
    return {
      version: Number(number),
      ...(date && { date }),
      ...(sizeKB !== undefined && { sizeKB }),
      ...(withdrawn && { withdrawn }),
    };
  });
}

/** What both say, by version. */
export function joinVersions(a: readonly Version[], b: readonly Version[]): Version[] {
  const byNumber = new Map<number, Version>();
  for (const version of [...a, ...b]) {
    byNumber.set(version.version, { ...byNumber.get(version.version), ...version });
  }
  return [...byNumber.values()].sort((one, other) => one.version - other.version);
}
