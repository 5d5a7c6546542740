/** What a paper that is dragged says of itself to the editor. */

/** As a row of Papers says it (`PAPERS_MIME` in names.ts): a note then takes both alike. */
const papersMime = 'application/vnd.code.tree.scholium.papers';

/** Puts the papers into the drag by their ids; `words` are what an editor that knows nothing of papers takes. */
export function dragData(event: DragEvent, ids: readonly string[], words: string): void {
  const { dataTransfer } = event;
  if (!dataTransfer) return;
  dataTransfer.setData(papersMime, JSON.stringify(ids));
  dataTransfer.setData('text/plain', words);
  dataTransfer.effectAllowed = 'copyMove';
}
