/** Makes the steps of the core on the files of a folder, on any file system that VS Code has. */
import * as vscode from 'vscode';
import { decodeText } from '../../core/decode';
import type { Answer, ListedFile, Step, Steps } from '../../core/jsonl/save';

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
      return orNothing(async () => {
        const { type } = await fs.stat(at(step.name));
        // A pipe or a device is never read to its end, and a link to one may have come with the folder.
        if (!(type & vscode.FileType.File)) throw new Error('It is no file.');
        return ourText(step.name, await fs.readFile(at(step.name)));
      });
    case 'write':
      await fs.createDirectory(folder);
      await fs.writeFile(at(step.name), new TextEncoder().encode(step.text));
      return undefined;
    case 'rename':
      // VS Code deletes what has the new name before it finds that nothing has the old one.
      if (!(await orNothing(() => Promise.resolve(fs.stat(at(step.name)))))) return undefined;
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
      orNothing(async () => {
        const { mtime, type } = await fs.stat(vscode.Uri.joinPath(folder, name));
        // A pipe or a device, by a link that came with the folder, is never read to its end.
        return type & vscode.FileType.File ? { name, modified: mtime } : undefined;
      }),
    ),
  );
  return files.filter((file) => file !== undefined);
}

/** The text of a file of ours. Throws where it is not in UTF-8: written back, it would lose letters. */
export function ourText(name: string, bytes: Uint8Array): string {
  // What a save in progress leaves is ours alone, and judged line by line.
  if (name.endsWith('.tmp')) return new TextDecoder().decode(bytes);
  const decoded = decodeText(bytes);
  if ('text' in decoded && decoded.encoding === 'utf-8') return decoded.text;
  throw new Error(`${name} is not in UTF-8, as some programs save files. Save it in UTF-8 to have it read.`);
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
