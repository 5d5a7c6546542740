/** Dates of CSL as texts (ISO 8601-2, EDTF). */

/** https://docs.citationstyles.org/en/stable/specification.html#dates */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly (number | string)[])[];
  readonly season?: unknown;
  readonly circa?: unknown;
  readonly literal?: string;
  readonly raw?: string;
}

/** `2017-06-12`, `1999/2000`, `1905-21` for the spring, `1999~` for about. */
export function edtf(value: unknown): string | undefined {
  const { 'date-parts': parts, season, circa } = (value ?? {}) as CslDate;
  if (!Array.isArray(parts) || parts.length === 0) return undefined;
  const ends = parts.map((part: unknown, at) =>
    isoOf(Array.isArray(part) ? part : [part], at === 0 ? Number(season) : 0),
  );
  if (ends[0] === undefined) return undefined;
  const doubt = circa ? '~' : '';
  return ends.map((end) => (end === undefined ? '' : end + doubt)).join('/');
}

function isoOf(part: readonly unknown[], season: number): string | undefined {
  const [year, month, day] = part.map(Number);
  if (!year || !Number.isSafeInteger(year)) return undefined;
  const count = year < 0 ? year + 1 : year;
  const head = `${count < 0 ? '-' : ''}${String(Math.abs(count)).padStart(4, '0')}`;
  const two = (number: number) => `-${String(number).padStart(2, '0')}`;
  if (season >= 1 && season <= 4) return head + two(season + 20);
  return head + (month ? two(month) + (day ? two(day) : '') : '');
}
