/** Pictures that a webview made, for files that other programs open. */

const TAGS = 'svg|title|g|rect|line|polyline|polygon|circle|ellipse|path|text|tspan';
/** Nothing that runs, loads or leads anywhere: no `onclick`, `href`, `style`. */
const ATTRIBUTE = String.raw`\s+(?!on|style|(?:[\w-]+:)?href)[\w:-]+="[^"<]*"`;
const TAG = new RegExp(`</?(?:${TAGS})(?:${ATTRIBUTE})*\\s*/?>`, 'gi');
const HEAD = /^(?:<\?xml[^<>]*\?>\s*)?(?=<svg[\s/>])/;

/** Whether it is SVG (https://www.w3.org/TR/SVG2/) of shapes and words alone. */
export function isDrawing(svg: string): boolean {
  return HEAD.test(svg) && !svg.replace(HEAD, '').replace(TAG, '').includes('<');
}
