/** Pages: their kinds, and what a file holds of them. */
export { SOURCES, siteLabel, sourceLabel } from './list';
export { readFile } from './read-file';
export { splitLines } from './text/lines';
