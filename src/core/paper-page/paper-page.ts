/**
 * The page of a paper: everything known of one work, as plain data.
 *
 *   paperPage(work, known, links): PaperPage      in steps, for papers with many citers
 *
 * A section of which nothing is known is left out. Every fact has a link to the line that says it; what a machine
 * wrote is marked. Pure; `links` takes what the clicks do.
 */
import type { Work } from '../model';
import { abstractSection, findingsSection, machineSection } from './abstract';
import { annotationsSection, becauseSection, linksSection, notesSection } from './around';
import { citersSection, citesSection } from './citations';
import { headOf } from './head';
import { influenceSection } from './influence';
import type { PageKnowledge } from './known';
import type { PageLinks } from './links';
import type { PaperPage } from './model';
import { changesSection, problemsSection, provenanceSection } from './record';
import { relatedSection } from './related';
import { shortLabel } from './words';

export function* paperPage(work: Work, known: PageKnowledge, links: PageLinks): Generator<void, PaperPage> {
  links.begin();
  return {
    title: work.title,
    kind: 'Paper',
    head: headOf(work, known, links),
    sections: [
      ...problemsSection(known.problems, links),
      ...abstractSection(work, links),
      ...findingsSection(work, links),
      ...machineSection(work, links),
      ...notesSection(known.citingNotes, links),
      ...annotationsSection(known.threads, links),
      ...(yield* citersSection(work, known.inNotes, links)),
      ...(yield* citesSection(work, known.inNotes, links)),
      ...relatedSection(work, known.related, links),
      ...influenceSection(known.influences, shortLabel(work), links),
      ...linksSection(known.links, links),
      ...becauseSection(known.because, links),
      ...changesSection(work, links),
      ...provenanceSection(work, links),
    ],
  };
}
