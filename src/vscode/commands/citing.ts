/** Commands that find papers and bring them into notes, onto the clipboard or into files. */
import * as vscode from 'vscode';
import { identifierUrl } from '../../core/identifiers';
import type { CiteMode } from '../../core/notes/request';
import { placeInLine } from '../../core/place';
import { askForAffixes, citationAlone, citeWorks } from '../citing';
import { openPlace } from '../convert';
import { chooseCitationStyle } from '../csl/choose-style';
import { copyFormatted } from '../csl/copy-formatted';
import {
  copyPapersAs,
  exportCited,
  exportPapers,
  exportShown,
  exportShownCiters,
} from '../export/export-papers';
import { exportWithPandoc } from '../export/with-pandoc';
import { insertCiters, insertFinding } from '../findings';
import { copyFindingsTable, insertFindingsTable } from '../findings-table';
import { Notice } from '../notice';
import { explainReadingOrder } from '../reading-order/explain';
import { pickPapers } from '../search-picker';
import type { Services } from '../services';
import {
  type Targets,
  workAtHandOrPick,
  worksAtHandOrPick,
  worksNamedOrAtHand,
  worksOrPick,
} from '../targets';
import type { Handlers } from './handler';
import { copy, open } from './opened';

export const CITING = {
  'scholium.search': async (services) => {
    const works = await pickPapers(services, {
      title: 'Search papers: Enter opens, check several to open them all',
    });
    for (const work of works ?? []) await open(services, work, (works?.length ?? 0) === 1);
  },
  'scholium.insertCitation': (services, ...targets) => cite(services, 'bracketed', targets),
  'scholium.insertCitationInText': (services, ...targets) => cite(services, 'in-text', targets),
  'scholium.insertCitationSuppressingAuthor': (services, ...targets) =>
    cite(services, 'author-suppressed', targets),
  'scholium.insertCitationWithLocator': async (services, ...targets) => {
    const works = await worksOrPick(services, targets, 'Cite with prefix, locator, suffix');
    const affixes = works && (await askForAffixes());
    if (affixes) await citeWorks(services, works, 'bracketed', affixes);
  },
  'scholium.insertFinding': (services, target, selected) =>
    insertFinding(services, target, worksNamedOrAtHand(services, [target, selected])),
  'scholium.insertFindingsTable': (services, ...targets) => insertFindingsTable(services, targets),
  'scholium.copyFindingsTable': (services, ...targets) => copyFindingsTable(services, targets),
  'scholium.citeCiters': async (services, ...targets) => {
    const work = await workAtHandOrPick(services, targets, 'Cite the citers of', 'is:cited ');
    if (work) await insertCiters(services, work);
  },
  'scholium.citeShownCiters': async (services) => {
    const { work } = services.citers;
    if (!work) throw new Notice('Choose a paper in Papers first: its citers are what is cited.');
    await insertCiters(services, work);
  },
  'scholium.copyCitekey': async (services, ...targets) => {
    const works = await worksAtHandOrPick(services, targets, 'Copy the citekey of');
    if (!works) return;
    // A card shows the key that it was asked for, where its paper has several.
    const shown = works.length === 1 ? targets[0]?.key : undefined;
    await copy(works.map(({ citekey }) => `@${shown ?? citekey}`).join('; '));
    await services.store.word.pins.pin(works);
  },
  'scholium.copyCitation': async (services, ...targets) => {
    const works = await worksAtHandOrPick(services, targets, 'Copy a citation of');
    if (works) await copy(citationAlone(works));
    if (works) await services.store.word.pins.pin(works);
  },
  'scholium.exportPapers': (services, ...targets) => exportPapers(services, targets),
  'scholium.exportShownPapers': (services) => exportShown(services),
  'scholium.exportShownCiters': (services) => exportShownCiters(services),
  'scholium.copyPapersAs': (services, ...targets) => copyPapersAs(services, targets),
  'scholium.exportCited': (services, target) => exportCited(services, target),
  'scholium.exportWithPandoc': (services, target) => exportWithPandoc(services, target),
  'scholium.copyFormattedCitation': async (services, ...targets) => {
    const works = await worksAtHandOrPick(services, targets, 'Copy a formatted citation of');
    if (works) await copyFormatted(services, works, 'citation', targets[0]?.form);
  },
  'scholium.copyFormattedReference': async (services, ...targets) => {
    const works = await worksAtHandOrPick(services, targets, 'Copy the formatted references of');
    if (works) await copyFormatted(services, works, 'reference', targets[0]?.form);
  },
  'scholium.chooseCitationStyle': (services) => chooseCitationStyle(services),
  'scholium.openPage': async (services, target) => {
    const work = target?.workId === undefined ? undefined : services.store.library.byId(target.workId);
    if (target?.target) {
      await openPlace(target.kind === 'notRead' ? placeInLine(target.target.file, 0, 0, 0) : target.target);
      if (work) services.papers.noteReading(work.id);
    } else if (work) await open(services, work);
  },
  'scholium.openOnline': async (services, target) => {
    const work = target?.workId === undefined ? undefined : services.store.library.byId(target.workId);
    const address =
      work?.identifiers.map(identifierUrl).find((url) => url !== undefined) ??
      work?.records
        .flatMap(({ place }) => services.store.library.pagesIn(place.file))
        .find((page) => page.work === work && page.url !== undefined)?.url;
    if (address === undefined) {
      throw new Notice(
        'No page of this paper gives an identifier or an address, so there is nothing to open. A line “URL: https://…” above a page gives it one.',
      );
    }
    await vscode.env.openExternal(vscode.Uri.parse(address));
  },
  'scholium.explainReadingOrder': async (services, ...targets) => {
    const work = await workAtHandOrPick(services, targets, 'Why read this paper');
    const chosen = work && (await explainReadingOrder(services, work));
    if (chosen) await open(services, chosen);
  },
  'scholium.copyRow': async (_, target, selected) => {
    const rows = selected && selected.length > 0 ? selected : target ? [target] : [];
    await copy(rows.map(({ text, label }) => text ?? label ?? '').join('\n'));
  },
} satisfies Handlers;

async function cite(services: Services, mode: CiteMode, targets: Targets): Promise<void> {
  const works = await worksOrPick(
    services,
    targets,
    'Cite: Enter inserts, check several to cite them together',
  );
  if (works) await citeWorks(services, works, mode);
}
