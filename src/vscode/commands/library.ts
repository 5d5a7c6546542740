/** Commands on the library: its views, maps and pages, marks, duplicates, pages saved and read again. */
import { compareAbstracts } from '../compare';
import { today } from '../day';
import { compareDuplicates, keepApart, mergePapers, splitPaper, undoDecision } from '../duplicates';
import { followBibliography } from '../followed-files';
import { lookUp } from '../look-up';
import {
  showMap,
  showMapOfNear,
  showMapOfNote,
  showMapOfRelations,
  showMapOfShown,
  showTimeMap,
} from '../map/show-map';
import { setImportance, setStatus, setTags } from '../marks';
import { showAuthor, showPaper } from '../paper-page/show-page';
import { chooseLink, openLink } from '../relations/open-link';
import { savePageFromClipboard, savePageFromUrl, saveSelection } from '../saving/save-page';
import { pairOrPick, workAtHandOrPick, worksAtHandOrPick, worksOrPick } from '../targets';
import type { Handlers } from './handler';

export const LIBRARY = {
  'scholium.showPaper': (services, ...targets) => showPaper(services, targets),
  'scholium.showAuthor': (services, ...targets) => showAuthor(services, targets),
  'scholium.showCiters': async (services, ...targets) => {
    const work = await workAtHandOrPick(services, targets, 'Show the citers of');
    if (work && targets[0]?.quietly) services.citers.show(work.id);
    else if (work) await services.citers.focus(work.id);
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
  'scholium.groupPapers': ({ papers }) => papers.chooseGrouping(),
  'scholium.sortPapers': ({ papers }) => papers.chooseOrder(),
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
} satisfies Handlers;
