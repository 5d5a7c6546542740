// A mocha reporter that writes each result as one marked line of JSON to the console, the only way out of a host.
// Used by the Node host and the web worker host: nothing of Node in here.
import type { Runner, Suite, Test } from 'mocha';

const mark = '@scholium-test ';

export function reporter(runner: Runner): void {
  let depth = -1;
  const totals = { passed: 0, failed: 0, skipped: 0 };
  runner.on('suite', (suite: Suite) => {
    if (!suite.root) tell({ kind: 'suite', depth, title: suite.title });
    depth++;
  });
  runner.on('suite end', () => depth--);
  runner.on('pass', (test: Test) => {
    totals.passed++;
    tell({ kind: 'pass', depth, title: `${test.title}${slowness(test)}` });
  });
  runner.on('pending', (test: Test) => {
    totals.skipped++;
    tell({ kind: 'skip', depth, title: test.title });
  });
  runner.on('fail', (test: Test, error: Failure) => {
    totals.failed++;
    tell({ kind: 'fail', depth, title: test.fullTitle(), message: explain(error) });
  });
  runner.on('end', () => tell({ kind: 'end', ...totals }));
}

interface Failure {
  message?: string;
  stack?: string;
  actual?: unknown;
  expected?: unknown;
}

function tell(report: object): void {
  console.log(mark + JSON.stringify(report));
}

function slowness({ duration = 0 }: Test): string {
  return duration > 1000 ? ` (${(duration / 1000).toFixed(1)} s)` : '';
}

/** The console cuts long texts: what matters comes first, the stack is short. */
function explain(error: Failure): string {
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !/node:|mocha/.test(line));
  return [error.message ?? String(error), ...difference(error), ...frames.slice(0, 8)].join('\n');
}

function difference({ actual, expected, message }: Failure): string[] {
  if (actual === undefined && expected === undefined) return [];
  const both = [`expected: ${show(expected)}`, `actual:   ${show(actual)}`];
  return message?.includes('\n') ? [] : both;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? String(value));
  return text.length > 4000 ? `${text.slice(0, 4000)} …` : text;
}
