/** The commands that open pages. */
import { namesOf } from '../../core/library/decided';
import { authorsOf } from '../../core/paper-page/authors';
import { clip } from '../../core/views/markdown';
import { Notice } from '../notice';
import type { Services } from '../services';
import { inSlices } from '../slices';
import { AT_CURSOR, type Targets, worksAtHandOrPick, worksNamedOrAtHand } from '../targets';
import { chooseAuthor } from './choose-author';

export async function showPaper(services: Services, targets: Targets): Promise<void> {
  const works = await worksAtHandOrPick(services, targets, 'Open the page of');
  for (const { id, records } of works ?? [])
    await services.pages.show({ of: 'paper', id, names: namesOf(records) });
}

/** Of a paper, one of its authors; without one, any of the library. */
export async function showAuthor(services: Services, [target, selected]: Targets): Promise<void> {
  const works = worksNamedOrAtHand(services, [target ?? AT_CURSOR, selected]);
  const [work] = works;
  const authors = (await inSlices(authorsOf(work ? works : services.store.library.works))) ?? [];
  if (work && authors.length === 0)
    throw new Notice(`No page of this folder names an author of “${clip(work.title, 80)}”.`);
  const of = works.length === 1 ? ` of “${clip(work!.title, 60)}”` : '';
  const name =
    authors.length === 1
      ? authors[0]!.name
      : await chooseAuthor(authors, `Open the page of which author${of}?`);
  if (name !== undefined) await services.pages.show({ of: 'author', name });
}
