/** The styles and locales that are shipped, as `dist/csl` has them: every build of the tests writes it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { type CslFiles, loadProcessor, type Processor } from '../../../src/core/csl/processor';

const folder = path.resolve('dist/csl');

const read = (kind: string, name: string) => {
  const file = path.join(folder, kind, `${name}.json`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

export const shippedFiles: CslFiles = {
  style: async (name) => read('styles', name),
  locale: async (language) => read('locales', language),
};

export function shippedStyle(name: string): string {
  return read('styles', name)!;
}

export function shippedLocale(name: string): string | undefined {
  return read('locales', name);
}

export function shippedNames(): string[] {
  return readdirSync(path.join(folder, 'styles')).map((file) => file.replace(/\.json$/, ''));
}

const processors = new Map<string, Promise<Processor>>();

/** Made once: making one takes longer than most tests. */
export function processorOf(style: string): Promise<Processor> {
  let processor = processors.get(style);
  if (!processor) {
    processor = loadProcessor(shippedStyle(style), shippedFiles);
    processors.set(style, processor);
  }
  return processor;
}
