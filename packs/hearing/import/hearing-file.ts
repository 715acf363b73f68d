import type { FileSource } from '../audiometry/measurement-faults.ts';

/** Largest file read, in bytes; a day of device exports is far smaller. */
export const MOST_FILE_BYTES = 8 * 1024 * 1024;

/** Why a file is not read at all. */
export type HearingFileProblem =
  | 'too-large'
  | 'empty'
  | 'not-known'
  | 'broken'
  | 'entities'
  | 'no-patient'
  | 'columns-missing';

/** A file that cannot be read; `problem` chooses the words on screen. */
export class HearingFileError extends Error {
  readonly problem: HearingFileProblem;
  readonly detail: string;

  constructor(problem: HearingFileProblem, detail = '') {
    super(`${problem} ${detail}`.trim());
    this.name = 'HearingFileError';
    this.problem = problem;
    this.detail = detail;
  }
}

/** Why something in a file is not taken over. */
export type LeftOutReason =
  | 'in-situ'
  | 'aided'
  | 'sound-field'
  | 'binaural'
  | 'not-threshold'
  | 'no-ear'
  | 'no-date'
  | 'frequency'
  | 'level'
  | 'status'
  | 'repeated'
  | 'not-best-score'
  | 'not-readable'
  | 'other-data';

/** Points of one kind that are not taken over: every point of a file is either in a test or here. */
export interface LeftOut {
  reason: LeftOutReason;
  /** What the file calls it, or the lines of a table. */
  what: string;
  points: number;
}

/** One test of a file, in the shape it is recorded in. */
export interface TestInFile {
  kind: string;
  takenAt: string;
  body: Record<string, unknown>;
  points: number;
}

/** Whom a file says it is about. */
export interface PersonInFile {
  names: readonly string[];
  birthOn: string | undefined;
}

/** A hearing aid that was selected or fitted, as a file names it. */
export interface DeviceInFile {
  side: 'left' | 'right' | null;
  model: string;
  serial: string;
}

/** A person of a file, with the tests and what is left out of them. */
export interface FileOfPerson {
  person: PersonInFile;
  tests: TestInFile[];
  leftOut: LeftOut[];
  /** Devices with a serial number, each once. */
  devices: DeviceInFile[];
  /** Points in the file: those of the tests, those left out, and devices. */
  points: number;
}

export interface HearingFile {
  format: FileSource;
  people: FileOfPerson[];
}

/** Gathers what is left out, like with like. */
export class LeftOutList {
  private readonly byKey = new Map<string, LeftOut>();

  add(reason: LeftOutReason, what: string, points = 1): void {
    if (points === 0) return;
    const key = `${reason}\n${what}`;
    const known = this.byKey.get(key);
    if (known) known.points += points;
    else this.byKey.set(key, { reason, what, points });
  }

  list(): LeftOut[] {
    return [...this.byKey.values()];
  }
}

/** The tests of a person with the sum of all points, so that none is lost unseen. */
export function fileOfPerson(
  person: PersonInFile,
  tests: TestInFile[],
  leftOut: LeftOutList,
  devices: DeviceInFile[] = [],
): FileOfPerson {
  const left = leftOut.list();
  const points = [...tests, ...left].reduce((sum, one) => sum + one.points, devices.length);
  return { person, tests, leftOut: left, devices, points };
}
