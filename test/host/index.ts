// The front door of the tests that run inside a real extension host: VS Code calls `run`.
// What a test says reaches `npm test` through the console (scripts/lib/reports.mjs).

import * as path from 'node:path';
import Mocha from 'mocha';
import { reporter } from './reporter';

export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    reporter: reporter as unknown as Mocha.ReporterConstructor,
    ...(process.env.SCHOLIUM_GREP && { fgrep: process.env.SCHOLIUM_GREP }),
  });
  // One bundle of all test/host/*.test.ts; a file, not an import, so that `describe` exists when it loads.
  mocha.addFile(path.join(__dirname, 'host-tests.js'));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
