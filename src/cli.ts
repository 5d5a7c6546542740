/** `scholium`: the library from a terminal, over the same core as the editor. Node only here and in `cli/`. */
import { COMMANDS } from './cli/commands';
import { InputError, UsageError } from './cli/failures';
import { HELP } from './cli/help';
import { readCall } from './cli/options';
import { complain, printable } from './cli/print';

/** What `args` ask for, on the streams of the process; the result is the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const { operands: all, options } = readCall(args);
    const [name, ...operands] = all;
    if (options.help || (name === undefined && args.length === 0)) {
      process.stdout.write(HELP);
      return options.help ? 0 : 2;
    }
    const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command)
      throw new UsageError(`There is no command "${name}"; there are: ${Object.keys(COMMANDS).join(', ')}.`);
    const outcome = await command(operands, options);
    const { text, code } = typeof outcome === 'string' ? { text: outcome, code: 0 } : outcome;
    process.stdout.write(printable(text));
    return code;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof InputError)) throw error;
    complain(`${error.message}${error instanceof UsageError ? ' See scholium --help.' : ''}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

// A reader of the output that has seen enough (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
