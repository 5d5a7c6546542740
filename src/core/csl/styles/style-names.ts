/** Names of citation styles, as notes, projects and settings write them, and where the file of one may be. */
import { distanceWithin } from '../../checks/nearest-keys';
import shippedStyles from './shipped-styles.json';

/** A style that is shipped: `apa`, and the name that people know it by. */
export interface ShippedStyle {
  readonly id: string;
  readonly name: string;
}

export const SHIPPED_STYLES: readonly ShippedStyle[] = shippedStyles;

const SHIPPED_IDS: ReadonlySet<string> = new Set(SHIPPED_STYLES.map(({ id }) => id));

export function isShippedStyle(id: string): boolean {
  return SHIPPED_IDS.has(id);
}

/** What a value names. */
export interface StyleName {
  /** Of the style, without folder and ending: `ieee` for `styles/ieee.csl`. */
  readonly id: string;
  /** Paths to be tried, the best first; empty for an address. */
  readonly paths: readonly string[];
  /** It is an address on the web, which is never asked. */
  readonly isAddress: boolean;
  /** It is a name alone, which a file anywhere may have. */
  readonly isBare: boolean;
}

export function readStyleName(value: string): StyleName {
  const path = value.trim().replaceAll('\\', '/');
  const isAddress = /^[a-z][a-z\d+.-]+:\/\//i.test(path);
  const file = (isAddress ? path.replace(/[?#].*$/, '') : path).replace(/\/+$/, '');
  const name = file.slice(file.lastIndexOf('/') + 1);
  const id = name.replace(ENDING, '');
  const isBare = !isAddress && !path.includes('/');
  const paths = isAddress || path === '' ? [] : pathsOf(path, isBare);
  return { id, paths, isAddress, isBare };
}

function pathsOf(path: string, isBare: boolean): string[] {
  const named = ENDING.test(path) ? [path] : [`${path}.csl`, ...(/\.[^./]+$/.test(path) ? [path] : [])];
  return isBare ? named.flatMap((name) => [name, ...FOLDERS.map((folder) => `${folder}/${name}`)]) : named;
}

const ENDING = /\.(?:csl|xml)$/i;

/** Where people keep the styles of a project. */
const FOLDERS = ['csl', 'styles'];

/** Whether a file of this name may be a style, and by which name. */
export function styleIdOf(fileName: string): string | undefined {
  return /^(.+)\.csl$/i.exec(fileName)?.[1];
}

/** Where the words of a language may stand, seen from a folder (https://github.com/citation-style-language/locales). */
export function localePaths(language: string): string[] {
  const name = `locales-${language}.xml`;
  return [name, ...['locales', ...FOLDERS].map((folder) => `${folder}/${name}`)];
}

/** Why a style cannot be used. */
export interface StyleFaultSaid {
  /** A sentence or more, with what to do. */
  readonly fault: string;
  /** The name that is probably meant. */
  readonly meant?: string;
}

/** Why there is no style of that name, and what to do about it. `others` are the names of styles in the workspace. */
export function noSuchStyle(value: string, others: readonly string[]): StyleFaultSaid {
  const { id, isAddress, isBare } = readStyleName(value);
  if (value.trim() === '')
    return { fault: 'The name of the style is empty. Choose one by “Choose Citation Style…”.' };
  if (/^file:/i.test(value.trim()))
    return {
      fault: `The style ${value} is the address of a file. Name its path instead, as seen from this folder, or choose another style by “Choose Citation Style…”.`,
    };
  if (isAddress)
    return {
      fault: `The style ${value} is an address, and styles are not loaded from the web. Save it into this folder as ${id || 'style'}.csl and name that, or choose another by “Choose Citation Style…”.`,
    };
  if (!isBare)
    return {
      fault: `There is no file ${value}. Correct the path, or choose another style by “Choose Citation Style…”.`,
    };
  const meant = nearestStyle(id, [...others, ...SHIPPED_IDS]);
  const question = meant === undefined ? '' : ` Is ${meant} meant?`;
  return {
    fault: `No style is named ${value}.${question} “Choose Citation Style…” lists those there are; any other can be saved into this folder as a .csl file.`,
    ...(meant !== undefined && { meant }),
  };
}

function nearestStyle(id: string, known: readonly string[]): string | undefined {
  const wanted = id.toLowerCase();
  const most = wanted.length < 5 ? 1 : 2;
  const near = known
    .map((each) => ({ each, far: distanceWithin(each.toLowerCase(), wanted, most) }))
    .filter(({ far }) => far !== undefined)
    .sort((a, b) => a.far! - b.far!)[0];
  // `chicago` is no slip of a name, but the beginning of some.
  return near?.each ?? known.find((each) => wanted.length > 2 && each.startsWith(wanted));
}
