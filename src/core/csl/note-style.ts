/**
 * What a note says of how its citations are to be printed: Pandoc's fields of the front matter
 * (https://pandoc.org/MANUAL.html#citation-rendering), and those of the projects around it
 * (https://quarto.org/docs/authoring/citations.html).
 */
import { frontMatterEnd } from '../notes/front-matter';
import { fieldEdits, inYaml } from '../notes/front-matter-fields';
import type { TextEdit } from '../notes/request';
import type { Span } from '../place';
import { type YamlScalar, yamlScalars } from './yaml-scalars';

export interface NoteStyle extends NamedStyle {
  /** `suppress-bibliography: true`. */
  readonly suppressBibliography: boolean;
  /** `reference-section-title: References`. */
  readonly sectionTitle?: string;
  /** `link-citations: false`; true unless told. */
  readonly linkCitations: boolean;
}

/** The style and the language that a file names. */
export interface NamedStyle {
  /** `csl: apa`, `csl: styles/mine.csl`, also under `citation-style` and Quarto's `format: html: csl`: a name or a path. */
  readonly csl?: string;
  /** Of that name as it is printed, quotes and all; also of an empty one, `""`, which names none. */
  readonly cslSpan?: Span;
  /** `lang: de-AT`. */
  readonly lang?: string;
}

export function noteStyle(text: string): NoteStyle {
  const fields = frontMatterScalars(text);
  const said = (path: string) => fields.findLast((field) => field.path === path)?.value;
  const sectionTitle = said('reference-section-title');
  return {
    ...namedStyle(fields),
    suppressBibliography: isTrue(said('suppress-bibliography')),
    ...(sectionTitle && { sectionTitle }),
    linkCitations: !isFalse(said('link-citations')),
  };
}

/** What a project file says for the notes below it: `_quarto.yml`, `_metadata.yml`. */
export function projectStyle(text: string): NamedStyle {
  return namedStyle(yamlScalars(text));
}

/**
 * The edits that make the note name this style; all else stays as it is. Undefined where the front matter is no YAML
 * that can be written line by line.
 */
export function styleEdits(text: string, csl: string): readonly TextEdit[] | undefined {
  const { cslSpan } = noteStyle(text);
  if (cslSpan) return [{ span: cslSpan, newText: inYaml(csl) }];
  const hasAlias = frontMatterHas(text, 'citation-style');
  return fieldEdits(text, { [hasAlias ? 'citation-style' : 'csl']: csl });
}

/** The same for the language of its words; undefined takes the field away, so that the style speaks its own. */
export function languageEdits(text: string, language: string | undefined): readonly TextEdit[] | undefined {
  return fieldEdits(text, { lang: language });
}

function namedStyle(fields: readonly YamlScalar[]): NamedStyle {
  // What Quarto says of one format wins there over what stands at the top; the preview is of the first of these. Of a
  // field that is there twice, Pandoc takes the last.
  const named =
    fields.findLast(({ path }) => path === 'format.html.csl') ??
    fields.findLast(({ path }) => path === 'csl') ??
    fields.findLast(({ path }) => path === 'citation-style') ??
    fields.find(({ path }) => /^format\.[\w-]+\.csl$/.test(path));
  const lang = fields.findLast(({ path, value }) => path === 'lang' && LANGUAGE.test(value))?.value;
  return {
    ...(named && { cslSpan: named.span }),
    ...(named?.value && { csl: named.value }),
    ...(lang !== undefined && { lang: lang.replaceAll('_', '-') }),
  };
}

// BCP 47 (https://www.rfc-editor.org/info/bcp47), as far as locales of styles have it.
const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/i;

function frontMatterScalars(text: string): YamlScalar[] {
  const end = frontMatterEnd(text);
  const start = text.indexOf('\n') + 1;
  return end === 0 ? [] : yamlScalars(text.slice(start, text.lastIndexOf('\n', end - 2) + 1), start);
}

function frontMatterHas(text: string, field: string): boolean {
  return new RegExp(`^${field}[ \\t]*:`, 'm').test(text.slice(0, frontMatterEnd(text)));
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|yes|on)$/i.test(value);
}

function isFalse(value: string | undefined): boolean {
  return value !== undefined && /^(?:false|no|off)$/i.test(value);
}
