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
  'scholium.insertFindingsTable',
  'scholium.copyFindingsTable',
  'scholium.citeCiters',
  'scholium.citeShownCiters',
  'scholium.copyCitekey',
  'scholium.copyCitation',
  'scholium.copyFormattedCitation',
  'scholium.copyFormattedReference',
  'scholium.chooseCitationStyle',
  'scholium.exportPapers',
  'scholium.exportShownPapers',
  'scholium.exportShownCiters',
  'scholium.copyPapersAs',
  'scholium.exportCited',
  'scholium.exportWithPandoc',
  'scholium.setCitekey',
  'scholium.setStatus',
  'scholium.setImportance',
  'scholium.setTags',
  'scholium.convertNote',
  'scholium.convertNotes',
  'scholium.openLiteratureNote',
  'scholium.findLiteratureNote',
  'scholium.refreshLiteratureNote',
  'scholium.refreshLiteratureNotes',
  'scholium.editLiteratureNoteTemplate',
  'scholium.insertReferenceList',
  'scholium.refreshReferenceList',
  'scholium.toggleFormatted',
  'scholium.checkNotes',
  'scholium.checkQuotations',
  'scholium.addEntries',
  'scholium.findUnknownKey',
  'scholium.showCiters',
  'scholium.showCitingNotes',
  'scholium.revealPaper',
  'scholium.lookUp',
  'scholium.compareAbstracts',
  'scholium.savePage',
  'scholium.saveSelection',
  'scholium.savePageFromUrl',
  'scholium.followBibliography',
  'scholium.openPage',
  'scholium.openOnline',
  'scholium.groupPapers',
  'scholium.sortPapers',
  'scholium.filterPapers',
  'scholium.clearPapersFilter',
  'scholium.groupCiters',
  'scholium.groupAnnotations',
  'scholium.filterAnnotations',
  'scholium.clearAnnotationsFilter',
  'scholium.exportAnnotations',
  'scholium.refreshAnnotationsNote',
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

/** What is done to annotations. Those below `annotation.` are called on one: from its thread, its hover, a row. */
export const ANNOTATION_COMMANDS = [
  'scholium.highlight',
  'scholium.highlightIn',
  'scholium.comment',
  'scholium.changeAnnotation',
  'scholium.reattachAnnotation',
  'scholium.undoAnnotation',
  'scholium.importAnnotations',
  'scholium.annotation.save',
  'scholium.annotation.ask',
  'scholium.annotation.discard',
  'scholium.annotation.reply',
  'scholium.annotation.edit',
  'scholium.annotation.saveEdit',
  'scholium.annotation.cancelEdit',
  'scholium.annotation.open',
  'scholium.annotation.follow',
  'scholium.annotation.recolour',
  'scholium.annotation.retag',
  'scholium.annotation.link',
  'scholium.annotation.markQuestion',
  'scholium.annotation.markComment',
  'scholium.annotation.quote',
  'scholium.annotation.resolve',
  'scholium.annotation.reopen',
  'scholium.annotation.delete',
] as const;
export type AnnotationCommandId = (typeof ANNOTATION_COMMANDS)[number];

/** Theme colours: of annotated passages, and of citations shown as their style prints them. */
export const COLOURS = [
  'scholium.highlight.yellow',
  'scholium.highlight.green',
  'scholium.highlight.red',
  'scholium.highlight.blue',
  'scholium.highlight.purple',
  'scholium.highlight.orange',
  'scholium.formattedCitation',
] as const;

export const VIEW_CONTAINER = 'scholium';
export const VIEWS = [
  'scholium.papers',
  'scholium.citers',
  'scholium.citedIn',
  'scholium.references',
  'scholium.annotations',
  'scholium.duplicates',
  'scholium.notRead',
] as const;

export const SETTINGS = [
  'scholium.files.include',
  'scholium.files.exclude',
  'scholium.files.maxSizeMB',
  'scholium.files.bibliographies',
  'scholium.files.colour',
  'scholium.save.folder',
  'scholium.notes.include',
  'scholium.check.enabled',
  'scholium.check.rules',
  'scholium.citation.form',
  'scholium.citation.style',
  'scholium.citation.locale',
  'scholium.citation.showFormatted',
  'scholium.bibliography.addEntries',
  'scholium.bibliography.defaultFile',
  'scholium.finding.template',
  'scholium.citersList.template',
  'scholium.literatureNote.folder',
  'scholium.hover.enabled',
  'scholium.hover.abstractLength',
  'scholium.completion.enabled',
  'scholium.codeLens.enabled',
  'scholium.inlayHints.enabled',
  'scholium.links.enabled',
  'scholium.preview.enabled',
  'scholium.annotations.creator',
  'scholium.pandoc.path',
] as const;
export type SettingId = (typeof SETTINGS)[number];

/** Context keys our `when` clauses read. */
export const CONTEXTS = [
  'scholium.papersFiltered',
  'scholium.annotationsFiltered',
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
