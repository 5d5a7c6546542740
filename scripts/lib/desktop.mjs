// The VS Code that is installed on this machine.
import { build } from './build.mjs';
import { runChild } from './children.mjs';
import { root } from './places.mjs';
import { say, step } from './say.mjs';

/** Opens a window with the checkout as an extension under development; false if there is no such VS Code.
 * @param {string} folder */
export async function openDesktop(folder) {
  // In the terminal of a VS Code, `code` may speak to a window on another machine, which cannot load our checkout.
  if (process.env.VSCODE_IPC_HOOK_CLI) return false;
  if ((await code(['--version'])).code !== 0) return false;
  await step('Building Scholium', () => build('extension'));
  const { code: status } = await code(['--new-window', `--extensionDevelopmentPath=${root}`, folder]);
  if (status === 0)
    say('Opened in the VS Code of this machine (npm start -- --embedded opens one of its own).\n');
  return status === 0;
}

/** On Windows `code` is a .cmd file, which only a shell can start. @param {string[]} args */
function code(args) {
  const shell = process.platform === 'win32';
  return runChild('code', shell ? args.map((arg) => `"${arg}"`) : args, { shell });
}
