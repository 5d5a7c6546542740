/** A problem that the reader does not want to see again: the comment that switches its rule off where it stands. */
import { frontMatterEnd } from '../notes/front-matter';
import type { NoteText } from './bibliographies';
import { type NoteKind, noteKind } from './note-kind';
import { lineAround } from './probe';
import { type EditFix, editFix, type NoteProblem } from './problem';

/** Behind the line; undefined in front matter, and in another file than the note, where no comment of ours is read. */
export function switchOff({ file, rule, span }: NoteProblem, note: NoteText): EditFix | undefined {
  const { text, language } = note;
  if (file !== note.file || span.start < frontMatterEnd(text)) return undefined;
  const { end } = lineAround(text, span.start);
  const newText = COMMENT[noteKind(language)](`scholium-disable-line ${rule}`);
  return editFix(`Switch ${rule} off for this line`, { start: end, end, newText });
}

const COMMENT: Readonly<Record<NoteKind, (words: string) => string>> = {
  markdown: (words) => ` <!-- ${words} -->`,
  text: (words) => ` <!-- ${words} -->`,
  latex: (words) => ` % ${words}`,
  typst: (words) => ` // ${words}`,
};
