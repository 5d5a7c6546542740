/** Colours that can be told apart: on dark, light and high contrast themes, and by eyes that see few of them. */

export interface Theme {
  readonly dark: boolean;
  readonly highContrast: boolean;
  readonly background: string;
  readonly foreground: string;
  readonly focus: string;
  readonly font: string;
}

/** A colour as three numbers from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Reads what VS Code tells a webview of its theme (https://code.visualstudio.com/api/extension-guides/webview). */
export function themeOf({ body, documentElement }: Document): Theme {
  const style = getComputedStyle(documentElement);
  const value = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  const kind = body.classList;
  const dark = kind.contains('vscode-dark') || kind.contains('vscode-high-contrast');
  const light = kind.contains('vscode-light') || kind.contains('vscode-high-contrast-light');
  const isDark = dark && !light;
  const plain = isDark ? ['#1e1e1e', '#cccccc'] : ['#ffffff', '#333333'];
  return {
    dark: isDark,
    highContrast: kind.contains('vscode-high-contrast') || kind.contains('vscode-high-contrast-light'),
    background: hex(rgbOf(value('--vscode-editor-background', plain[0]!)) ?? rgbOf(plain[0]!)!),
    foreground: hex(rgbOf(value('--vscode-editor-foreground', plain[1]!)) ?? rgbOf(plain[1]!)!),
    focus: hex(rgbOf(value('--vscode-focusBorder', '#0078d4')) ?? [0, 120, 212]),
    font: value('--vscode-font-family', 'system-ui, sans-serif'),
  };
}

/** Reads `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)`, `rgba(…)`; how transparent it is, is left out. */
export function rgbOf(colour: string): Rgb | undefined {
  const digits = /^#([0-9a-f]{3,8})$/i.exec(colour)?.[1];
  if (digits !== undefined) {
    const wide = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits;
    return [0, 2, 4].map((at) => Number.parseInt(wide.slice(at, at + 2), 16)) as unknown as Rgb;
  }
  const numbers = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(colour)?.slice(1).map(Number);
  return numbers ? (numbers as unknown as Rgb) : undefined;
}

export const hex = (rgb: Rgb): string =>
  `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

/** A share of one colour, the rest of the other. */
export const mixed = (one: Rgb, other: Rgb, share: number): Rgb =>
  one.map((value, at) => value * share + other[at]! * (1 - share)) as unknown as Rgb;

/** How far two colours are apart in lightness, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** What graphics must have against their ground (WCAG 2.2, success criterion 1.4.11), and where contrast is wanted. */
const LEAST_CONTRAST = { normal: 3, high: 4.5 };

/** The colour, lighter or darker as far as it must be to stand out from the background. */
export function readable(colour: Rgb, { background, dark, highContrast }: Theme): Rgb {
  const ground = rgbOf(background)!;
  const towards: Rgb = dark ? [255, 255, 255] : [0, 0, 0];
  const least = highContrast ? LEAST_CONTRAST.high : LEAST_CONTRAST.normal;
  for (let share = 1; share > 0; share -= 0.05) {
    const tried = mixed(colour, towards, share);
    if (contrast(tried, ground) >= least) return tried;
  }
  return towards;
}

/** Okabe and Ito's, which people with any colour blindness tell apart (https://jfly.uni-koeln.de/color/). */
const SET = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#f0e442'].map(
  (colour) => rgbOf(colour)!,
);

/** Points of viridis, whose lightness grows evenly (https://bids.github.io/colormap/). */
const SCALE = ['#440154', '#46327e', '#365c8d', '#277f8e', '#1fa187', '#4ac16d', '#a0da39', '#fde725'].map(
  (colour) => rgbOf(colour)!,
);

/** What has no group: told from the groups by having no colour. */
export function neutral(theme: Theme): string {
  return hex(readable(mixed(rgbOf(theme.foreground)!, rgbOf(theme.background)!, 0.5), theme));
}

/** Colours of `count` groups; along a scale where the groups have an order. */
export function groupColours(count: number, ordered: boolean, theme: Theme): string[] {
  return Array.from({ length: count }, (_, group) =>
    hex(
      readable(ordered ? onScale(count < 2 ? 0.5 : group / (count - 1), theme) : inSet(group, theme), theme),
    ),
  );
}

/** After the seventh the colours come again, half way to the ground: never more groups than two rounds look alike. */
function inSet(group: number, theme: Theme): Rgb {
  const colour = SET[group % SET.length]!;
  const round = Math.floor(group / SET.length) % 2;
  return round === 0 ? colour : mixed(colour, rgbOf(theme.dark ? '#ffffff' : '#000000')!, 0.55);
}

/** From the end that is near the ground to the one that stands out; the nearest part of the scale is left out. */
function onScale(share: number, { dark }: Theme): Rgb {
  const along = dark ? 0.25 + 0.75 * share : 0.85 * (1 - share);
  const at = along * (SCALE.length - 1);
  const low = Math.min(SCALE.length - 2, Math.floor(at));
  return mixed(SCALE[low + 1]!, SCALE[low]!, at - low);
}

/** In 16 steps: each colour that the graphics card is to have is kept for good. */
export function transparent(color: string, strength: number): string {
  const alpha = Math.round(strength * 15) * 17;
  return `${color}${alpha.toString(16).padStart(2, '0')}`;
}
