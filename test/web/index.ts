// The tests that run inside a web worker host, where there is no process, no file system and no document.
// Mocha's browser build works in a worker; mocha's own entry asks for Node.
import 'mocha/mocha.js';
import { reporter } from '../host/reporter';

declare const mocha: BrowserMocha;
declare const SCHOLIUM_GREP: string | undefined;

interface BrowserMocha {
  setup(options: object): void;
  run(done: (failures: number) => void): void;
}

export async function run(): Promise<void> {
  mocha.setup({
    ui: 'bdd',
    timeout: 20_000,
    reporter,
    ...(SCHOLIUM_GREP && { fgrep: SCHOLIUM_GREP }),
  });
  // Only now is there a `describe`.
  await import('./activation.test');
  await import('./library.test');
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
