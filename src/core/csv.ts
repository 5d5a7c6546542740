/** Tables for spreadsheets: https://www.rfc-editor.org/rfc/rfc4180, and nothing in them is a formula. */

export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** `-3`, `12 points; -4 %`. */
const NUMBERS = /^(?:-?[\d.]+(?: [^\d=+@;-]*)?(?:; |$))+$/;

/** Where lists are written with semicolons, or a table is pasted, a cell ends at more than a comma, quotes or not. */
const BEFORE_FORMULA = /^(?=[\t\r])|(?=[=+\-@])(?<=^|[;\t\r\n] *)/g;

/** Words of others begin as they like: what a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(text: string): string {
  const inert = NUMBERS.test(text) ? text : text.replace(BEFORE_FORMULA, "'");
  return /[",;\r\n\t]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
