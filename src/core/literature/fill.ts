/** A template of literature notes, filled: as YAML in its front matter, as Markdown below. */
import type { Work } from '../model';
import { frontMatterEnd } from '../notes/front-matter';
import { keepInQuotations } from '../quotations/write';
import { fillTemplate, type Template, type Values } from '../template';
import { NOTE_NAMES, type NoteSurroundings, noteValues, type Refer, type Written } from './values';
import { fillYaml, PLACE } from './yaml-values';

/** What a template may use, by its names. */
export type NoteValues = Values<(typeof NOTE_NAMES)[number]>;

/** A template, and where the reader finds it. */
export type NoteTemplate = Template;

/**
 * The note on a work, with `\n` for line ends. Throws, with the place and the names there are, where the template is
 * broken.
 */
export function fillNote(template: NoteTemplate, work: Work, surroundings: NoteSurroundings): string {
  return fillWith(template, work, surroundings, (values) => values);
}

/** The same with other values than those of the work. */
export function fillWith(
  template: NoteTemplate,
  work: Work,
  surroundings: NoteSurroundings,
  change: (values: NoteValues, refer: Refer) => NoteValues,
): string {
  const values: Written[] = [];
  const refer = (written: Written) => `\uE000${values.push(written) - 1}\uE000`;
  const text = template.text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\uE000', '');
  const filled = fillTemplate({ ...template, text }, change(noteValues(work, surroundings, refer), refer));
  const end = frontMatterEnd(filled);
  const head = fillYaml(filled.slice(0, end).split('\n'), (index) => values[index]!.plain).join('\n');
  const body = filled.slice(end).replace(PLACE, (_, index) => values[Number(index)]!.markdown);
  return head + keepInQuotations(body);
}

/** A template may use these names, for those who write one. */
export function namesForTemplates(): string {
  return NOTE_NAMES.join(', ');
}
