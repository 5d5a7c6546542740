/** Libraries that a suite is measured against and that nothing else needs: too large to be installed with the rest. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const FOLDER = 'out/rivals';

/**
 * What each of the packages exports, in their order; undefined, with a word on how to have them, where one is not
 * there. They are bundled as they would be in an extension: some of them Node loads in no other way.
 */
export function rivals(
  names: readonly string[],
  say: (text: string) => void,
): readonly unknown[] | undefined {
  if (!names.every((name) => existsSync(`${FOLDER}/node_modules/${name}`))) {
    say(`  Rivals are left out. To have them: npm install --prefix ${FOLDER} ${names.join(' ')}`);
    return undefined;
  }
  const load = createRequire(resolve('package.json'));
  const { buildSync } = load('esbuild') as { buildSync: (options: object) => unknown };
  const outfile = resolve(FOLDER, 'rivals.cjs');
  buildSync({
    stdin: {
      contents: names.map((name, at) => `export * as rival${at} from '${name}';`).join('\n'),
      resolveDir: resolve(FOLDER),
    },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'error',
  });
  const loaded = load(outfile) as Record<string, unknown>;
  return names.map((_, at) => loaded[`rival${at}`]);
}
