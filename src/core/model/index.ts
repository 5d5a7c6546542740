/**
 * The nouns. Names are the field's (CSL-JSON, FRBR, OpenCitations, W3C Web Annotation); where a standard is
 * narrowed the comment says "Skipping". Everything here is plain, immutable data.
 */
export type * from './annotation';
export type * from './marks';
export type * from './page';
export type * from './work';
