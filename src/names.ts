/**
 * Every id that the code and package.json must agree on; `test/core/manifest.test.ts` compares the two.
 * Whole literals, so that a search finds each.
 */

export const COMMANDS = [
  'scholium.search',
  'scholium.insertCitation',
  'scholium.insertCitationInText',
  'scholium.insertCitationSuppressingAuthor',
  'scholium.insertCitationWithLocator',
  'scholium.insertFinding',
  'scholium.citeCiters',
  'scholium.citeShownCiters',
  'scholium.copyCitekey',
  'scholium.copyCitation',
  'scholium.setCitekey',
  'scholium.convertNote',
  'scholium.convertNotes',
  'scholium.showCiters',
  'scholium.showCitingNotes',
  'scholium.revealPaper',
  'scholium.lookUp',
  'scholium.compareAbstracts',
  'scholium.savePage',
  'scholium.saveSelection',
  'scholium.savePageFromUrl',
  'scholium.openPage',
  'scholium.openOnline',
  'scholium.groupPapers',
  'scholium.sortPapers',
  'scholium.filterPapers',
  'scholium.clearPapersFilter',
  'scholium.groupCiters',
  'scholium.sortReferences',
  'scholium.copyReferences',
  'scholium.copyRow',
  'scholium.compareDuplicates',
  'scholium.mergePapers',
  'scholium.keepApart',
  'scholium.splitPaper',
  'scholium.undoDecision',
  'scholium.refresh',
] as const;
export type CommandId = (typeof COMMANDS)[number];

export const VIEW_CONTAINER = 'scholium';
export const VIEWS = [
  'scholium.papers',
  'scholium.citers',
  'scholium.citedIn',
  'scholium.references',
  'scholium.duplicates',
  'scholium.notRead',
] as const;

export const SETTINGS = [
  'scholium.files.include',
  'scholium.files.exclude',
  'scholium.files.maxSizeMB',
  'scholium.files.colour',
  'scholium.save.folder',
  'scholium.notes.include',
  'scholium.citation.form',
  'scholium.finding.template',
  'scholium.citersList.template',
  'scholium.hover.enabled',
  'scholium.hover.abstractLength',
  'scholium.completion.enabled',
  'scholium.codeLens.enabled',
  'scholium.inlayHints.enabled',
  'scholium.links.enabled',
] as const;
export type SettingId = (typeof SETTINGS)[number];

/** Context keys our `when` clauses read. */
export const CONTEXTS = [
  'scholium.papersFiltered',
  'scholium.hasDumps',
  'scholium.indexing',
  'scholium.citersOf',
  'scholium.citedInOf',
  'scholium.referencesOf',
] as const;
export type ContextKey = (typeof CONTEXTS)[number];

export const WALKTHROUGH = 'scholium.start';

/** What a row dragged from the Papers view carries: the ids of the works, as JSON. */
export const PAPERS_MIME = 'application/vnd.code.tree.scholium.papers';
