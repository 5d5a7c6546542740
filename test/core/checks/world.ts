/** A small library and bibliographies for the tests of the rules. */
import { Bibliographies } from '../../../src/core/checks/bibliographies';
import { checkNote } from '../../../src/core/checks/check-note';
import type { NoteProblem } from '../../../src/core/checks/problem';
import type { RuleLevels } from '../../../src/core/checks/rules';
import type { Library } from '../../../src/core/library/library';
import type { Work } from '../../../src/core/model';
import { makeLibrary, makeWork } from '../builders';

const ATTENTION = makeWork({
  title: 'Attention is all you need',
  authors: 'Ashish Vaswani; Noam Shazeer',
  year: 2017,
  citekey: 'vaswaniAttentionAllYou2017',
  ids: ['1706.03762'],
});
const WITHDRAWN = makeWork({ title: 'Cold fusion', citekey: 'gone', withdrawn: true, ids: ['2001.00001'] });

const WORKS: readonly Work[] = [
  {
    ...ATTENTION,
    aliases: ['vaswani2017'],
    versions: [{ version: 1 }, { version: 7 }],
  },
  WITHDRAWN,
  ...['a', 'b', 'c', 'doe99', 'müller2020', 'x.y', 'ab:c/d'].map((citekey) =>
    makeWork({ title: `A paper called ${citekey}`, authors: 'Jo Doe', year: 1999, citekey }),
  ),
];

export const LIBRARY: Library = makeLibrary(WORKS);

/** Every rule that can be asked of a note is on. */
export const ALL: RuleLevels = { 'unused-entry': 'warning' };

export interface Asked {
  readonly language?: string;
  readonly file?: string;
  /** Other files by their names; what is not here is not there. */
  readonly files?: Readonly<Record<string, string>>;
  readonly rules?: RuleLevels;
  readonly library?: Library;
}

export function bibliographiesOf(files: Readonly<Record<string, string>>): Bibliographies {
  const bibliographies = new Bibliographies((name, from) => {
    const folders = from.split('/').slice(0, -1);
    for (const part of name.split('/')) {
      if (part === '..' && folders.pop() === undefined) return undefined;
      if (part !== '..' && part !== '.') folders.push(part);
    }
    return folders.join('/');
  });
  for (const [file, text] of Object.entries(files)) bibliographies.set(file, text);
  return bibliographies;
}

export function problemsIn(text: string, asked: Asked = {}): NoteProblem[] {
  const note = { file: asked.file ?? 'note.md', text, language: asked.language ?? 'markdown' };
  const bibliographies = bibliographiesOf(asked.files ?? {});
  for (let files = bibliographies.unread(note); files.length > 0; files = bibliographies.unread(note)) {
    for (const file of files) bibliographies.set(file, undefined);
  }
  return checkNote(note, {
    library: asked.library ?? LIBRARY,
    bibliographyOf: (each) => bibliographies.of(each),
    rules: asked.rules ?? ALL,
  });
}
