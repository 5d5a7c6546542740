/** Every command, in one table: id → handler. One wrapper says what went wrong. */
import * as vscode from 'vscode';
import { COMMANDS, type CommandId } from '../../names';
import { firstReading } from '../first-reading';
import { guarded } from '../guarded';
import type { Services } from '../services';
import type { Target } from '../target';
import { CITING } from './citing';
import type { Handler } from './handler';
import { LIBRARY } from './library';
import { NOTES } from './notes';

const HANDLERS: Readonly<Record<CommandId, Handler>> = { ...CITING, ...NOTES, ...LIBRARY };

export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMANDS.map((id) =>
      vscode.commands.registerCommand(id, (target?: Target, selected?: readonly Target[]) =>
        guarded(id, services.log, async () => {
          await firstReading(services.store);
          if (target?.at === 'papers') await services.papers.told();
          return HANDLERS[id](services, target, Array.isArray(selected) ? selected : undefined);
        }),
      ),
    ),
  );
}
