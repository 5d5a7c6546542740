// One line for each slow step, plain enough for a CI log, and one sentence for a failure.

/** A failure that is the reader's to mend: its message is all that is shown. */
export class Stop extends Error {}

let quiet = false;
/** Keep standard output for the command's own words: progress then goes to standard error. */
export const sayOnStandardError = () => {
  quiet = true;
};

/** @param {string} text */
export const say = (text) => {
  if (quiet) process.stderr.write(text);
  else process.stdout.write(text);
};

/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const begin = Date.now();
  say(`${what} … `);
  try {
    const result = await work();
    say(`done in ${seconds(begin)}\n`);
    return result;
  } catch (error) {
    say('failed\n');
    throw error;
  }
}

/** @param {number} begin */
export const seconds = (begin) => `${((Date.now() - begin) / 1000).toFixed(1)} s`;

/** The last stand of every script: a `Stop` is one sentence, anything else is a bug and shows its stack.
 * @param {() => Promise<number | undefined>} main */
export function runMain(main) {
  main().then(
    (code) => {
      process.exitCode = code ?? 0;
    },
    (error) => {
      console.error(error instanceof Stop ? error.message : error);
      process.exitCode = 1;
    },
  );
}
