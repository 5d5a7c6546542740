/** A program run as a task of VS Code: on the machine of the workspace, in a terminal, its arguments read by no shell. */
import * as vscode from 'vscode';
import { Notice } from '../notice';

/** After the end of a task VS Code still tells of the end of its process, if there was one. Milliseconds. */
const TOLD = 1000;
/** Of a program that is not on the `PATH` VS Code tells nothing at all: who has not begun by then is not there. Milliseconds. */
const PATIENCE = 10_000;

/** How a program ended: its exit code, or that it could not be started, or that the reader stopped it. */
export type Ended = number | 'not started' | 'stopped';

export interface Run {
  /** Of the task, and so of its terminal. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Beside those that it inherits. */
  readonly env: Readonly<Record<string, string>>;
}

/** Throws a `Notice` where VS Code would put something else for a part of what is told. */
export async function runProcess({ name, program, args, cwd, env }: Run): Promise<Ended> {
  // VS Code resolves `${command:…}` in every task: a file of that name would run a command.
  const resolved = [...args, cwd, ...Object.values(env)].find((each) => each.includes('${'));
  if (resolved !== undefined)
    throw new Notice(`No program is run with “${resolved}”: VS Code reads what stands behind \${ there.`);
  const execution = new vscode.ProcessExecution(program, [...args], { cwd, env: { ...env } });
  const id = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  const task = new vscode.Task(
    // Two tasks of one definition are one task to VS Code, which then asks whether it is to be begun anew.
    { type: 'process', name, id },
    vscode.TaskScope.Workspace,
    name,
    'Scholium',
    execution,
    [],
  );
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Never,
    panel: vscode.TaskPanelKind.Dedicated,
    clear: true,
    // The list of arguments is long, and what Pandoc says is to be seen.
    echo: false,
    showReuseMessage: false,
    focus: false,
  };
  const disposables: vscode.Disposable[] = [];
  try {
    return await new Promise<Ended>((resolve, reject) => {
      let running: vscode.TaskExecution | undefined;
      let isStarted = false;
      const isOurs = (other: vscode.TaskExecution) => other === running || other.task.definition.id === id;
      disposables.push(
        vscode.tasks.onDidStartTaskProcess((start) => {
          // Where there is no such file, VS Code tells of a process without a number.
          if (isOurs(start.execution)) isStarted ||= start.processId !== undefined;
        }),
        vscode.tasks.onDidEndTaskProcess((end) => {
          if (isOurs(end.execution)) resolve(end.exitCode ?? (isStarted ? 'stopped' : 'not started'));
        }),
        vscode.tasks.onDidEndTask((end) => {
          if (isOurs(end.execution)) setTimeout(() => resolve(isStarted ? 'stopped' : 'not started'), TOLD);
        }),
      );
      vscode.tasks.executeTask(task).then((execution) => {
        running = execution;
        const patience = setTimeout(() => {
          if (isStarted) return;
          execution.terminate();
          resolve('not started');
        }, PATIENCE);
        disposables.push(new vscode.Disposable(() => clearTimeout(patience)));
      }, reject);
    });
  } finally {
    vscode.Disposable.from(...disposables).dispose();
  }
}

/** Brings the terminal of a task into sight; the keyboard stays where it is. */
export function showTerminal(name: string): void {
  vscode.window.terminals.find((terminal) => terminal.name.includes(name))?.show(true);
}
