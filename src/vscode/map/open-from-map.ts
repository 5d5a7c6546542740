/** From a paper on the map to what is known of it, and where it was read. */
import * as vscode from 'vscode';
import { namesOf } from '../../core/library/decided';
import type { Work } from '../../core/model';
import type { FromMap } from '../../protocol/map';
import { openPlace } from '../convert';
import type { Services } from '../services';

export type Opened = Extract<FromMap, { type: 'open' }>['what'];

/** Pages and lines open beside the map, so that the reader sees both. */
export async function openFromMap(
  { papers, citers, pages }: Pick<Services, 'papers' | 'citers' | 'pages'>,
  work: Work,
  what: Opened,
  map: vscode.ViewColumn | undefined,
): Promise<void> {
  switch (what) {
    case 'page':
      return pages.show({ of: 'paper', id: work.id, names: namesOf(work.records) }, columnBeside(map));
    case 'row':
      return papers.reveal(work.id);
    case 'line':
      await openPlace(work.records[0]!.title.place, { viewColumn: columnBeside(map) });
      papers.noteReading(work.id);
      citers.show(work.id);
  }
}

/** Another column than that of the map: one that is there, else a new one. */
export function columnBeside(map: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const others = all.filter(({ viewColumn }) => viewColumn !== map);
  const other = others.find((group) => group === activeTabGroup) ?? others[0];
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}
