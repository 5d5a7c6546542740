/** What a paper that is dragged says of itself to the editor. */

/** As a row of Papers says it (`PAPERS_MIME` in names.ts): a note then takes both alike. */
const papersMime = 'application/vnd.code.tree.scholium.papers';

/** Puts the papers into the drag by their ids. No plain text beside them: VS Code would rather insert that than cite. */
export function dragData(event: DragEvent, ids: readonly string[]): void {
  const { dataTransfer } = event;
  if (!dataTransfer) return;
  dataTransfer.setData(papersMime, JSON.stringify(ids));
  dataTransfer.effectAllowed = 'copyMove';
}
