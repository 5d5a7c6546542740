// What VS Code puts into a webview beside our document: its variables, its classes, its API.
import themes from './themes.json';

/** As VS Code 1.139 has them: `Dark 2026`, `Light 2026`, and the two of high contrast. */
export type Theme = keyof typeof themes;
export const allThemes = Object.keys(themes) as Theme[];

/** What VS Code puts on the elements of a webview for a theme. */
export function dressOf(name: Theme, reducedMotion = false) {
  const { class: className, kind, id, variables } = themes[name];
  return {
    variables: Object.entries(variables),
    className: reducedMotion ? `${className} vscode-reduce-motion` : className,
    data: [
      ['vscode-theme-kind', kind],
      ['vscode-theme-id', id],
    ] as [string, string][],
  };
}

export const quoted = (variables: [string, string][]): string =>
  variables.map(([key, value]) => `${key}: ${value.replaceAll('"', '&quot;')}`).join('; ');

/** In the page: another theme. */
export function dress({ variables, className, data }: ReturnType<typeof dressOf>): void {
  const { documentElement, body } = document;
  documentElement.removeAttribute('style');
  for (const [key, value] of variables) documentElement.style.setProperty(key, value);
  body.className = className;
  for (const [key, value] of data) body.setAttribute(`data-${key}`, value);
}

/** In the page, before its script: what VS Code puts there. */
export function standIn({ state, withoutWebGl }: { state: unknown; withoutWebGl: boolean }): void {
  const lab = { sent: [] as unknown[], state };
  const api = {
    // A message is copied on its way, as it is there: what cannot be copied fails here, too.
    postMessage: (message: unknown) => void lab.sent.push(structuredClone(message)),
    getState: () => lab.state,
    setState: (next: unknown) => {
      lab.state = structuredClone(next);
    },
  };
  let taken = false;
  Object.assign(globalThis, {
    scholiumLab: lab,
    acquireVsCodeApi: () => {
      if (taken) throw new Error('An instance of the VS Code API has already been acquired');
      taken = true;
      return api;
    },
  });
  if (!withoutWebGl) return;
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (
    this: HTMLCanvasElement,
    kind: string,
    ...rest: unknown[]
  ) {
    return kind.includes('webgl') ? null : Reflect.apply(getContext, this, [kind, ...rest]);
  } as typeof getContext;
}

/** What VS Code says of every webview that bears on how ours looks. */
export const defaults = `@layer vscode-default {
  html { scrollbar-color: var(--vscode-scrollbarSlider-background) var(--vscode-editor-background); }
  body {
    margin: 0; padding: 0 20px; background-color: transparent;
    color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family);
    font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size);
  }
  a { color: var(--vscode-textLink-foreground); }
  a:focus, input:focus, select:focus, textarea:focus { outline: 1px solid -webkit-focus-ring-color; outline-offset: -1px; }
}`;
