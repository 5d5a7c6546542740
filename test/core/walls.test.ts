// Who may look at whom (the house's plan, held by a machine). Reads the sources as text: an import is a line.
import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** The rooms of the core from the ground up: each may import from those before it, and from itself. */
const CORE = [
  'place',
  'model',
  'jsonl',
  'publication',
  'template',
  'latex',
  'prose',
  'numbers',
  'names',
  'dates',
  'categories',
  'identifiers',
  'csv',
  'decode',
  'digest',
  'steps',
  'findings',
  'notes',
  'quotations',
  'sources',
  'intake',
  'cache',
  'anchoring',
  'annotations',
  'library',
  'saving',
  'lookup',
  'bibliography',
  'search',
  'relations',
  'links',
  'reading-order',
  'views',
  'influence',
  'map',
  'paper-page',
  'rewrite',
  'literature',
  'formatted',
  'reference-list',
  'completion',
  'checks',
  'csl',
  'pandoc',
  'preview',
  'integrity',
];

/** What the core may use that is not ours: each pure, and better kept than anything we would write. */
const PURE_PACKAGES = [
  'unified',
  'remark-parse',
  'fuse.js',
  'picomatch',
  'picomatch/posix',
  'mdast',
  'mustache',
  'yaml',
  'jsonc-parser',
  'htmlparser2',
  'html-to-text',
  'node-diff3',
  'citeproc',
];

/** The rooms outside the core, and what each may import of ours and of others'. */
const ROOMS: Record<string, { ours: string[]; others: RegExp }> = {
  core: { ours: ['core'], others: oneOf(PURE_PACKAGES) },
  names: { ours: ['core'], others: /^never$/ },
  protocol: { ours: ['core', 'protocol'], others: /^valibot$/ },
  vscode: { ours: ['vscode', 'core', 'names', 'protocol'], others: oneOf(['vscode', ...PURE_PACKAGES]) },
  extension: { ours: ['vscode', 'core', 'names'], others: /^vscode$/ },
  webview: { ours: ['webview', 'protocol'], others: /^[^.]/ },
  cli: { ours: ['cli', 'core'], others: oneOf([/node:.*/, ...PURE_PACKAGES]) },
};

describe('walls', () => {
  const files = sources();
  const imports = files.flatMap((file) => importsOf(file, files));

  it('finds the sources', () => {
    assert.ok(files.includes('extension.ts') && imports.length > 20);
  });

  it('every room imports only what it may', () => {
    check(imports, ({ from, to, ours }) => {
      const room = ROOMS[roomOf(from)];
      if (!room) return `${from} lies in no room that test/core/walls.test.ts knows`;
      const allowed = ours ? room.ours.includes(roomOf(to)) : room.others.test(to);
      return allowed ? undefined : `${from} must not import ${to}`;
    });
  });

  it('the protocol takes only types from the core', () => {
    check(imports, ({ from, to, typesOnly }) =>
      from.startsWith('protocol/') && to.startsWith('core/') && !typesOnly
        ? `${from} imports more than types from ${to}`
        : undefined,
    );
  });

  it('in the core, each room imports only from those before it', () => {
    check(imports, ({ from, to, ours }) => {
      if (!ours || roomOf(from) !== 'core' || roomOf(to) !== 'core') return undefined;
      const [user, used] = [coreRoomOf(from), coreRoomOf(to)];
      const unknown = [user, used].find((room) => !CORE.includes(room));
      if (unknown) return `say in CORE of test/core/walls.test.ts where core/${unknown} belongs`;
      return CORE.indexOf(used) <= CORE.indexOf(user)
        ? undefined
        : `${from} must not import ${to}: it comes later`;
    });
  });

  it('no file reaches itself by imports', () => {
    const next = (file: string): string[] =>
      imports.filter((one) => one.ours && !one.typesOnly && one.from === file).map((one) => one.to);
    assert.deepEqual(circles(files, next), []);
  });
});

interface Import {
  from: string;
  /** A file below src when it is `ours`, else the name of a package. */
  to: string;
  ours: boolean;
  typesOnly: boolean;
}

function check(imports: Import[], fault: (one: Import) => string | undefined): void {
  const faults = imports.map(fault).filter((one) => one !== undefined);
  assert.deepEqual([...new Set(faults)], []);
}

function sources(): string[] {
  return readdirSync('src', { recursive: true })
    .map((name) => String(name).split(path.sep).join('/'))
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'));
}

function importsOf(from: string, files: string[]): Import[] {
  const text = readFileSync(path.join('src', from), 'utf8');
  const statements = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...text.matchAll(statements)].map(([, type, plain, dynamic]) => {
    const name = plain ?? dynamic!;
    const ours = name.startsWith('.');
    return { from, to: ours ? fileOf(from, name, files) : name, ours, typesOnly: type !== undefined };
  });
}

function fileOf(from: string, name: string, files: string[]): string {
  const base = path.posix.join(path.posix.dirname(from), name);
  return files.find((file) => file === `${base}.ts` || file === `${base}/index.ts`) ?? base;
}

/** `core/library/merge.ts` is in core, `extension.ts` in extension. */
function roomOf(file: string): string {
  return file.split('/')[0]!.replace(/\.tsx?$/, '');
}

/** `core/library/merge.ts` is in library, `core/place.ts` in place. */
function coreRoomOf(file: string): string {
  return file.split('/')[1]!.replace(/\.tsx?$/, '');
}

function circles(files: string[], next: (file: string) => string[]): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: string[]): void => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (done.has(file)) return;
    done.add(file);
    for (const one of next(file)) visit(one, [...trail, file]);
  };
  for (const file of files) visit(file, []);
  return found;
}

function oneOf(names: (string | RegExp)[]): RegExp {
  const patterns = names.map((name) =>
    typeof name === 'string' ? name.replaceAll('.', '\\.') : name.source,
  );
  return new RegExp(`^(?:${patterns.join('|')})$`);
}
