import { describe, expect, it } from 'vitest';
import { generateDemoClinic } from './generate-demo-clinic.ts';

const options = { endOn: '2026-11-22' };

describe('the demo clinic', () => {
  const clinic = generateDemoClinic(options);

  it('is the same for the same seed and another for another', () => {
    expect(generateDemoClinic(options)).toEqual(clinic);
    expect(generateDemoClinic({ ...options, seed: 7 }).lines).not.toEqual(clinic.lines);
  });

  it('has the named cast among some two thousand customers over six years', () => {
    const names = clinic.customers.map(({ fullName }) => fullName);

    expect(names).toEqual(expect.arrayContaining(['陈桂芳', '陈志明', 'Margaret Lowe', '吳家豪']));
    expect(clinic.customers.length).toBeGreaterThan(1900);
    const days = clinic.lines.map(({ orderedAt }) => orderedAt).sort();
    expect(days[0]?.slice(0, 4)).toBe('2020');
    expect(days.at(-1)?.slice(0, 10) ?? '').toMatch(/^2026-11-(1[6-9]|2[0-2])$/);
  });

  it('sells only what it offers, to customers it knows, with refunds and anonymous sales among them', () => {
    const known = new Set(clinic.customers.map(({ number }) => number));
    const codes = new Set(clinic.offers.map(({ code }) => code));

    expect(clinic.lines.filter(({ offerCode }) => !codes.has(offerCode))).toEqual([]);
    expect(
      clinic.lines.filter(({ customerNumber }) => customerNumber !== null && !known.has(customerNumber)),
    ).toEqual([]);
    expect(clinic.lines.some(({ amountMinor }) => amountMinor < 0)).toBe(true);
    expect(clinic.lines.some(({ customerNumber }) => customerNumber === null)).toBe(true);
  });

  it('has customers on their way through a fitting, at every step, some waiting and some settled', () => {
    const numbers = new Set(clinic.customers.map(({ number }) => number));
    const depths = new Set(clinic.processes.map(({ steps }) => steps.length));

    expect(clinic.processes.every(({ customerNumber }) => numbers.has(customerNumber))).toBe(true);
    expect(new Set(clinic.processes.map(({ customerNumber }) => customerNumber)).size).toBe(
      clinic.processes.length,
    );
    expect(depths.size).toBeGreaterThanOrEqual(8);
    expect(clinic.processes.some(({ pause }) => pause !== null)).toBe(true);
    expect(clinic.processes.some(({ steps }) => steps.at(-1)?.answers.next === 'settled')).toBe(true);
  });

  it('has measurements of every kind but one, each as its kind accepts it', () => {
    const faults = clinic.measurements.flatMap(
      ({ kind, body }) =>
        clinic.measurementKinds.find(({ key }) => key === kind)?.check(body).refused ?? [kind],
    );

    expect(faults).toEqual([]);
    expect(new Set(clinic.measurements.map(({ kind }) => kind)).size).toBe(9);
  });

  it('has devices with serial numbers of their own, some in repair and some failed twice', () => {
    const serials = clinic.assets.map(({ serial }) => serial);
    const repairs = clinic.assets.map((asset) => asset.repairs.length);

    expect(new Set(serials).size).toBe(serials.length);
    expect(clinic.assets.length).toBeGreaterThan(40);
    expect(new Set(repairs)).toEqual(new Set([0, 1, 3]));
  });
});
