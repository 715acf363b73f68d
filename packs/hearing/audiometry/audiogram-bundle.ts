import type { RecordToExchange } from '#pack-kit';
import { readAudiogram } from './audiogram.ts';
import type { Ear, Threshold } from './threshold.ts';

const LOINC = 'http://loinc.org';
const LOCAL = 'urn:perennial:hearing:threshold';
/** Pure-tone threshold audiometry panel; this material contains content from LOINC (loinc.org), © Regenstrief Institute. */
const PANEL = {
  system: LOINC,
  code: '89015-2',
  display: 'Pure tone air conduction threshold audiometry panel',
};

/** Air-conduction threshold codes by frequency; other frequencies and bone conduction have none and keep a local code alone. */
const THRESHOLD_CODES: Readonly<Partial<Record<number, Record<Ear, string>>>> = {
  500: { L: '89024-4', R: '89025-1' },
  1000: { L: '89016-0', R: '89017-8' },
  2000: { L: '89018-6', R: '89019-4' },
  3000: { L: '89020-2', R: '89021-0' },
  4000: { L: '89022-8', R: '89023-6' },
  6000: { L: '89026-9', R: '89027-7' },
  8000: { L: '89028-5', R: '89029-3' },
};
const EAR_NAMES = { R: 'Right ear', L: 'Left ear' } as const;
const CATEGORY = [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'AU', display: 'Audiology' }] },
];

/**
 * An audiogram as an HL7 FHIR R4 collection: a report, a panel and an observation for each threshold. The customer is named
 * by key only. Audiograms taken through an aid are never recorded as audiograms, so none leaves here.
 */
export function audiogramBundle(record: RecordToExchange): Record<string, unknown> | undefined {
  const audiogram = readAudiogram(record.body);
  if (!audiogram) return undefined;
  const urlOf = (part: string) => `urn:perennial:measurement:${record.measurementId}:${part}`;
  const common = {
    status: 'final',
    category: CATEGORY,
    subject: { identifier: { system: 'urn:perennial:party', value: record.partyId } },
    effectiveDateTime: record.takenAt,
  };
  const performer = [{ display: record.byName }];
  const observations = audiogram.thresholds.map((threshold, index) => ({
    fullUrl: urlOf(`threshold-${index + 1}`),
    resource: { resourceType: 'Observation', ...common, performer, ...observationOf(threshold) },
  }));
  const references = observations.map(({ fullUrl }) => ({ reference: fullUrl }));
  const panel = {
    fullUrl: urlOf('panel'),
    resource: {
      resourceType: 'Observation',
      ...common,
      performer,
      code: { coding: [PANEL] },
      hasMember: references,
      ...(audiogram.note ? { note: [{ text: audiogram.note }] } : {}),
    },
  };
  const report = {
    fullUrl: urlOf('report'),
    resource: {
      resourceType: 'DiagnosticReport',
      ...common,
      performer,
      issued: record.recordedAt,
      code: { coding: [PANEL] },
      result: [{ reference: panel.fullUrl }, ...references],
    },
  };
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: record.recordedAt,
    entry: [report, panel, ...observations],
  };
}

function observationOf(threshold: Threshold): Record<string, unknown> {
  const { ear, conduction, frequencyHz, levelDbHl, masked, maskLevelDb, noResponse, transducer } = threshold;
  const display = `${EAR_NAMES[ear]} ${conduction} conduction threshold ${frequencyHz} Hz`;
  const loinc = conduction === 'air' ? THRESHOLD_CODES[frequencyHz]?.[ear] : undefined;
  const decibels = (value: number) => ({
    value,
    unit: 'dB',
    system: 'http://unitsofmeasure.org',
    code: 'dB',
  });
  return {
    code: {
      coding: [
        ...(loinc ? [{ system: LOINC, code: loinc }] : []),
        { system: LOCAL, code: `${conduction}-${ear}-${frequencyHz}`, display },
      ],
      text: display,
    },
    bodySite: { text: EAR_NAMES[ear] },
    method: { text: `${conduction} conduction, ${transducer}${masked ? ', masked' : ''}` },
    valueQuantity: { ...decibels(levelDbHl), ...(noResponse ? { comparator: '>' } : {}) },
    ...(maskLevelDb === undefined
      ? {}
      : { component: [{ code: { text: 'Masking level' }, valueQuantity: decibels(maskLevelDb) }] }),
  };
}
