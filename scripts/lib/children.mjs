// Child processes that never outlive us.
import { spawn, spawnSync } from 'node:child_process';

/** @typedef {import('node:child_process').ChildProcess} Child */
/** @typedef {import('node:child_process').SpawnOptions} SpawnOptions */

const onWindows = process.platform === 'win32';
/** @type {Set<Child>} */
const running = new Set();
let watching = false;
let ending = false;
/** Whether we were told to end, and so our children with us. */
export const isEnding = () => ending;

/** Starts a process, with all it starts in turn, that ends when we end.
 * @param {string} command @param {string[]} args @param {SpawnOptions} [options] */
export function startChild(command, args, options = {}) {
  watchOurEnd();
  // A group of its own (POSIX): ending the group also ends the extension hosts a VS Code server forks.
  const child = spawn(command, args, { ...options, detached: !onWindows });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Asks politely, then insists. Resolves when the process is gone. @param {Child} child */
export async function endChild(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  signal(child, 'SIGTERM');
  const insist = setTimeout(() => signal(child, 'SIGKILL'), 3000);
  await gone;
  clearTimeout(insist);
  // What the group's leader left behind.
  signal(child, 'SIGKILL');
}

/** Runs a process to its end; standard output and error come back as one text.
 * @param {string} command @param {string[]} args @param {SpawnOptions & {echo?: boolean}} [options]
 * @returns {Promise<{code: number, output: string}>} */
export function runChild(command, args, { echo = false, ...options } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = startChild(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (echo) process.stdout.write(text);
      });
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function watchOurEnd() {
  if (watching) return;
  watching = true;
  process.once('exit', () => signalAll('SIGKILL'));
  for (const [name, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]))
    process.once(name, () => {
      ending = true;
      signalAll('SIGTERM');
      setTimeout(() => process.exit(code), 300);
    });
}

/** Ends us when npm is ended from outside: its shell does not pass the word on. */
export function endWithParent() {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 1000).unref();
}

/** @param {NodeJS.Signals} name */
function signalAll(name) {
  for (const child of running) signal(child, name);
}

/** @param {Child} child @param {NodeJS.Signals} name */
function signal(child, name) {
  if (child.pid === undefined) return;
  try {
    if (onWindows) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else process.kill(-child.pid, name);
  } catch (error) {
    // Already gone: what we wanted.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
