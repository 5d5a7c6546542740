// A webview without the editor around it: our bundle in a bare browser page, with the document and the policy that
// the extension gives it, and what VS Code adds (its API, its variables, its classes). A test takes a second.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/lib/browser.mjs';
import { out, root } from '../../scripts/lib/places.mjs';
import { type WebviewName, webviewDocument } from '../../src/vscode/webviews/document';
import { defaults, dress, dressOf, quoted, standIn, type Theme } from './vscode';

export { allThemes, type Theme } from './vscode';

export interface LabOptions {
  name: WebviewName;
  /** `dark` unless told. */
  theme?: Theme;
  reducedMotion?: boolean;
  /** In pixels; 1000 by 700 unless told. */
  size?: { width: number; height: number };
  /** How large letters are, 1 as they come: as by `window.zoomLevel`. */
  zoom?: number;
  /** What an earlier life of the webview has kept by `setState`. */
  state?: unknown;
  /** The browser has no WebGL. */
  withoutWebGl?: boolean;
}

/** What a message looks like from here; its schema is the webview's business. */
export interface Message {
  type: string;
  [field: string]: unknown;
}

/** One of those that axe calls serious or critical (https://github.com/dequelabs/axe-core). */
export interface Barrier {
  readonly rule: string;
  readonly help: string;
  /** Where, as a selector, each with what is wrong. */
  readonly places: readonly string[];
}

export type Lab = Awaited<ReturnType<typeof openLab>>;

const origin = 'https://webview.test';

/**
 * Opens the webview, hands it over, closes it. Fails when the page broke its policy, threw, or wrote an error to the
 * console, too. When `use` fails, the error names a picture of that moment.
 */
export async function withWebview(options: LabOptions, use: (lab: Lab) => Promise<void>): Promise<void> {
  const { width, height } = options.size ?? { width: 1000, height: 700 };
  const zoom = options.zoom ?? 1;
  const context = await (await sharedBrowser()).newContext({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    deviceScaleFactor: zoom,
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
  });
  try {
    const lab = await openLab(context, options);
    try {
      await use(lab);
      if (lab.faults.length > 0) throw new Error(`The page complains:\n${lab.faults.join('\n')}`);
    } catch (error) {
      const picture = await lab.screenshot(`failed-${Date.now()}`);
      if (error instanceof Error)
        error.message += `\n${lab.faults.join('\n')}\n(the webview at that moment: ${picture})`;
      throw error;
    }
  } finally {
    await context.close();
  }
}

async function openLab(context: BrowserContext, options: LabOptions) {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  /** Complaints of the page: broken policies, exceptions, errors on the console. */
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  await serve(page, options);
  await page.addInitScript(standIn, { state: options.state, withoutWebGl: options.withoutWebGl === true });
  await page.goto(`${origin}/index.html`);

  /** Says something to the webview as the extension would. */
  const post = (message: unknown): Promise<void> => page.evaluate((data) => postMessage(data, '*'), message);

  /** What the webview has said since it was opened; of one type, if told. */
  const sent = async (type?: string): Promise<Message[]> => {
    const all = (await page.evaluate('scholiumLab.sent')) as Message[];
    return type === undefined ? all : all.filter((message) => message.type === type);
  };

  /** Waits until the webview has said something of this type (that pleases); answers with the last such message. */
  async function waitFor(
    type: string,
    pleases: (message: Message) => boolean = () => true,
  ): Promise<Message> {
    for (let tries = 0; ; tries++) {
      const found = (await sent(type)).findLast(pleases);
      if (found) return found;
      if (tries === 200)
        throw new Error(
          `The webview never said “${type}”; it said ${JSON.stringify(await sent()).slice(0, 500)}`,
        );
      await page.waitForTimeout(25);
    }
  }

  /** Forgets what was said so far. */
  const forget = (): Promise<void> => page.evaluate('scholiumLab.sent.length = 0') as Promise<void>;

  /** What the webview has kept by `setState`. */
  const state = (): Promise<unknown> => page.evaluate('scholiumLab.state');

  /** Changes the theme as VS Code does while a webview is open. */
  const theme = (name: Theme): Promise<void> => page.evaluate(dress, dressOf(name, options.reducedMotion));

  /** Takes a picture of the webview into out/screenshots; answers with its path. */
  async function screenshot(name: string): Promise<string> {
    const path = join(out, 'screenshots', `${name}.png`);
    mkdirSync(join(out, 'screenshots'), { recursive: true });
    await page.screenshot({ path, caret: 'hide', animations: 'disabled' });
    return path;
  }

  /** What axe finds serious or critical on the page as it is now. */
  async function barriers(): Promise<Barrier[]> {
    // By the debugger, not as a script of the page: the policy stays as it is.
    await page.evaluate(`${axeSource()}; undefined`);
    const found = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })
      .then(({ violations }) => violations)`)) as {
      id: string;
      impact: string;
      help: string;
      nodes: { target: unknown[]; failureSummary?: string }[];
    }[];
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => ({
        rule: id,
        help,
        places: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
      }));
  }

  /** What a screen reader is given of a part of the page, as indented lines (playwright's ARIA snapshot). */
  const aria = (selector = 'body'): Promise<string> => page.locator(selector).ariaSnapshot();

  return { page, faults, post, sent, waitFor, forget, state, theme, screenshot, barriers, aria };
}

/** Answers the page's requests: its document, and our files where the extension has them. Nothing else exists. */
async function serve(page: Page, { name, theme = 'dark', reducedMotion }: LabOptions): Promise<void> {
  const html = webviewDocument({
    name,
    nonce: 'lab',
    cspSource: origin,
    uri: (...segments) => `${origin}/${segments.join('/')}`,
  });
  const { variables, className, data } = dressOf(theme, reducedMotion);
  // VS Code's own style comes before the policy, for it would not be let in after it.
  const dressed = html
    .replace('<html lang="en">', `<html lang="en" style="${quoted(variables)}">`)
    .replace('<head>', `<head><style>${defaults}</style>`)
    .replace(
      '<body ',
      `<body class="${className}" ${data.map(([key, value]) => `data-${key}="${value}"`).join(' ')} `,
    );
  await page.route('**/*', (route) => {
    const { pathname, origin: asked } = new URL(route.request().url());
    if (asked !== origin) return route.abort();
    if (pathname === '/index.html') return route.fulfill({ contentType: 'text/html', body: dressed });
    if (!/^\/(dist\/webview|media)\//.test(pathname)) return route.fulfill({ status: 404 });
    const contentType = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: readFileSync(join(root, pathname)) });
  });
}

const axeSource = (): string =>
  readFileSync(createRequire(join(root, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');

/** One browser for all tests of a run: each has a context of its own. */
let browser: Promise<Browser> | undefined;

function sharedBrowser(): Promise<Browser> {
  browser ??= launchBrowser(process.env.SCHOLIUM_BROWSER);
  return browser;
}

after(async () => {
  await (await browser)?.close();
});
