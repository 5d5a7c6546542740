/** Where the entry of a citation goes, by what is known of the note's bibliographies. */
import { type Adds, type Target, targetOf } from '../../core/bibliography/adding/target';
import type { NoteText } from '../../core/checks/bibliographies';
import { namesElsewhere } from '../../core/checks/bibliography-names';
import type { NoteBibliographies } from '../problems/note-bibliographies';

/** To be asked when what the note names is read; see `targetOf`. */
export function targetIn(
  bibliographies: NoteBibliographies,
  note: NoteText,
  cited: Iterable<string>,
  adds: Adds,
): Target | undefined {
  if (namesElsewhere(note.text, note.language))
    return { refusal: 'the front matter has a field “bibliography” that names no file here.' };
  const { all } = bibliographies;
  const { files, missing, byDefault } = bibliographies.of(note);
  const missed = all.projectsOf(note).flatMap((project) => all.missingIn(project));
  return targetOf(
    {
      files: byDefault ? [] : files,
      missing: [...missing, ...missed].map(({ file }) => file),
      names: all.namesOf(note),
      byDefault: all.defaultOf(note),
      cited,
    },
    adds,
  );
}
