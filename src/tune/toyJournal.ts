import { toyRoles, type ToyRole, type ToyRow } from '../ensemble/index.js';
import { Journal, withNumbers } from '../folder/index.js';

/** A toy at one clip. */
export interface TunedToy {
  readonly role: ToyRole;
  readonly clip: number;
  readonly toy: ToyRow;
}

/** The fits of an unfinished tuning, kept in a file as they end. */
export class ToyJournal extends Journal<TunedToy> {
  /** By role and clip, then by index. */
  readonly #toys = new Map<string, Map<number, ToyRow>>();

  /**
   * @param digest - of the tuning; a journal of another one is begun anew
   * @param elapsed - seconds since this call began
   */
  constructor(path: string, digest: string, elapsed: () => number) {
    super(path, digest, elapsed);
    for (const { role, clip, toy } of this.entries) {
      if (role !== undefined && clip !== undefined && toy !== undefined)
        this.toysAt(role, clip).set(toy.index, withNumbers(toy));
    }
  }

  /** The toys that are there, by index. */
  toysAt(role: ToyRole, clip: number): Map<number, ToyRow> {
    const key = `${role} ${clip}`;
    const there = this.#toys.get(key) ?? new Map<number, ToyRow>();
    this.#toys.set(key, there);
    return there;
  }

  override add(entry: TunedToy): void {
    this.toysAt(entry.role, entry.clip).set(entry.toy.index, entry.toy);
    super.add(entry);
  }

  /** Every toy, in an order that does not depend on which ended first. */
  all(): TunedToy[] {
    const all = [...this.#toys].flatMap(([key, toys]) => {
      const [role, clip] = key.split(' ') as [ToyRole, string];
      return [...toys.values()].map((toy) => ({ role, clip: Number(clip), toy }));
    });
    return all.sort(
      (a, b) => toyRoles[a.role] - toyRoles[b.role] || a.clip - b.clip || a.toy.index - b.toy.index,
    );
  }
}
