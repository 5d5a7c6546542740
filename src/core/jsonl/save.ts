/**
 * How a file of `.scholium/` is changed while others change it too, step by step: a host makes each step, and may die
 * or be overtaken before any. Files know no lock that every host has (`workspace.fs` cannot even create a file only
 * if there is none), so it is done with what all have: writing under a name of one's own, and renaming.
 *
 * 1. The intent is written down under a name of its own, before the file is read.
 * 2. The text is made of the file and of all intents there are, written under another name, given a third name when
 *    it is whole, and renamed over the file if that is still what was read. Once more, until the file says all that is
 *    intended. To rename over a file is two things on many a file system (VS Code deletes first, and then renames):
 *    where the file is missing, the whole text beside it is what it says.
 * 3. The intent is then renamed to say that it is done, and stays as long as anybody is at work: that one may have
 *    read the file before and may still rename its own over it. Who does so looks again behind the renaming, finds
 *    the intent and puts back what it overwrote. Who then sees nobody at work takes away all intents that are done.
 *
 * What remains: a program that is none of ours and writes the file between our last look and the renaming; and a window
 * that sleeps for more than a minute within the renaming itself, while another saves: what that one changed may be lost,
 * never what stood there before.
 */

/** One thing done to the files of a folder; names are those of files in it. */
export type Step =
  /** The files whose names begin so. */
  | { readonly do: 'list'; readonly prefix: string }
  /** The text, or undefined where there is no such file. */
  | { readonly do: 'read'; readonly name: string }
  | { readonly do: 'write'; readonly name: string; readonly text: string }
  /**
   * In place of whatever has the new name, which may be deleted first. Where there is no such file, since another took us
   * for dead, nothing is renamed.
   */
  | { readonly do: 'rename'; readonly name: string; readonly to: string }
  /** It is no fault if there is none. */
  | { readonly do: 'delete'; readonly name: string };

export interface ListedFile {
  readonly name: string;
  /** When it was written last, in milliseconds of the clock of the files, whatever that says. */
  readonly modified: number;
}

/** What the host answers with: to `list` files, to `read` a text. */
export type Answer = readonly ListedFile[] | string | undefined;

/** Steps that end with the text of the file. */
export type Steps<R> = Generator<Step, R, Answer>;

export interface Save {
  /** The file: `annotations.jsonl`. */
  readonly name: string;
  /** Letters and digits that no other save has. */
  readonly writer: string;
  /** What is meant, as `compose` reads it. */
  readonly intent: string;
  /** The text with all intents in it: the very text where they are. Throws where the file may not be written. */
  readonly compose: (text: string, intents: readonly string[]) => string;
}

/** Who has not moved for so long is dead: a save takes milliseconds. */
export const DEAD_MS = 60_000;

/** So often the file was another each time we looked. */
const MANY_ROUNDS = 40;

/** Changes a file as `save.ts` says above; the result is its text. Throws what a step throws, with nothing left behind. */
export function* saveSteps(save: Save): Steps<string> {
  const own = namesOf(save);
  try {
    yield { do: 'write', name: own.intent, text: save.intent };
    let seen: string | undefined;
    for (let round = 0; round < MANY_ROUNDS; round++) {
      const { text, isDone } = yield* attempt(save, seen);
      if (isDone) return text ?? '';
      seen = text ?? seen;
    }
    throw new Error(`Other programs keep writing ${save.name}. Try again.`);
  } catch (error) {
    yield { do: 'delete', name: own.fresh };
    // Where the file is gone by now, what is whole stays: it is all there is.
    if ((yield { do: 'read', name: save.name }) !== undefined) yield { do: 'delete', name: own.whole };
    yield { do: 'delete', name: own.intent };
    throw error;
  }
}

/** What the file says, as `text`, and whether it has its name: undefined where there is none and none on its way. */
export function* readSteps(
  name: string,
): Steps<{ readonly text: string; readonly isThere: boolean } | undefined> {
  for (;;) {
    const text = (yield { do: 'read', name }) as string | undefined;
    if (text !== undefined) return { text, isThere: true };
    const listed = (yield { do: 'list', prefix: name }) as readonly ListedFile[];
    // It came back between two looks.
    if (listed.some((file) => file.name === name)) continue;
    const wholes = listed.filter((file) => isOurs(name, file.name) && file.name.endsWith(WHOLE));
    const newest = wholes.sort((a, b) => b.modified - a.modified)[0];
    if (!newest) return undefined;
    const whole = (yield { do: 'read', name: newest.name }) as string | undefined;
    if (whole !== undefined) return { text: whole, isThere: false };
  }
}

/** Whether some window died while it was writing the file: a save of no change then finishes its work. */
export function* findsDead(name: string, now: number): Steps<boolean> {
  const listed = (yield { do: 'list', prefix: `${name}.` }) as readonly ListedFile[];
  return listed.some((file) => isOurs(name, file.name) && now - file.modified > DEAD_MS);
}

interface Attempted {
  /** What the file says, or will say: undefined where that is not known yet. */
  readonly text: string | undefined;
  /** The file says all that is intended, and our part is done. */
  readonly isDone: boolean;
}

/** One round. `seen` is what the file said in the round before: one that is gone since then is not empty. */
function* attempt(save: Save, seen: string | undefined): Steps<Attempted> {
  const own = namesOf(save);
  const around = yield* look(save);
  const { intents } = around;
  if (!intents) return { text: undefined, isDone: false };
  if (!around.isThere) {
    // Taken for dead, as after a sleep: from the start, since what was read may be old.
    yield { do: 'write', name: own.intent, text: save.intent };
    return { text: undefined, isDone: false };
  }
  const found = yield* readSteps(save.name);
  const before = found ?? (seen === undefined ? undefined : { text: seen, isThere: false });
  const text = save.compose(before?.text ?? '', intents);
  if (text !== (before?.text ?? '') || before?.isThere === false) {
    yield { do: 'write', name: own.fresh, text };
    const there = (yield { do: 'list', prefix: own.intent }) as readonly ListedFile[];
    const now = yield* readSteps(save.name);
    const isStill = there.length > 0 && now?.text === found?.text;
    if (!isStill) yield { do: 'delete', name: own.fresh };
    else {
      yield { do: 'rename', name: own.fresh, to: own.whole };
      yield { do: 'rename', name: own.whole, to: save.name };
    }
    return { text: isStill ? text : now?.text, isDone: false };
  }
  // A renaming that found nothing to take the place of, as two at once do on some file systems, leaves them behind.
  for (const name of around.left) yield { do: 'delete', name };
  yield { do: 'rename', name: own.intent, to: own.done };
  yield* tidy(save);
  return { text, isDone: true };
}

/** Takes away what is done, if nobody is at work; whoever is at work looks again when it is done. */
function* tidy(save: Save): Steps<void> {
  let around = yield* look(save);
  while (!around.intents && !around.areOthers) around = yield* look(save);
  const { intents, over } = around;
  if (!intents || around.areOthers) return;
  const file = yield* readSteps(save.name);
  // Where it lacks something another has begun, that one goes on.
  if (file?.isThere === false || save.compose(file?.text ?? '', intents) !== (file?.text ?? '')) return;
  for (const name of over) yield { do: 'delete', name };
}

interface Around {
  /** In an order that all see; undefined when one went while we looked. */
  readonly intents: readonly string[] | undefined;
  /** Whether our own intent is there. */
  readonly isThere: boolean;
  /** Texts that we wrote and that are still under names of their own. */
  readonly left: readonly string[];
  /** Others are at work. */
  readonly areOthers: boolean;
  /** What the dead and those who are done have left. */
  readonly over: readonly string[];
}

function* look(save: Save): Steps<Around> {
  const own = namesOf(save);
  const listed = (yield { do: 'list', prefix: `${save.name}.` }) as readonly ListedFile[];
  const files = listed.filter(({ name }) => isOurs(save.name, name));
  // By the files' own clock, which need not be this machine's, as it was when we began: the time of another's may
  // come from another clock, and one that is ahead would make all the living dead.
  const since = files.find(({ name }) => name === own.intent || name === own.done)?.modified;
  const now = since ?? Math.max(...files.map(({ modified }) => modified));
  const isOver = ({ name, modified }: ListedFile) => name.endsWith(DONE) || now - modified > DEAD_MS;
  const isIntent = ({ name }: ListedFile) => name.endsWith(INTENT) || name.endsWith(DONE);
  const others = files.filter(({ name }) => name !== own.intent);
  const intents: string[] = [];
  const around = {
    isThere: files.some(({ name }) => name === own.intent),
    left: files.map(({ name }) => name).filter((name) => name === own.fresh || name === own.whole),
    areOthers: others.some((file) => file.name.endsWith(INTENT) && !isOver(file)),
    over: others.filter(isOver).map(({ name }) => name),
  };
  const names = files.filter(isIntent).map(({ name }) => name);
  for (const name of names.sort()) {
    const isOwn = name === own.intent || name === own.done;
    const text = isOwn ? save.intent : ((yield { do: 'read', name }) as string | undefined);
    if (text === undefined) return { ...around, intents: undefined };
    intents.push(text);
  }
  return { ...around, intents };
}

const INTENT = '.intent.tmp';
const DONE = '.done.tmp';
const WHOLE = '.whole.tmp';

function namesOf({ name, writer }: Save) {
  const own = `${name}.${writer}`;
  return { intent: own + INTENT, done: own + DONE, fresh: `${own}.tmp`, whole: own + WHOLE };
}

/** `annotations.jsonl.x7k2p1.tmp`, as an earlier version left it, too. */
function isOurs(file: string, name: string): boolean {
  return name.startsWith(`${file}.`) && name.endsWith('.tmp');
}
