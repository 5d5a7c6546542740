/** The papers that a command is called on, or that the reader picks for it. */
import type { Work } from '../core/model';
import { worksAtHand } from './at-hand';
import { Notice } from './notice';
import { pickPapers } from './search-picker';
import type { Services } from './services';
import type { Target } from './target';

/** Called without a paper, from the palette say. */
export const AT_CURSOR: Target = { at: 'cursor' };

export type Targets = readonly [Target?, (readonly Target[])?];

/** The works a command was called on; several when several rows are selected. */
export function worksOf({ store }: Services, [target, selected]: Targets): Work[] {
  const targets = selected && selected.length > 0 ? selected : target ? [target] : [];
  const ids = new Set(
    targets.flatMap(({ workId, workIds }) => workIds ?? [workId]).filter((id) => id !== undefined),
  );
  return [...ids].map((id) => store.library.byId(id)).filter((work) => work !== undefined);
}

/** Those a command was called on; called from the palette, the paper that the cursor stands on. */
export function worksNamedOrAtHand(services: Services, targets: Targets): Work[] {
  const named = worksOf(services, targets);
  return named.length > 0 ? named : worksAtHand(services, targets[0] ?? AT_CURSOR);
}

/** As `worksOrPick`; called without a target it takes the paper that the cursor stands on, and asks where there is none. */
export function worksAtHandOrPick(
  services: Services,
  [target = AT_CURSOR, selected]: Targets,
  title: string,
  value?: string,
): Promise<Work[] | undefined> {
  return worksOrPick(services, [target, selected], title, value);
}

/** The same for what is done to one paper; what is chosen in Papers is offered first where it has to ask. */
export async function workAtHandOrPick(
  services: Services,
  [target = AT_CURSOR, selected]: Targets,
  title: string,
  value?: string,
): Promise<Work | undefined> {
  const works = await worksOrPick(services, [target, selected], title, value, services.papers.chosen, true);
  return works?.[0];
}

export async function worksOrPick(
  services: Services,
  targets: Targets,
  title: string,
  value?: string,
  first: readonly Work[] = [],
  one = false,
): Promise<Work[] | undefined> {
  const named = worksOf(services, targets);
  const works = named.length > 0 ? named : worksAtHand(services, targets[0]);
  if (works.length > 0) return works;
  if (services.store.library.works.length === 0) {
    throw new Notice(
      'No paper page was found in this folder yet. Save one as text into it, for instance an arXiv abstract page.',
    );
  }
  const picked = await pickPapers(services, { title, value, first, one });
  return picked && picked.length > 0 ? picked : undefined;
}

/** A pair, or the papers that are selected; one alone asks for the others. */
export async function pairOrPick(
  services: Services,
  targets: Targets,
  title: string,
): Promise<Work[] | undefined> {
  const works = worksOf(services, targets);
  if (works.length > 1) return works;
  const first = works.length === 0 ? worksAtHand(services, AT_CURSOR) : [];
  const picked = await worksOrPick(services, [], title, undefined, first);
  return picked && [...new Set([...works, ...picked])];
}
