/** One thing the doctor looked at. */
export interface DoctorCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do; only where something is wrong. */
  readonly wayOut?: string;
}

/** A check that is content with what it found. */
export function passed(name: string, found: string): DoctorCheck {
  return { name, ok: true, found };
}

/** A check that is not, and what to do about it. */
export function failed(name: string, found: string, wayOut: string): DoctorCheck {
  return { name, ok: false, found, wayOut };
}
