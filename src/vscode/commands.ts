/** Every command, in one table: id → handler. One wrapper says what went wrong. */
import * as vscode from 'vscode';
import { identifierUrl } from '../core/identifiers';
import type { Work } from '../core/model';
import type { CiteMode } from '../core/notes/request';
import { type Place, placeInLine } from '../core/place';
import { COMMANDS, type CommandId } from '../names';
import { type Affixes, citationAlone, citeWorks } from './citing';
import { compareAbstracts } from './compare';
import { openPlace } from './convert';
import { convertAllNotes, convertThisNote } from './convert-notes';
import { today } from './day';
import { compareDuplicates, keepApart, mergePapers, splitPaper, undoDecision } from './duplicates';
import { messageOf } from './files';
import { insertCiters, insertFinding } from './findings';
import { lookUp } from './look-up';
import { showCitingNotes } from './navigation/citing-notes';
import { Notice } from './notice';
import { savePageFromClipboard, savePageFromUrl, saveSelection } from './save-page';
import { pickPapers } from './search-picker';
import type { Services } from './services';
import type { Target } from './target';

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
    if (affixes) await citeWorks(services.store, works, 'bracketed', affixes);
  },
  'scholium.insertFinding': (services, target, selected) =>
    insertFinding(services, target, worksOf(services, [target, selected])),
  'scholium.citeCiters': async (services, ...targets) => {
    const [work] = (await worksOrPick(services, targets, 'Cite the citers of', 'is:cited ')) ?? [];
    if (work) await insertCiters(services, work);
  },
  'scholium.citeShownCiters': async (services) => {
    const { work } = services.citers;
    if (!work) throw new Notice('Choose a paper in Papers first: its citers are what is cited.');
    await insertCiters(services, work);
  },
  'scholium.copyCitekey': async (services, ...targets) => {
    const works = await worksOrPick(services, targets, 'Copy the citekey of');
    if (works) await copy(works.map(({ citekey }) => `@${citekey}`).join('; '));
    if (works) await services.store.word.pin(works);
  },
  'scholium.copyCitation': async (services, ...targets) => {
    const works = await worksOrPick(services, targets, 'Copy a citation of');
    if (works) await copy(citationAlone(works));
    if (works) await services.store.word.pin(works);
  },
  'scholium.setCitekey': async (services, ...targets) => {
    const [work] = (await worksOrPick(services, targets, 'Set the citekey of')) ?? [];
    if (work) await services.renaming.ask(work);
  },
  'scholium.convertNote': (services) => convertThisNote(services),
  'scholium.convertNotes': (services) => convertAllNotes(services),
  'scholium.showCiters': async (services, ...targets) => {
    const [work] = (await worksOrPick(services, targets, 'Show the citers of')) ?? [];
    if (work && targets[0]?.quietly) services.citers.show(work.id);
    else if (work) await services.citers.focus(work.id);
  },
  'scholium.showCitingNotes': async (services, ...targets) => {
    const [work] = (await worksOrPick(services, targets, 'Show the notes that cite')) ?? [];
    if (work) await showCitingNotes(services, work, targets[0]?.target);
  },
  'scholium.revealPaper': (services, target) =>
    target?.workId !== undefined && services.papers.reveal(target.workId),
  'scholium.lookUp': async (services, ...targets) => {
    const [work] = (await worksOrPick(services, targets, 'Look up what is not known of')) ?? [];
    const accepted = work && (await lookUp(work, services.asker, today()));
    if (work && accepted) await services.store.word.acceptLookup(work, accepted);
  },
  'scholium.compareAbstracts': async (services, ...targets) => {
    const [work] = (await worksOrPick(services, targets, 'Compare the abstracts of', 'has:variants ')) ?? [];
    if (work) await compareAbstracts(work);
  },
  'scholium.savePage': ({ store }) => savePageFromClipboard(store),
  'scholium.saveSelection': ({ store }) => saveSelection(store),
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
  'scholium.filterPapers': ({ papers }) => papers.askForFilter(),
  'scholium.clearPapersFilter': ({ papers }) => papers.setFilter(''),
  'scholium.groupCiters': ({ citers }) => citers.chooseGrouping(),
  'scholium.sortReferences': ({ references }) => references.chooseOrder(),
  'scholium.copyReferences': ({ references }) => references.copy(),
  'scholium.copyRow': async (_, target, selected) => {
    const rows = selected && selected.length > 0 ? selected : target ? [target] : [];
    await copy(rows.map(({ text, label }) => text ?? label ?? '').join('\n'));
  },
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
      vscode.commands.registerCommand(id, async (target?: Target, selected?: readonly Target[]) => {
        try {
          await services.store.firstReading;
          return await HANDLERS[id](services, target, Array.isArray(selected) ? selected : undefined);
        } catch (error) {
          if (error instanceof Notice) {
            // With a button VS Code shows the whole of a long message.
            void vscode.window.showInformationMessage(error.message, 'OK');
            return undefined;
          }
          services.log.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
          void vscode.window.showErrorMessage(messageOf(error), 'OK');
          return undefined;
        }
      }),
    ),
  );
}

type Targets = readonly [Target?, (readonly Target[])?];

/** The works a command was called on; several when several rows are selected. */
function worksOf({ store }: Services, [target, selected]: Targets): Work[] {
  const targets = selected && selected.length > 0 ? selected : target ? [target] : [];
  const ids = new Set(
    targets.flatMap(({ workId, workIds }) => workIds ?? [workId]).filter((id) => id !== undefined),
  );
  return [...ids].map((id) => store.library.byId(id)).filter((work) => work !== undefined);
}

async function worksOrPick(
  services: Services,
  targets: Targets,
  title: string,
  value?: string,
): Promise<Work[] | undefined> {
  const works = worksOf(services, targets);
  if (works.length > 0) return works;
  if (services.store.library.works.length === 0) {
    throw new Notice(
      'No paper page was found in this folder yet. Save one as text into it, for instance an arXiv abstract page.',
    );
  }
  const picked = await pickPapers(services, { title, value });
  return picked && picked.length > 0 ? picked : undefined;
}

/** A pair, or the papers that are selected; one alone asks for the others. */
async function pairOrPick(services: Services, targets: Targets, title: string): Promise<Work[] | undefined> {
  const works = worksOf(services, targets);
  if (works.length > 1) return works;
  const picked = await worksOrPick(services, [], title);
  return picked && [...new Set([...works, ...picked])];
}

async function cite(services: Services, mode: CiteMode, targets: Targets): Promise<void> {
  const works = await worksOrPick(
    services,
    targets,
    'Cite: Enter inserts, check several to cite them together',
  );
  if (works) await citeWorks(services.store, works, mode);
}

async function open(services: Services, work: Work, preview = true): Promise<void> {
  const place: Place = work.records[0]!.title.place;
  await openPlace(place, { preview });
  services.papers.noteReading(work.id);
  services.citers.show(work.id);
}

/** Asks for each in turn; Escape leaves without citing, Enter on nothing leaves that part out. */
async function askForAffixes(): Promise<Affixes | undefined> {
  const ask = (step: string, prompt: string, placeHolder: string) =>
    vscode.window.showInputBox({ title: `Citation: ${step}`, prompt, placeHolder });
  const prefix = await ask('prefix (1 of 3)', 'Words before the citation, or nothing', 'see');
  if (prefix === undefined) return undefined;
  const locator = await ask('locator (2 of 3)', 'Where in the paper, or nothing', 'p. 33, sec. 2, fig. 4');
  if (locator === undefined) return undefined;
  const suffix = await ask('suffix (3 of 3)', 'Words behind the citation, or nothing', 'and passim');
  return suffix === undefined ? undefined : { prefix, locator, suffix };
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`Scholium: copied ${text}`, 4000);
}
