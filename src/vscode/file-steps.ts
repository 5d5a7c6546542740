/** Makes the steps of the core on the files of a folder, on any file system that VS Code has. */
import * as vscode from 'vscode';
import type { Answer, ListedFile, Step, Steps } from '../core/jsonl/save';

/** What the steps end with; a step that fails is theirs to answer for. */
export async function takeSteps<R>(folder: vscode.Uri, steps: Steps<R>): Promise<R> {
  let next = steps.next();
  while (!next.done) {
    let answer: Answer;
    try {
      answer = await takeStep(folder, next.value);
    } catch (error) {
      next = steps.throw(error);
      continue;
    }
    next = steps.next(answer);
  }
  return next.value;
}

async function takeStep(folder: vscode.Uri, step: Step): Promise<Answer> {
  const { fs } = vscode.workspace;
  const at = (name: string) => vscode.Uri.joinPath(folder, name);
  switch (step.do) {
    case 'list':
      return list(folder, step.prefix);
    case 'read':
      return orNothing(async () => new TextDecoder().decode(await fs.readFile(at(step.name))));
    case 'write':
      await fs.createDirectory(folder);
      await fs.writeFile(at(step.name), new TextEncoder().encode(step.text));
      return undefined;
    case 'rename':
      await orNothing(() => Promise.resolve(fs.rename(at(step.name), at(step.to), { overwrite: true })));
      return undefined;
    case 'delete':
      await orNothing(() => Promise.resolve(fs.delete(at(step.name))));
      return undefined;
  }
}

async function list(folder: vscode.Uri, prefix: string): Promise<readonly ListedFile[]> {
  const { fs } = vscode.workspace;
  const entries = (await orNothing(() => Promise.resolve(fs.readDirectory(folder)))) ?? [];
  const names = entries.map(([name]) => name).filter((name) => name.startsWith(prefix));
  const files = await Promise.all(
    names.map((name) =>
      orNothing(async () => ({ name, modified: (await fs.stat(vscode.Uri.joinPath(folder, name))).mtime })),
    ),
  );
  return files.filter((file) => file !== undefined);
}

/** The result, or undefined where there is no such file. */
async function orNothing<R>(act: () => Promise<R>): Promise<R | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
