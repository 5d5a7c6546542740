/** What a bench says: rows, as a table for people. */
export interface Row {
  readonly suite: string;
  readonly what: string;
  /** How many papers. */
  readonly n: number;
  readonly value: number;
  readonly unit: string;
  readonly rival?: string;
  readonly rivalValue?: number;
  /** Value by the rival's. */
  readonly ratio?: number;
}

export interface Rival {
  readonly name: string;
  readonly value: number;
}

/** Makes the rows of a suite over `n` papers. */
export function rowsOf(suite: string, n: number) {
  return (what: string, value: number, unit: string, rival?: Rival): Row => ({
    suite,
    what,
    n,
    value,
    unit,
    ...(rival && { rival: rival.name, rivalValue: rival.value }),
    ...(rival && rival.value > 0 && { ratio: value / rival.value }),
  });
}

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ suite, what, n, value, unit, rival, rivalValue, ratio }) => [
    suite,
    what,
    n.toLocaleString('en'),
    `${shown(value)} ${unit}`,
    rival === undefined ? '' : `${rival} ${shown(rivalValue ?? 0)}`,
    ratio === undefined ? '' : ratio < 0.5 ? `1/${shown(1 / ratio)}` : shown(ratio),
  ]);
  const lines = [['suite', 'what', 'papers', 'value', 'rival', 'ratio'], ...cells];
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, i) => cell.padEnd(widths[i]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** The value below which this share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

function shown(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
