/** The words of a quotation laid beside the passage of a text that is most like them. */
import type { Token } from './tokens';

/** One step of an alignment: the same, another, one too many in the quotation, one left out. */
export interface Step {
  readonly kind: 'same' | 'other' | 'added' | 'dropped';
  /** Index of the quotation's token; of the next one where one is left out. */
  readonly quoted: number;
  /** Index of the text's token; of the next one where one was added. */
  readonly printed: number;
}

/**
 * The cheapest alignment of all of the quotation with any stretch of the text (Sellers' algorithm). What stands in
 * brackets costs next to nothing, and where the quotation leaves something out, any number of words may be passed over.
 *
 * Ours, not jsdiff: that one compares two whole texts, and knows neither gaps that cost nothing nor where in the text
 * the quotation lies.
 */
export function align(quoted: readonly Token[], printed: readonly Token[]): Step[] {
  const columns = printed.length + 1;
  const grid: Grid = {
    columns,
    costs: new Float32Array((quoted.length + 1) * columns),
    moves: new Uint8Array((quoted.length + 1) * columns),
    origins: new Map(),
  };
  for (let i = 1; i <= quoted.length; i++) fillRow(grid, i, quoted[i - 1]!, printed);
  const last = quoted.length * columns;
  let end = 0;
  for (let j = 1; j < columns; j++) if (grid.costs[last + j]! < grid.costs[last + end]!) end = j;
  return traced(grid, quoted.length, end);
}

interface Grid {
  /** One for each place between the text's tokens; a row for each between the quotation's. */
  readonly columns: number;
  readonly costs: Float32Array;
  readonly moves: Uint8Array;
  /** By row before which something is left out: for each column, the one before it from which it is cheapest to come. */
  readonly origins: Map<number, Int32Array>;
}

const KINDS = ['same', 'other', 'added', 'dropped'] as const;
const [SAME, OTHER, ADDED, DROPPED] = [0, 1, 2, 3];

const SOFT = 0.02;
const NEAR_SOFT = 0.3;
/** Less than a word too many, so that of `is enough` for `is not enough` it is said that `not` is left out. */
const LEFT_OUT = 0.95;

function fillRow(grid: Grid, i: number, token: Token, printed: readonly Token[]): void {
  const { columns, costs, moves } = grid;
  const above = (i - 1) * columns;
  const here = i * columns;
  const origins = token.behindGap ? originsOf(costs, above, columns) : undefined;
  if (origins) grid.origins.set(i, origins);
  const before = (j: number) => costs[above + (origins ? origins[j]! : j)]!;
  const added = token.soft ? SOFT : 1;
  costs[here] = before(0) + added;
  moves[here] = ADDED!;
  for (let j = 1; j < columns; j++) {
    const mate = printed[j - 1]!;
    const isSame = mate.form === token.form;
    let cost = before(j - 1) + (isSame ? 0 : token.soft ? SOFT : substitution(token, mate));
    let move = isSame ? SAME : OTHER;
    if (before(j) + added < cost) {
      cost = before(j) + added;
      move = ADDED;
    }
    const dropped = costs[here + j - 1]! + (mate.soft ? SOFT : token.soft ? NEAR_SOFT : LEFT_OUT);
    if (dropped < cost) {
      cost = dropped;
      move = DROPPED;
    }
    costs[here + j] = cost;
    moves[here + j] = move!;
  }
}

/** A figure for a figure is one mistake; a figure for a word is rather two. */
function substitution(a: Token, b: Token): number {
  return a.isNumber === b.isNumber ? 1 : 1.6;
}

function originsOf(costs: Float32Array, row: number, columns: number): Int32Array {
  const origins = new Int32Array(columns);
  for (let j = 1; j < columns; j++) {
    const before = origins[j - 1]!;
    origins[j] = costs[row + before]! <= costs[row + j]! ? before : j;
  }
  return origins;
}

function traced({ columns, moves, origins }: Grid, rows: number, end: number): Step[] {
  const steps: Step[] = [];
  let j = end;
  for (let i = rows; i > 0; ) {
    const move = moves[i * columns + j]!;
    if (move !== ADDED) j--;
    const isDropped = move === DROPPED;
    steps.push({ kind: KINDS[move]!, quoted: isDropped ? i : i - 1, printed: j });
    if (isDropped) continue;
    j = origins.get(i)?.[j] ?? j;
    i--;
  }
  return steps.reverse();
}
