import { describe, expect, it } from 'vitest';
import type { Asset } from '../contract/index.ts';
import { assetBundle } from './asset-bundle.ts';

const PARTY = '01890000-0000-7000-8000-000000000002';
const aid: Asset = {
  assetId: '01890000-0000-7000-8000-000000000001',
  partyId: PARTY,
  partyName: '陈桂芳',
  partyNumber: 'C-1',
  offerItemId: null,
  itemName: '助听器',
  category: 'hearing-aid',
  make: 'Alto',
  model: 'RIC 312',
  serial: 'A-77',
  lot: null,
  side: 'right',
  place: '',
  orderNumber: null,
  invoiceNumber: 'F-9',
  invoiceOn: '2026-03-01',
  soldBy: null,
  priceMinor: 980_000,
  currency: 'CNY',
  channel: 'shop',
  receivedOn: null,
  jurisdiction: 'CN',
  predecessorId: null,
  successorId: null,
  registeredAt: '2026-03-01T02:00:00.000Z',
  status: 'in-use',
  installedOn: '2026-03-05',
  endedOn: null,
  warrantyEndsOn: null,
  revision: 2,
};
const resourcesOf = (...assets: Partial<Asset>[]) => {
  const all = assets.map((given) => ({ ...aid, ...given }));
  const { entry } = assetBundle(PARTY, all, '2026-04-01T00:00:00.000Z');
  return (entry as { fullUrl: string; resource: Record<string, unknown> }[]).map(({ resource }) => resource);
};

describe('devices as a FHIR R4 bundle', () => {
  it('are a Device with make, model and serial number, and a statement of use with its side and first day', () => {
    const patient = { identifier: { system: 'urn:perennial:party', value: PARTY } };

    expect(resourcesOf({})).toEqual([
      {
        resourceType: 'Device',
        identifier: [{ system: 'urn:perennial:asset', value: aid.assetId }],
        status: 'active',
        manufacturer: 'Alto',
        serialNumber: 'A-77',
        deviceName: [{ name: '助听器', type: 'user-friendly-name' }],
        modelNumber: 'RIC 312',
        patient,
      },
      {
        resourceType: 'DeviceUseStatement',
        status: 'active',
        subject: patient,
        timingPeriod: { start: '2026-03-05' },
        recordedOn: '2026-03-01T02:00:00.000Z',
        device: { reference: `urn:perennial:asset:${aid.assetId}` },
        bodySite: { text: 'right' },
      },
    ]);
  });

  it('say nothing that is not known, and name nobody and no price', () => {
    const [device, use] = resourcesOf({
      make: '',
      model: '',
      serial: null,
      side: null,
      installedOn: null,
      status: 'held',
    });

    expect(Object.keys(device ?? {})).toEqual([
      'resourceType',
      'identifier',
      'status',
      'deviceName',
      'patient',
    ]);
    expect(use).toMatchObject({ status: 'intended' });
    expect(use).not.toHaveProperty('timingPeriod');
    expect(JSON.stringify(resourcesOf({}))).not.toMatch(/陈桂芳|980000|F-9/);
  });

  it('that were given back are inactive, used until that day', () => {
    const [device, use] = resourcesOf({ status: 'returned', endedOn: '2026-03-20' });

    expect(device).toMatchObject({ status: 'inactive' });
    expect(use).toMatchObject({
      status: 'completed',
      timingPeriod: { start: '2026-03-05', end: '2026-03-20' },
    });
  });
});
