/** A command has nothing to do, and says why: no error, so it is told without alarm. */
export class Notice extends Error {}
