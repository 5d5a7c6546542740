// The command line as a reader runs it, in a folder of the test's own.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const CLI = resolve('dist/cli.js');

/** Lays these files into a folder for the tests of a `describe`; gives what runs the command there, and its path. */
export function inFolderOf(files: Readonly<Record<string, string | Uint8Array>>) {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'scholium-cli-'));
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function scholium(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }
  return { scholium, path: (name: string) => join(folder, name) };
}
