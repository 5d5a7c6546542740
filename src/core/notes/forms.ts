/** Which citation syntax to write where. */
import type { CitationForm } from './cluster';

/** `auto` follows the language of the file. */
export type FormSetting = CitationForm | 'auto';

/**
 * The form to write in a file of this language. A file that is LaTeX or Typst takes its own whatever the setting
 * says, since no other means anything there.
 */
export function formFor(languageId: string, setting: FormSetting): CitationForm {
  const auto = languageId === 'myst' ? 'myst' : 'pandoc';
  return OWN_FORM.get(languageId) ?? FORMS.find((form) => form === setting) ?? auto;
}

/** What the setting may say; anything else, typed by hand, counts as `auto`. */
const FORMS: readonly CitationForm[] = [
  'pandoc',
  'wikilink',
  'footnote',
  'markdown-link',
  'latex',
  'myst',
  'typst',
];

const OWN_FORM: ReadonlyMap<string, CitationForm> = new Map([
  ['latex', 'latex'],
  ['latex-expl3', 'latex'],
  ['rsweave', 'latex'],
  ['tex', 'latex'],
  ['typst', 'typst'],
]);
