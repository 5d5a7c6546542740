/** What the ACL Anthology calls a volume: proceedings, or an issue of a journal. */
import type { Publication } from '../../model';

/** The Anthology names a journal's issue as a volume: `Computational Linguistics, Volume 47, Issue 1 - March 2021`. */
const JOURNAL = /^(.{3,200}?), Volume (\d{1,4})(?:, (?:Issue|Number) (\d{1,4}))?(?:\s[-–,].{0,60})?$/;

/** The volume as a container; of a journal's issue, journal, volume and issue. */
export function volumeOf(text: string): Publication {
  const journal = text.length > 400 || /^Proceedings\b/.test(text) ? null : JOURNAL.exec(text);
  if (!journal) return { type: 'paper-conference', ...(text !== '' && { 'container-title': text }) };
  return {
    type: 'article-journal',
    'container-title': journal[1]!,
    volume: journal[2]!,
    ...(journal[3] !== undefined && { issue: journal[3] }),
  };
}
