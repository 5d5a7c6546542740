/** Every command, in one table: id → handler. One wrapper says what went wrong. */
import * as vscode from 'vscode';
import { identifierUrl } from '../core/identifiers';
import type { Work } from '../core/model';
import type { CiteMode } from '../core/notes/request';
import { type Place, placeInLine } from '../core/place';
import { COMMANDS, type CommandId } from '../names';
import { exportAnnotations, refreshAnnotations } from './annotations/export';
import { addCited } from './bibliography/add-cited';
import { askForAffixes, citationAlone, citeWorks } from './citing';
import { compareAbstracts } from './compare';
import { openPlace } from './convert';
import { chooseCitationStyle } from './csl/choose-style';
import { copyFormatted } from './csl/copy-formatted';
import { today } from './day';
import { compareDuplicates, keepApart, mergePapers, splitPaper, undoDecision } from './duplicates';
import {
  copyPapersAs,
  exportCited,
  exportPapers,
  exportShown,
  exportShownCiters,
} from './export/export-papers';
import { exportWithPandoc } from './export/with-pandoc';
import { insertCiters, insertFinding } from './findings';
import { copyFindingsTable, insertFindingsTable } from './findings-table';
import { firstReading } from './first-reading';
import { followBibliography } from './followed-files';
import { toggleFormatted } from './formatted/toggle';
import { guarded } from './guarded';
import { findLiteratureNote } from './literature/find-note';
import { openLiteratureNotes } from './literature/open-note';
import { refreshAllLiteratureNotes, refreshLiteratureNotes } from './literature/refresh-notes';
import { literatureNoteInEditor } from './literature/surroundings';
import { editTemplate } from './literature/template';
import { lookUp } from './look-up';
import {
  showMap,
  showMapOfNear,
  showMapOfNote,
  showMapOfRelations,
  showMapOfShown,
  showTimeMap,
} from './map/show-map';
import { setImportance, setStatus, setTags } from './marks';
import { showCitingNotes } from './navigation/citing-notes';
import { Notice } from './notice';
import { showAuthor, showPaper } from './paper-page/show-page';
import { addMissing } from './problems/add-missing';
import { checkAllNotes } from './problems/check-notes';
import { checkQuotations } from './problems/check-quotations';
import { addPapers, findUnknownKey } from './problems/unknown-key';
import { explainReadingOrder } from './reading-order/explain';
import { insertReferenceList, refreshReferenceList } from './reference-list/write';
import { chooseLink, openLink } from './relations/open-link';
import { convertAllNotes, convertThisNote } from './rewriting/convert-notes';
import { savePageFromClipboard, savePageFromUrl, saveSelection } from './saving/save-page';
import { pickPapers } from './search-picker';
import type { Services } from './services';
import type { Target } from './target';
import {
  AT_CURSOR,
  pairOrPick,
  type Targets,
  workAtHandOrPick,
  worksAtHandOrPick,
  worksNamedOrAtHand,
  worksOf,
  worksOrPick,
} from './targets';

type Handler = (services: Services, target?: Target, selected?: readonly Target[]) => unknown;

const HANDLERS: Readonly<Record<CommandId, Handler>> = {
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
  'scholium.setCitekey': async (services, ...targets) => {
    const work = await workAtHandOrPick(services, targets, 'Set the citekey of');
    if (work) await services.renaming.ask(work);
  },
  'scholium.convertNote': (services) => convertThisNote(services),
  'scholium.convertNotes': (services) => convertAllNotes(services),
  'scholium.openLiteratureNote': async (services, target, selected) => {
    const about = target ?? (literatureNoteInEditor(services.store) ? undefined : AT_CURSOR);
    const works = await worksOrPick(services, [about, selected], 'Open the literature notes of');
    if (works) await openLiteratureNotes(services, works);
  },
  'scholium.findLiteratureNote': (services) => findLiteratureNote(services),
  'scholium.refreshLiteratureNote': async (services, target, selected) => {
    const inEditor = target ? undefined : literatureNoteInEditor(services.store);
    const about = target ?? (inEditor ? { workId: inEditor.id } : AT_CURSOR);
    const works = await worksOrPick(
      services,
      [about, selected],
      'Refresh the literature notes of',
      'has:note ',
    );
    if (works) await refreshLiteratureNotes(services, works);
  },
  'scholium.refreshLiteratureNotes': (services) => refreshAllLiteratureNotes(services),
  'scholium.editLiteratureNoteTemplate': () => editTemplate(),
  'scholium.insertReferenceList': (services) => insertReferenceList(services),
  'scholium.refreshReferenceList': (services, target) => refreshReferenceList(services, target),
  'scholium.toggleFormatted': () => toggleFormatted(),
  'scholium.checkNotes': (services) => checkAllNotes(services),
  'scholium.checkQuotations': (services) => checkQuotations(services),
  'scholium.addEntries': (services, target) => {
    if (target?.fix?.kind === 'add') return addPapers(services, target.fix);
    return target ? addCited(services, target) : addMissing(services);
  },
  'scholium.findUnknownKey': (services, target) =>
    target?.fix?.kind === 'look-up' && target.note !== undefined
      ? findUnknownKey(services, target.fix, target.note)
      : undefined,
  'scholium.showPaper': (services, ...targets) => showPaper(services, targets),
  'scholium.showAuthor': (services, ...targets) => showAuthor(services, targets),
  'scholium.showCiters': async (services, ...targets) => {
    const work = await workAtHandOrPick(services, targets, 'Show the citers of');
    if (work && targets[0]?.quietly) services.citers.show(work.id);
    else if (work) await services.citers.focus(work.id);
  },
  'scholium.showCitingNotes': async (services, ...targets) => {
    const work = await workAtHandOrPick(services, targets, 'Show the notes that cite');
    if (work) await showCitingNotes(services, work, targets[0]?.target);
  },
  'scholium.revealPaper': async (services, ...targets) => {
    const work = await workAtHandOrPick(services, targets, 'Reveal in Papers');
    if (work) await services.papers.reveal(work.id);
  },
  'scholium.lookUp': async (services, ...targets) => {
    const work = await workAtHandOrPick(services, targets, 'Look up what is not known of');
    const accepted = work && (await lookUp(work, services.asker, today()));
    if (work && accepted) await services.store.word.acceptLookup(work, accepted);
  },
  'scholium.setStatus': async (services, ...targets) => {
    const works = await worksAtHandOrPick(services, targets, 'Set the status of');
    if (works) await setStatus(services.store, works);
  },
  'scholium.setImportance': async (services, ...targets) => {
    const works = await worksAtHandOrPick(services, targets, 'Set the importance of');
    if (works) await setImportance(services.store, works);
  },
  'scholium.setTags': async (services, ...targets) => {
    const works = await worksAtHandOrPick(services, targets, 'Set the tags of');
    if (works) await setTags(services.store, works);
  },
  'scholium.compareAbstracts': async (services, ...targets) => {
    const work = await workAtHandOrPick(services, targets, 'Compare the abstracts of', 'has:variants ');
    if (work) await compareAbstracts(work);
  },
  'scholium.savePage': ({ store }) => savePageFromClipboard(store),
  'scholium.saveSelection': ({ store }) => saveSelection(store),
  'scholium.followBibliography': followBibliography,
  'scholium.savePageFromUrl': ({ store }) => savePageFromUrl(store),
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
  'scholium.groupPapers': ({ papers }) => papers.chooseGrouping(),
  'scholium.sortPapers': ({ papers }) => papers.chooseOrder(),
  'scholium.explainReadingOrder': async (services, ...targets) => {
    const work = await workAtHandOrPick(services, targets, 'Why read this paper');
    const chosen = work && (await explainReadingOrder(services, work));
    if (chosen) await open(services, chosen);
  },
  'scholium.filterPapers': ({ papers }) => papers.askForFilter(),
  'scholium.clearPapersFilter': ({ papers }) => papers.setFilter(''),
  'scholium.groupCiters': ({ citers }) => citers.chooseGrouping(),
  'scholium.showRelations': async (services, ...targets) => {
    const work = await workAtHandOrPick(services, targets, 'Show the relations of');
    if (work) await services.relations.focus(work.id);
  },
  'scholium.groupRelations': ({ relations }) => relations.chooseGrouping(),
  'scholium.filterRelations': ({ relations }, target) =>
    target?.filter === undefined ? relations.askForFilter() : relations.toggleFilter(target.filter),
  'scholium.clearRelationsFilter': ({ relations }) => relations.setFilter(''),
  'scholium.openLink': async (services, ...targets) => {
    if (targets[0]?.opens) return openLink(targets[0].opens);
    const work = await workAtHandOrPick(services, targets, 'Open a link of');
    if (work) await chooseLink(work, await services.links.of(work));
  },
  'scholium.groupAnnotations': ({ annotations }) => annotations.chooseGrouping(),
  'scholium.filterAnnotations': ({ annotations }) => annotations.askForFilter(),
  'scholium.clearAnnotationsFilter': ({ annotations }) => annotations.setFilter(''),
  'scholium.exportAnnotations': (services, target, selected) =>
    exportAnnotations(services, target, worksOf(services, [target, selected])),
  'scholium.refreshAnnotationsNote': (services) => refreshAnnotations(services),
  'scholium.sortReferences': ({ references }) => references.chooseOrder(),
  'scholium.copyReferences': ({ references }) => references.copy(),
  'scholium.copyRow': async (_, target, selected) => {
    const rows = selected && selected.length > 0 ? selected : target ? [target] : [];
    await copy(rows.map(({ text, label }) => text ?? label ?? '').join('\n'));
  },
  'scholium.showMap': (services, ...targets) => showMap(services, targets),
  'scholium.showNearMap': (services, ...targets) => showMapOfNear(services, targets),
  'scholium.showTimeMap': (services, ...targets) => showTimeMap(services, targets),
  'scholium.showMapOfShownPapers': (services) => showMapOfShown(services),
  'scholium.showMapOfNote': (services) => showMapOfNote(services),
  'scholium.showMapOfRelations': (services) => showMapOfRelations(services),
  'scholium.showMapOfLibrary': ({ maps }) => maps.show({ of: 'library' }),
  'scholium.compareDuplicates': async (services, ...targets) => {
    const works = await pairOrPick(services, targets, 'Compare two papers: check both');
    if (works) await compareDuplicates(works);
  },
  'scholium.mergePapers': async (services, ...targets) => {
    const works = await pairOrPick(services, targets, 'Merge papers: check all that are the same paper');
    if (works) await mergePapers(services.store, works);
  },
  'scholium.keepApart': async (services, ...targets) => {
    const works = await pairOrPick(services, targets, 'Keep two papers apart: check both');
    if (works) await keepApart(services.store, works);
  },
  'scholium.splitPaper': async (services, ...targets) => {
    const [work] = (await worksOrPick(services, targets, 'Keep accounts apart of')) ?? [];
    if (work) await splitPaper(services.store, work);
  },
  'scholium.undoDecision': ({ store }, target) => undoDecision(store, target?.decision),
  // Who asks for it does not trust what the file system says of times and sizes.
  'scholium.refresh': ({ store }) => store.refresh('thorough'),
};

export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMANDS.map((id) =>
      vscode.commands.registerCommand(id, (target?: Target, selected?: readonly Target[]) =>
        guarded(id, services.log, async () => {
          await firstReading(services.store);
          if (target?.at === 'papers') await services.papers.told();
          return HANDLERS[id](services, target, Array.isArray(selected) ? selected : undefined);
        }),
      ),
    ),
  );
}

async function cite(services: Services, mode: CiteMode, targets: Targets): Promise<void> {
  const works = await worksOrPick(
    services,
    targets,
    'Cite: Enter inserts, check several to cite them together',
  );
  if (works) await citeWorks(services, works, mode);
}

async function open(services: Services, work: Work, preview = true): Promise<void> {
  const place: Place = work.records[0]!.title.place;
  await openPlace(place, { preview });
  services.papers.noteReading(work.id);
  services.citers.show(work.id);
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`Scholium: copied ${text}`, 4000);
}
