/** What the commands share. */
import type * as vscode from 'vscode';
import type { Node } from '../core/views/node';
import type { CitersView } from './citers-view';
import type { PapersView } from './papers-view';
import type { LibraryStore } from './store';

/** What the commands work with. */
export interface Services {
  readonly store: LibraryStore;
  readonly memento: vscode.Memento;
  readonly papers: PapersView;
  readonly citers: CitersView;
  readonly log: vscode.LogOutputChannel;
}

/** What a command is called on: a row of a tree, a link of a card, a row of the picker. */
export type Target = Partial<Pick<Node, 'workId' | 'target' | 'kind'>>;
