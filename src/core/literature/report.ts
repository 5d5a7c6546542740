/** What a refresh of literature notes did, in words. */
import { plural } from '../views/markdown';
import { type PartId, partName } from './parts';
import type { KeptPart, KeptWhy } from './refresh';

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
    more(kept.length, 'stay partly as they are', 'stays partly as it is'),
    ...faulty.slice(0, MOST_TOLD).map(({ name, faults }) => `${name}: ${faults.join(' ')}`),
    more(faulty.length, 'have parts that could not be told', 'has parts that could not be told'),
    ...failures.slice(0, MOST_TOLD),
    ...(failures.length > MOST_TOLD ? [`And ${failures.length - MOST_TOLD} more were not refreshed.`] : []),
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
    ? `${first.name} says what the pages say, or what you wrote.`
    : `All ${notes.length} literature notes say what the pages say, or what you wrote.`;
}

function keptSentence({ name, kept }: NoteReport): string {
  const sentences = WHYS.map((why) => {
    const parts = kept.filter((part) => part.why === why);
    return parts.length === 0 ? '' : `In ${name}, ${staying(why, parts)}.`;
  });
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

const WHYS: readonly KeptWhy[] = ['changed', 'unknown', 'unsaid'];

function staying(why: KeptWhy, parts: readonly KeptPart[]): string {
  const names = listed(parts.map(({ part }) => `“${partName(part)}”`));
  const [stays, it, is] = parts.length === 1 ? ['stays', 'it', 'is'] : ['stay', 'them', 'are'];
  if (why === 'changed') return `${names} ${stays} as you wrote ${it}: the pages changed there too`;
  if (why === 'unsaid') return `${names} ${is} kept, as no page gives ${it} now`;
  return `${names} ${stays}: it is not known what of ${it} is yours`;
}

function more(count: number, many: string, one: string): string {
  const rest = count - MOST_TOLD;
  return rest <= 0 ? '' : `${rest === 1 ? `One more ${one}` : `${rest} more ${many}`}.`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
