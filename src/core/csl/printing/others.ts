/**
 * Authors of whom more wrote a work than are known. CSL has no word for them: a last name `others` stands for them, as
 * Zotero and Pandoc have it, and is printed as the style prints names that it leaves out (“et al.”), as Pandoc does.
 */
import type { Csl, PrintedName } from 'citeproc';

const taught = new WeakSet<Csl>();

/** Teaches citeproc: where a list ends in `others`, it is as long as it was, and its last name is not shown. */
export function teachOthers(csl: Csl): void {
  if (taught.has(csl)) return;
  taught.add(csl);
  const { prototype } = csl.NameOutput;
  const { truncatePersonalNameLists, _setEtAlParameter } = prototype;
  prototype.truncatePersonalNameLists = function () {
    truncatePersonalNameLists.call(this);
    for (const [role, names] of Object.entries(this.freeters))
      if (endsInOthers(names)) this.freeters[role] = names.slice(0, -1);
  };
  prototype._setEtAlParameter = function (kind, role, at) {
    _setEtAlParameter.call(this, kind, role, at);
    const [spec, all = []] = [this.etal_spec[role], this.Item[role]];
    // All that are known are shown: no ellipsis before the last, in a style that has one where it leaves names out.
    if (kind === 'freeters' && spec?.freeters === 2 && endsInOthers(all))
      if (this.freeters[role]!.length === all.length - 1) spec.freeters = 1;
  };
}

function endsInOthers(names: readonly PrintedName[]): boolean {
  const last = names.at(-1);
  return (
    names.length > 1 && !last?.given && /^(?:others|et al\.?)$/.test(last?.literal ?? last?.family ?? '')
  );
}
