/**
 * Stands for the sources of the readers and the parsers they use, see esbuild.js: what another build read is read
 * anew. Empty while the sources are being watched.
 */
declare const SCHOLIUM_BUILD: string;
