// npm test: everything that holds the project together, one stage after the other.
// Usage: npm test [-- --only STAGE,STAGE] [--grep WORDS]
import { parseArgs } from 'node:util';
import { ensureModules } from './lib/modules.mjs';
import { runMain, Stop, say, seconds } from './lib/say.mjs';
import { stages } from './lib/stages.mjs';

runMain(async () => {
  const { only, grep } = read(process.argv.slice(2));
  await ensureModules();
  const sum = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const results = [];
  for (const name of only) {
    say(`\n== ${name}\n`);
    const begin = Date.now();
    const { passed, failed, skipped, failures = [] } = await finish(name, { grep });
    // With --grep a stage may rightly have nothing to do; without, silence would pass for success.
    const empty = passed + failed === 0 && !grep;
    sum.passed += passed;
    sum.failed += failed + (empty ? 1 : 0);
    sum.skipped += skipped;
    if (empty) say('   no test ran\n');
    for (const failure of failures) say(`   FAIL ${failure}\n`);
    const result = `${failed > 0 || empty ? 'FAIL' : 'ok  '} ${name}: ${passed} ok, ${failed} not, ${skipped} left out, ${seconds(begin)}`;
    results.push(result);
    say(`${result}\n`);
  }
  say(`\n${results.join('\n')}\n`);
  if (sum.passed + sum.failed === 0) throw new Stop(`No test matches "${grep}".`);
  say(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`);
  return sum.failed > 0 ? 1 : 0;
});

/** A stage that breaks is one failure, and the next stage still runs.
 * @param {string} name @param {{grep?: string}} options @returns {Promise<import('./lib/totals.mjs').Totals>} */
async function finish(name, options) {
  try {
    return await stages[/** @type {keyof typeof stages} */ (name)](options);
  } catch (error) {
    const message =
      error instanceof Stop ? error.message : error instanceof Error ? `${error.stack}` : String(error);
    return { passed: 0, failed: 1, skipped: 0, failures: [message] };
  }
}

/** @param {string[]} args */
function read(args) {
  const names = Object.keys(stages);
  try {
    const { values } = parseArgs({
      args,
      options: { only: { type: 'string' }, grep: { type: 'string' }, help: { type: 'boolean' } },
    });
    const only = values.only?.split(',').map((name) => name.trim()) ?? names;
    const unknown = only.find((name) => !names.includes(name));
    if (unknown === undefined && !values.help) return { only, grep: values.grep };
    if (unknown !== undefined) console.error(`There is no stage "${unknown}".`);
    usage(names, values.help ? 0 : 1);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    usage(names, 1);
  }
}

/** @param {string[]} names @param {number} code @returns {never} */
function usage(names, code) {
  console.log(`Usage: npm test [-- --only STAGE,STAGE] [--grep WORDS]\nStages: ${names.join(', ')}`);
  process.exit(code);
}
