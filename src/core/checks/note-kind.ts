/** What kind of note a language is, as far as bibliographies and comments go. */
import { citesIn, isMarkdown } from '../notes/citations';

/** Plain text may hold citations, but has neither front matter nor a project. */
export type NoteKind = 'markdown' | 'latex' | 'typst' | 'text';

/** `language` is VS Code's id. */
export function noteKind(language: string): NoteKind {
  if (language === 'typst') return 'typst';
  if (language === 'plaintext' || !citesIn(language)) return 'text';
  return isMarkdown(language) ? 'markdown' : 'latex';
}
