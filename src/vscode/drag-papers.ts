/** Rows of papers dragged out of a view: dropped into a note they become a citation, see `saving/drop.ts`. */
import * as vscode from 'vscode';
import type { Node } from '../core/views/node';
import { PAPERS_MIME } from '../names';

/** Puts the papers of these rows, each once, into what is carried. */
export function carryPapers(nodes: readonly Node[], data: vscode.DataTransfer): void {
  const ids = [...new Set(nodes.map(({ workId }) => workId).filter((id) => id !== undefined))];
  if (ids.length > 0) data.set(PAPERS_MIME, new vscode.DataTransferItem(JSON.stringify(ids)));
}

/** Of a view that nothing can be dropped on. */
export const DRAG_PAPERS: vscode.TreeDragAndDropController<Node> = {
  dragMimeTypes: [PAPERS_MIME],
  dropMimeTypes: [],
  handleDrag: carryPapers,
};
