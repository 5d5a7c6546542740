/**
 * Which locale a language is printed in (https://docs.citationstyles.org/en/stable/specification.html#locale-fallback):
 * de-AT, then German's primary dialect de-DE, then en-US.
 */

/** The languages whose primary dialect has another name, as the specification and its locales have them. */
const PRIMARY: ReadonlyMap<string, string> = new Map(
  `af-ZA ca-AD cs-CZ cy-GB da-DK de-DE el-GR en-US es-ES et-EE fa-IR fi-FI fr-FR gl-ES he-IL hi-IN hr-HR hu-HU id-ID
is-IS it-IT ja-JP km-KH ko-KR lt-LT lv-LV mn-MN nb-NO nl-NL nn-NO pa-PK pl-PL pt-PT ro-RO ru-RU sk-SK sl-SI sr-RS sv-SE
th-TH tr-TR uk-UA vi-VN zh-CN`
    .split(/\s+/)
    .map((locale) => [locale.slice(0, locale.indexOf('-')), locale] as const),
);

/**
 * BCP 47 (https://www.rfc-editor.org/info/bcp47) in its usual case, as CSL's locales are named: `de_at` → `de-AT`,
 * `en` → `en-US`, `zh-Hant` → `zh-TW`; undefined for what is no tag of a language, such as `german`.
 */
export function localeName(language: string): string | undefined {
  const match = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_][a-z\d]+)*$/i.exec(
    language.trim(),
  );
  if (!match) return undefined;
  const code = match[1]!.toLowerCase();
  const primary = code === 'no' ? 'nb-NO' : PRIMARY.get(code);
  const region = match[3]?.toUpperCase() ?? (/^hant$/i.test(match[2] ?? '') ? 'TW' : undefined);
  if (region) return `${code === 'no' ? 'nb' : code}-${region}`;
  return primary ?? code;
}

/** The locales to be tried for a language, the best first; always ends with `en-US`. */
export function localeChain(language: string): readonly string[] {
  const name = localeName(language) ?? 'en-US';
  const primary = PRIMARY.get(name.slice(0, name.search(/-|$/))) ?? name;
  return [...new Set([name, primary, 'en-US'])];
}
