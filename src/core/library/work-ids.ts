/** Papers of one title that are not one paper still need ids of their own. */
import type { MergedWork } from './merge';
import { compareRecords } from './record-keys';

/**
 * Gives each merged work an id that no other has: its own, and behind it `#2`, `#3` … where several have one, in an
 * order that their accounts decide, so that the order of files makes no difference.
 */
export class WorkIds {
  /** By the id they would have alone. */
  readonly #sharing = new Map<string, MergedWork | MergedWork[]>();
  readonly #numbered = new Map<MergedWork, MergedWork>();

  /** The work with the id that is its own alone, once it has been added. */
  identified(work: MergedWork): MergedWork {
    return this.#numbered.get(work) ?? work;
  }

  /** Takes works away and adds others; answers with those that stay but have another id than before. */
  change(gone: Iterable<MergedWork>, came: Iterable<MergedWork>): ReadonlySet<MergedWork> {
    const shared = new Set<string>();
    for (const work of gone) if (this.#delete(work)) shared.add(work.id);
    for (const work of came) if (this.#add(work)) shared.add(work.id);
    const others = new Set<MergedWork>();
    for (const id of shared) for (const work of this.#number(id)) others.add(work);
    return others;
  }

  /** True when others share, or shared, its id. */
  #delete(work: MergedWork): boolean {
    this.#numbered.delete(work);
    const known = this.#sharing.get(work.id);
    if (Array.isArray(known)) {
      this.#sharing.set(
        work.id,
        known.filter((each) => each !== work),
      );
      return true;
    }
    if (known === work) this.#sharing.delete(work.id);
    return false;
  }

  #add(work: MergedWork): boolean {
    const known = this.#sharing.get(work.id);
    if (known === undefined) this.#sharing.set(work.id, work);
    else if (Array.isArray(known)) known.push(work);
    else this.#sharing.set(work.id, [known, work]);
    return known !== undefined;
  }

  /** Numbers those of one id again; answers with those whose number is another. */
  #number(id: string): MergedWork[] {
    const works = [this.#sharing.get(id) ?? []].flat();
    works.sort((a, b) => compareRecords(a.records[0]!, b.records[0]!));
    if (works.length === 0) this.#sharing.delete(id);
    return works.filter((work, n) => {
      const own = n === 0 ? id : `${id}#${n + 1}`;
      if (this.identified(work).id === own) return false;
      if (n === 0) this.#numbered.delete(work);
      else this.#numbered.set(work, { ...work, id: own });
      return true;
    });
  }
}
