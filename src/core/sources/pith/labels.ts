/** The fixed words of a Pith citing-papers page, by which its parts are told whatever lines they stand on. */

/** `6 Pith papers cite this work. …`, `Canonical reference. 75% of citing Pith papers …`, `Mixed citation behavior. …` */
export const STATUS =
  /^(?:([\d,]+) Pith papers? cites? this work\b|(?:[A-Z][\w -]{2,40}\. )?(\d+(?:\.\d+)?)% of citing Pith papers? cites? this work|Mixed citation behaviou?r\b)/;

/** `51 Pith papers citing it`, alone; its number may stand on the line above. */
export const COUNT = /^(?:([\d,]+) )?Pith papers? citing (?:it|this work)$/;

/** `pith. sign in` and its older forms: the first line of the second extraction. */
export const SITE_LINE = /^pith\. (?:.{0,80} )?sign in$/i;

/** `hub Canonical reference`, `super hub Mixed citations`. */
export const HUB = /^(?:super )?hub (?!tools$)(\S.{0,60})$/;

export const REPRESENTATIVE = 'representative citing papers';
export const EXPLORER = 'citing papers explorer';

/** Labels of sections, alone on their line; facets and whatever is glued to a facet's value are found by form. */
export const SECTIONS: ReadonlySet<string> = new Set([
  'abstract',
  'hub tools',
  'citation-role summary',
  'citation-polarity summary',
  'clear filters',
  'claims ledger',
  'authors',
  'co-cited works',
  REPRESENTATIVE,
  EXPLORER,
]);

/** The facets seen. Others are taken for facets where they stand among these. */
export const FACETS: ReadonlySet<string> = new Set(['fields', 'years', 'verdicts', 'roles', 'polarities']);

/** Facet or section label of a line, glued (`background 2representative citing papers`) or alone. */
export function labelAtEnd(text: string): { readonly label: string; readonly before: string } | undefined {
  if (SECTIONS.has(text) || FACETS.has(text)) return { label: text, before: '' };
  const glued = /^(.{0,2000}\d)([a-z][a-z -]{2,40})$/.exec(text);
  return glued ? { label: glued[2]!, before: glued[1]! } : undefined;
}

/** A line without a mark of heading, which some extractions put before titles and labels. */
export function plainLine(text: string): string {
  return text.startsWith('#') ? text.replace(/^#{1,6}\s+/, '') : text;
}
