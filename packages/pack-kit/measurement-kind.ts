import type { LocalText } from '#form-kit';

/** What is wrong with a measurement: `refused` keeps it from being recorded, `warned` asks for a second look. */
export interface MeasurementCheck {
  refused: readonly string[];
  warned: readonly string[];
}

/** A record as it is made into a document of exchange. */
export interface RecordToExchange {
  measurementId: string;
  partyId: string;
  takenAt: string;
  recordedAt: string;
  byName: string;
  body: unknown;
}

/** A kind of clinical or technical measurement that a pack brings. */
export interface MeasurementKind {
  /** Names the pack and the kind: `pack.kind`. It never changes, since records bear it. */
  key: string;
  name: LocalText;
  /** Reads what is to be recorded and tells all faults at once. */
  check(body: unknown): MeasurementCheck;
  /** The record as an HL7 FHIR R4 bundle; undefined when it cannot be read. */
  toFhir?(record: RecordToExchange): Record<string, unknown> | undefined;
}
