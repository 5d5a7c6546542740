/**
 * What a note says of how its citations are to be printed: Pandoc's fields of the front matter
 * (https://pandoc.org/MANUAL.html#citation-rendering), and those of the projects around it.
 */
export interface NoteStyle {
  /** `csl: apa`, `csl: styles/mine.csl`: a name or a path from the note. */
  readonly csl?: string;
  /** `lang: de-AT`. */
  readonly lang?: string;
  /** `suppress-bibliography: true`. */
  readonly suppressBibliography: boolean;
  /** `reference-section-title: References`. */
  readonly sectionTitle?: string;
  /** `link-citations: false`; true unless told. */
  readonly linkCitations: boolean;
}

export function noteStyle(text: string): NoteStyle {
  // TODO(styles)
  void text;
  return { suppressBibliography: false, linkCitations: true };
}
