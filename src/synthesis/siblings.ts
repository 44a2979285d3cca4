import * as path from 'node:path';

/** What the Apps of one program that write to one folder know of each other. */
interface Sibling {
  readonly born: number;
  /** When it first wrote, infinite before. */
  wrote: number;
  files: readonly string[];
}

const siblings = new Map<string, Sibling[]>();
let clock = 0;

/**
 * One App's place among the Apps of the program that write to the same folder.
 * Two Apps that exist side by side, each made before the other wrote, share the folder: neither removes the other's files.
 * An App that is made after another one wrote replaces it, like the next run of the program.
 */
export class SharedFolder {
  private readonly self: Sibling = { born: clock++, wrote: Number.POSITIVE_INFINITY, files: [] };
  private readonly others: Sibling[];

  constructor(outdir: string) {
    const key = path.resolve(outdir);
    this.others = siblings.get(key) ?? [];
    siblings.set(key, this.others);
    this.others.push(this.self);
  }

  /** Files of the Apps beside this one. */
  get keep(): string[] {
    const { self } = this;
    return this.others
      .filter((other) => other !== self && other.born < self.wrote && self.born < other.wrote)
      .flatMap(({ files }) => files);
  }

  /** Notes what this App wrote. */
  wrote(files: readonly string[]): void {
    this.self.wrote = Math.min(this.self.wrote, clock++);
    this.self.files = files;
  }
}
