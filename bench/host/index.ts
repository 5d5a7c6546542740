/**
 * What is measured inside a real extension host. The module is both an extension, which watches the event loop and
 * wakes Scholium when VS Code has settled, and the "tests" whose end VS Code reports.
 * What it finds out goes into the file that `SCHOLIUM_MEASURES` names, as `Measures`; in `SCHOLIUM_STORAGE` VS Code
 * keeps what extensions give it.
 */
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { ScholiumApi } from '../../src/extension';
import { EventLoop } from './event-loop';
import type { Block, Measures } from './measures';
import { filesBelow, readAll } from './reading';
import { settled } from './storage';

const SCHOLIUM = 'scholium.scholium';
const IDLE = 'scholium-bench.idle';
/** Until VS Code has started all else: milliseconds. */
const STARTING = 3000;
/** Bare readings, of which the fastest counts. */
const TRIES = 2;

// VS Code may load the module once as the extension and once as the tests.
const shared = globalThis as { scholiumMeasures?: Promise<Measures> };

export function activate(): void {
  shared.scholiumMeasures = measure();
  // Whoever waits for it gets the reason; nobody may be waiting yet.
  shared.scholiumMeasures.catch(() => undefined);
}

/** Called by VS Code when all extensions are there. */
export async function run(): Promise<void> {
  const measures = await shared.scholiumMeasures;
  if (!measures) throw new Error('The bench was not activated.');
  writeFileSync(process.env.SCHOLIUM_MEASURES!, JSON.stringify(measures));
  console.log('@scholium-test {"kind":"end","passed":1,"failed":0,"skipped":0}');
}

async function measure(): Promise<Measures> {
  const loop = new EventLoop();
  const scholium = vscode.extensions.getExtension<ScholiumApi>(SCHOLIUM);
  if (!scholium) throw new Error('Scholium is not there.');
  await new Promise((resolve) => setTimeout(resolve, STARTING));
  if (process.env.SCHOLIUM_ASLEEP) return { isAwake: scholium.isActive };
  loop.reset();
  const started = performance.now();
  const before = process.cpuUsage();
  const api = await scholium.activate();
  const loading = performance.now() - started;
  const blocksWhileLoading = loop.reset();
  const timings = await api.timings();
  const whole = performance.now() - started;
  const work = workSince(before);
  const blocksWhileReading = loop.reset();
  const { works, citations } = await api.read();
  const idle = await timed(async () => vscode.extensions.getExtension(IDLE)!.activate());

  const [folder] = vscode.workspace.workspaceFolders!;
  const files = await filesBelow(folder!.uri);
  let bare = Number.POSITIVE_INFINITY;
  let bareWork = Number.POSITIVE_INFINITY;
  let blocksWhileBare: readonly Block[] = [];
  for (let i = 0; i < TRIES; i++) {
    loop.reset();
    const from = process.cpuUsage();
    bare = Math.min(bare, await timed(() => readAll(files)));
    bareWork = Math.min(bareWork, workSince(from));
    const blocks = loop.reset();
    if (i === 0 || blocks[0]!.took < blocksWhileBare[0]!.took) blocksWhileBare = blocks;
  }
  loop.end();
  const kept = await settled(process.env.SCHOLIUM_STORAGE!);
  return {
    isAwake: true,
    whole: {
      timings,
      loading,
      whole,
      work,
      idle,
      bare,
      bareWork,
      blocksWhileLoading,
      blocksWhileReading,
      blocksWhileBare,
      kept,
      files: files.length,
      works: works.length,
      citations: citations.length,
    },
  };
}

/** Milliseconds of a processor. */
function workSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}
