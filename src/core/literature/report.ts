/** What a refresh of literature notes did, in words. */
import { plural } from '../views/markdown';
import { type PartId, partName } from './parts';
import type { KeptPart } from './refresh';

export interface NoteReport {
  /** As the reader knows the file. */
  readonly name: string;
  readonly refreshed: readonly PartId[];
  readonly kept: readonly KeptPart[];
  readonly faults: readonly string[];
}

/** `failures` say what could not be refreshed at all, each a sentence. */
export function refreshReport(notes: readonly NoteReport[], failures: readonly string[] = []): string {
  const changed = notes.filter(({ refreshed }) => refreshed.length > 0);
  const kept = notes.filter((note) => note.kept.length > 0);
  const faulty = notes.filter(({ faults }) => faults.length > 0);
  return [
    changes(notes, changed),
    ...kept.slice(0, MOST_TOLD).map(keptSentence),
    more(kept.length, 'stay partly as you wrote them', 'stays partly as you wrote it'),
    ...faulty.slice(0, MOST_TOLD).map(({ name, faults }) => `${name}: ${faults.join(' ')}`),
    more(faulty.length, 'have parts that could not be told', 'has parts that could not be told'),
    ...failures.slice(0, MOST_TOLD),
    ...(failures.length > MOST_TOLD
      ? [`And ${failures.length - MOST_TOLD} more could not be refreshed.`]
      : []),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

const MOST_TOLD = 3;

function changes(notes: readonly NoteReport[], changed: readonly NoteReport[]): string {
  const [first] = notes;
  const [only] = changed;
  if (changed.length > 1) return `Refreshed ${changed.length} of ${plural(notes.length, 'literature note')}.`;
  if (only) return `Refreshed ${only.name}: ${listed(only.refreshed.map(partName))}.`;
  // What is told of single notes below says enough.
  if (!first || notes.some(({ kept, faults }) => kept.length + faults.length > 0)) return '';
  return notes.length === 1
    ? `${first.name} says all that the pages say.`
    : `All ${notes.length} literature notes say what the pages say, or what you wrote.`;
}

function keptSentence({ name, kept }: NoteReport): string {
  const [changed, unknown] = [
    kept.filter(({ isUnknown }) => !isUnknown),
    kept.filter(({ isUnknown }) => isUnknown),
  ];
  const names = (parts: readonly KeptPart[]) => listed(parts.map(({ part }) => `“${partName(part)}”`));
  const stay = (parts: readonly KeptPart[]) => (parts.length === 1 ? 'stays' : 'stay');
  return [
    changed.length > 0
      ? `In ${name}, ${names(changed)} ${stay(changed)} as you wrote it: the pages changed there too.`
      : '',
    unknown.length > 0
      ? `In ${name}, ${names(unknown)} ${stay(unknown)}: it is not known what of it is yours.`
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function more(count: number, many: string, one: string): string {
  const rest = count - MOST_TOLD;
  return rest <= 0 ? '' : `${rest === 1 ? `One more ${one}` : `${rest} more ${many}`}.`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
