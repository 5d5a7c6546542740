/** Commands on notes: keys, literature notes, lists of references, checks, annotations. */
import { exportAnnotations, refreshAnnotations } from '../annotations/export';
import { addCited } from '../bibliography/add-cited';
import { toggleFormatted } from '../formatted/toggle';
import { findLiteratureNote } from '../literature/find-note';
import { openLiteratureNotes } from '../literature/open-note';
import { refreshAllLiteratureNotes, refreshLiteratureNotes } from '../literature/refresh-notes';
import { literatureNoteInEditor } from '../literature/surroundings';
import { editTemplate } from '../literature/template';
import { showCitingNotes } from '../navigation/citing-notes';
import { addMissing } from '../problems/add-missing';
import { checkAllNotes } from '../problems/check-notes';
import { checkQuotations } from '../problems/check-quotations';
import { addPapers, findUnknownKey } from '../problems/unknown-key';
import { insertReferenceList, refreshReferenceList } from '../reference-list/write';
import { convertAllNotes, convertThisNote } from '../rewriting/convert-notes';
import { AT_CURSOR, workAtHandOrPick, worksOf, worksOrPick } from '../targets';
import type { Handlers } from './handler';

export const NOTES = {
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
  'scholium.showCitingNotes': async (services, ...targets) => {
    const work = await workAtHandOrPick(services, targets, 'Show the notes that cite');
    if (work) await showCitingNotes(services, work, targets[0]?.target);
  },
  'scholium.groupAnnotations': ({ annotations }) => annotations.chooseGrouping(),
  'scholium.filterAnnotations': ({ annotations }) => annotations.askForFilter(),
  'scholium.clearAnnotationsFilter': ({ annotations }) => annotations.setFilter(''),
  'scholium.exportAnnotations': (services, target, selected) =>
    exportAnnotations(services, target, worksOf(services, [target, selected])),
  'scholium.refreshAnnotationsNote': (services) => refreshAnnotations(services),
  'scholium.sortReferences': ({ references }) => references.chooseOrder(),
  'scholium.copyReferences': ({ references }) => references.copy(),
} satisfies Handlers;
