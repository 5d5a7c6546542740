// Tests that run inside an extension host tell their results in lines of the console: nothing else comes out of it.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { relative, resolve } from 'node:path';
import { root } from './places.mjs';
import { say } from './say.mjs';

/** The mark of such a line; test/host and test/web write it. */
export const mark = '@scholium-test ';

/**
 * @typedef {{kind: 'suite' | 'pass' | 'skip', depth: number, title: string}
 *   | {kind: 'fail', depth: number, title: string, message: string}
 *   | {kind: 'end', passed: number, failed: number, skipped: number}} Report
 */

/** Listens to the console of an extension host and counts. */
export function collectReports() {
  /** @type {import('./totals.mjs').Totals} */
  const totals = { passed: 0, failed: 0, skipped: 0, failures: [] };
  let ended = false;
  /** @type {string[]} */
  const noise = [];
  /** @param {string} line */
  const take = (line) => {
    const at = line.indexOf(mark);
    if (at < 0) {
      noise.push(line);
      return;
    }
    /** @type {Report} */
    const report = JSON.parse(line.slice(at + mark.length));
    const indent = '  '.repeat('depth' in report ? report.depth + 1 : 1);
    switch (report.kind) {
      case 'suite':
        return say(`${indent}${report.title}\n`);
      case 'pass':
        totals.passed++;
        return say(`${indent}ok   ${report.title}\n`);
      case 'skip':
        totals.skipped++;
        return say(`${indent}skip ${report.title}\n`);
      case 'fail':
        totals.failed++;
        return say(
          `${indent}FAIL ${report.title}\n${nameSources(report.message).replace(/^/gm, `${indent}     `)}\n`,
        );
      case 'end':
        ended = true;
        return undefined;
    }
  };
  return { take, totals, noise, hasEnded: () => ended };
}

/** Names the source behind each place in a bundle of ours: VS Code keeps Node from doing it.
 * @param {string} stack */
function nameSources(stack) {
  return stack.replace(/[^\s(]*\/out\/[\w-]+\.js:\d+:\d+/g, (place) => {
    const [, file = '', line, column] = place.match(/^(.*):(\d+):(\d+)$/) ?? [];
    if (!existsSync(`${file}.map`)) return place;
    const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
    const origin = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in origin)) return place;
    return `${relative(root, resolve(file, '..', origin.originalSource))}:${origin.originalLine + 1}`;
  });
}
