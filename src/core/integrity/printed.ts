/** Which fields a style prints. */

/** The fields that styles print; abstracts and keywords they leave out, and addresses are not LaTeX. */
export const PRINTED: ReadonlySet<string> = new Set(
  'title subtitle booktitle booksubtitle maintitle journal journaltitle shortjournal series publisher address location institution school organization edition note howpublished addendum type chapter'.split(
    ' ',
  ),
);
export const NAMES: ReadonlySet<string> = new Set(['author', 'editor', 'translator']);
