/** Reading files through `workspace.fs` and nothing more: what no reader of a folder can do without. */
import * as vscode from 'vscode';

/** As many as Scholium reads at once. */
const AT_ONCE = 64;

export async function filesBelow(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const files: vscode.Uri[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next; next = folders.pop()) {
    for (const [name, type] of await vscode.workspace.fs.readDirectory(next)) {
      const uri = vscode.Uri.joinPath(next, name);
      if (type === vscode.FileType.Directory) folders.push(uri);
      else files.push(uri);
    }
  }
  return files;
}

export async function readAll(files: readonly vscode.Uri[]): Promise<void> {
  const queue = files.values();
  const work = async () => {
    for (const file of queue) await vscode.workspace.fs.readFile(file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
