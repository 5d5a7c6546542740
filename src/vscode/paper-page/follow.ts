/** What the clicks on a page do: commands of ours on papers of ours, and nothing that a page could name. */
import * as vscode from 'vscode';
import type { PageAction } from '../../core/paper-page/links';
import type { PageSubject } from '../../core/paper-page/model';
import type { CommandId } from '../../names';
import { citeWorks } from '../citing';
import { openPlace } from '../convert';
import { columnBeside } from '../map/open-from-map';
import { openLink } from '../relations/open-link';
import type { Services } from '../services';
import type { Target } from '../target';

/** Where the page stands. */
export interface Around extends Pick<Services, 'store' | 'entries'> {
  /** The column of the page. */
  readonly column: vscode.ViewColumn | undefined;
  /** The note that is being written, brought into sight beside the page. */
  readonly note: () => Promise<vscode.TextEditor | undefined>;
  readonly show: (subject: PageSubject) => Promise<void>;
}

/** The commands that are called on the paper alone. */
const COMMANDS = {
  copyReference: 'scholium.copyFormattedReference',
  openNote: 'scholium.openLiteratureNote',
  compareAbstracts: 'scholium.compareAbstracts',
  openOnline: 'scholium.openOnline',
  showMap: 'scholium.showMap',
  showRelations: 'scholium.showRelations',
  revealPaper: 'scholium.revealPaper',
} as const satisfies Readonly<Record<string, CommandId>>;

export async function follow(action: PageAction, around: Around): Promise<void> {
  switch (action.action) {
    case 'open':
      // Beside the page, so that the reader sees both.
      await openPlace(action.place, { viewColumn: columnBeside(around.column) });
      return;
    case 'page':
      return around.show(action.subject);
    case 'visit':
      return openLink(action);
    case 'cite': {
      const work = around.store.library.byId(action.workId);
      if (work) await citeWorks(around, [work], 'bracketed', {}, await around.note());
      return;
    }
    case 'citeFinding':
      await around.note();
      return run('scholium.insertFinding', {
        kind: 'finding',
        workId: action.workId,
        target: action.place,
      });
    case 'copyKey':
      return run('scholium.copyCitekey', { workId: action.workId, key: action.key });
    case 'showMapOf': {
      const targets = action.workIds.map((workId): Target => ({ workId }));
      return run('scholium.showMap', targets[0], targets);
    }
    case 'openAnnotation':
      await vscode.commands.executeCommand('scholium.annotation.open', { annotation: action.annotation });
      return;
    default:
      return run(COMMANDS[action.action], { workId: action.workId });
  }
}

async function run(
  command: CommandId,
  target: Target | undefined,
  selected?: readonly Target[],
): Promise<void> {
  await vscode.commands.executeCommand(command, target, selected);
}
