// Pages as the extension would send them: made by the core from the sample library, or from any folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeIn } from '../../src/core/intake';
import { buildLibrary } from '../../src/core/library/build';
import type { Library } from '../../src/core/library/library';
import { linksOf } from '../../src/core/links/links';
import type { Work } from '../../src/core/model';
import { authorPage } from '../../src/core/paper-page/author-page';
import { influencesOf } from '../../src/core/paper-page/influence';
import type { PageKnowledge } from '../../src/core/paper-page/known';
import { PageLinks } from '../../src/core/paper-page/links';
import type { PaperPage } from '../../src/core/paper-page/model';
import { paperPage } from '../../src/core/paper-page/paper-page';
import { atOnce } from '../../src/core/steps';

/** The library of the pages in a folder of this project, or beside it. */
export function libraryOf(folder = 'examples/pages'): Library {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(?:txt|bib)$/.test(name))
    .sort();
  return buildLibrary(
    names.map((name) => takeIn(name, readFileSync(join(folder, name)), { dump: true, note: false }).parsed),
  );
}

/** Where the seeds are, if they are here. */
export function seeds(): string | undefined {
  const folder = process.env.SCHOLIUM_SEEDS ?? '../shared/seeds';
  return existsSync(folder) ? folder : undefined;
}

export function samplePage(
  work: Work,
  known: Partial<PageKnowledge> = {},
  links = new PageLinks(),
): PaperPage {
  return atOnce(
    paperPage(
      work,
      {
        inNotes: new Set([work.citekey]),
        citingNotes: [],
        related: [],
        influences: atOnce(influencesOf([work])),
        links: linksOf(work),
        because: [],
        threads: work.marks.threads.map((thread) => ({ thread, isOrphan: false })),
        problems: [],
        ...known,
      },
      links,
    ),
  );
}

export function sampleAuthor(library: Library, name: string): PaperPage {
  const page = atOnce(authorPage(library, name, new PageLinks()));
  if (!page) throw new Error(`Nothing is by ${name}.`);
  return page;
}

/** The paper of the sample library whose title begins so. */
export function paperTitled(library: Library, title: string): Work {
  const work = library.works.find((each) => each.title.startsWith(title));
  if (!work) throw new Error(`The library has no paper “${title}”.`);
  return work;
}
