import { isoDate } from '../core/dates';

/** The reader's day, ISO 8601. */
export function today(): string {
  const now = new Date();
  return isoDate({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}
