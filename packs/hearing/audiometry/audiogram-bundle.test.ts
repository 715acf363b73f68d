import { describe, expect, it } from 'vitest';
import { audiogramBundle } from './audiogram-bundle.ts';
import type { Threshold } from './threshold.ts';

const tone = (given: Partial<Threshold>): Threshold => ({
  ear: 'R',
  conduction: 'air',
  transducer: 'insert',
  frequencyHz: 1000,
  levelDbHl: 40,
  masked: false,
  ...given,
});
const record = (thresholds: readonly Threshold[], more = {}) => ({
  measurementId: '01890000-0000-7000-8000-000000000001',
  partyId: '01890000-0000-7000-8000-000000000002',
  takenAt: '2026-03-02T02:15:00.000Z',
  recordedAt: '2026-03-02T02:30:00.000Z',
  byName: '林医师',
  body: { thresholds, reliability: 'good', ...more },
});

interface Entry {
  fullUrl: string;
  resource: Record<string, unknown> & { resourceType: string };
}
const entriesOf = (bundle: Record<string, unknown> | undefined) => (bundle?.entry ?? []) as Entry[];

describe('an audiogram as a FHIR R4 bundle', () => {
  const thresholds = [
    tone({}),
    tone({ ear: 'L', frequencyHz: 8000, levelDbHl: 95, noResponse: true }),
    tone({ conduction: 'bone', transducer: 'bone-mastoid', masked: true, maskLevelDb: 60 }),
    tone({ frequencyHz: 250 }),
  ];
  const entries = entriesOf(audiogramBundle(record(thresholds)));
  const observations = entries.slice(2).map(({ resource }) => resource);

  it('has a report, a panel and an observation for each threshold, tied by addresses that exist once', () => {
    const urls = entries.map(({ fullUrl }) => fullUrl);
    const told = JSON.stringify(entries).matchAll(/"reference":"([^"]+)"/g);

    expect(entries.map(({ resource }) => resource.resourceType)).toEqual([
      'DiagnosticReport',
      ...Array.from({ length: 5 }, () => 'Observation'),
    ]);
    expect(new Set(urls).size).toBe(urls.length);
    expect([...told].every(([, url]) => urls.includes(url ?? ''))).toBe(true);
  });

  it('gives every resource what R4 demands of it', () => {
    for (const { resource } of entries) {
      expect(resource).toMatchObject({
        status: 'final',
        code: { coding: expect.arrayContaining([expect.objectContaining({ code: expect.any(String) })]) },
        subject: { identifier: { value: '01890000-0000-7000-8000-000000000002' } },
        effectiveDateTime: '2026-03-02T02:15:00.000Z',
        category: [{ coding: [{ code: 'AU' }] }],
      });
    }
  });

  it('codes air conduction by LOINC where it has a code, and bone conduction and other frequencies by our own', () => {
    const codes = observations.map(({ code }) =>
      (code as { coding: { system: string; code: string }[] }).coding.map((one) => one.code),
    );

    expect(codes).toEqual([
      ['89017-8', 'air-R-1000'],
      ['89028-5', 'air-L-8000'],
      ['bone-R-1000'],
      ['air-R-250'],
    ]);
  });

  it('says that a tone was not heard, and how loud the masker was', () => {
    expect(observations[1]?.valueQuantity).toEqual({
      value: 95,
      unit: 'dB',
      system: 'http://unitsofmeasure.org',
      code: 'dB',
      comparator: '>',
    });
    expect(observations[2]).toMatchObject({
      method: { text: 'bone conduction, bone-mastoid, masked' },
      component: [{ valueQuantity: { value: 60 } }],
    });
  });

  it('is not made of what was measured through an aid, nor of anything else', () => {
    expect(audiogramBundle(record(thresholds, { inSitu: true }))).toBeUndefined();
    expect(audiogramBundle({ ...record([]), body: null })).toBeUndefined();
  });
});
