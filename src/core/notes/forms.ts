/** Which citation syntax to write where. */
import type { CitationForm } from './cluster';

/** `auto` follows the language of the file. */
export type FormSetting = CitationForm | 'auto';

/**
 * The form to write in a file of this language. A file that is LaTeX or Typst takes its own whatever the setting
 * says, since no other means anything there.
 */
export function formFor(languageId: string, setting: FormSetting): CitationForm {
  return OWN_FORM[languageId] ?? (setting === 'auto' ? (DEFAULT_FORM[languageId] ?? 'pandoc') : setting);
}

const OWN_FORM: Readonly<Record<string, CitationForm>> = {
  latex: 'latex',
  tex: 'latex',
  'latex-expl3': 'latex',
  context: 'latex',
  typst: 'typst',
};

const DEFAULT_FORM: Readonly<Record<string, CitationForm>> = { myst: 'myst' };
