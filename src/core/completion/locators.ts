/** Labels of locators, as they are offered behind the comma of a cluster. */

export interface LocatorLabel {
  /** As it is written: `p.`. */
  readonly label: string;
  /** What it means: `page`. */
  readonly name: string;
  /** Text to write: with the space that what follows needs. */
  readonly insert: string;
}

/** The most used first. Each must be one that the reading of clusters knows (locators.ts in notes). */
export const LOCATOR_LABELS: readonly LocatorLabel[] = [
  of('p.', 'page'),
  of('pp.', 'pages'),
  of('chap.', 'chapter'),
  of('sec.', 'section'),
  of('fig.', 'figure'),
  of('table', 'table'),
  of('eq.', 'equation'),
  of('app.', 'appendix'),
  of('para.', 'paragraph'),
  of('vol.', 'volume'),
  of('no.', 'number, issue'),
  of('n.', 'note'),
  of('l.', 'line'),
  of('ll.', 'lines'),
  of('col.', 'column'),
  of('pt.', 'part'),
  of('bk.', 'book'),
  of('art.', 'article'),
  of('v.', 'verse'),
  of('fol.', 'folio'),
  of('op.', 'opus'),
  of('s.v.', 'sub verbo, under the word'),
  of('§', 'section sign'),
  of('¶', 'paragraph sign'),
];

function of(label: string, name: string): LocatorLabel {
  return { label, name, insert: /[\p{L}.]$/u.test(label) ? `${label} ` : label };
}
