import type { Asset, AssetStatus } from '../contract/schemas.ts';

/** How FHIR R4 calls where a device stands, and whether its customer uses it. */
const STANDING: Record<AssetStatus, { device: string; use: string }> = {
  held: { device: 'active', use: 'intended' },
  'in-use': { device: 'active', use: 'active' },
  'in-repair': { device: 'active', use: 'on-hold' },
  lost: { device: 'unknown', use: 'stopped' },
  swapped: { device: 'inactive', use: 'completed' },
  returned: { device: 'inactive', use: 'completed' },
  retired: { device: 'inactive', use: 'completed' },
};

/**
 * What a customer has and had as an HL7 FHIR R4 collection: a Device for each thing and a DeviceUseStatement that says since
 * when, until when and on which side it is used. The customer is named by key only; prices stay here.
 * @param madeAt instant the collection is made
 */
export function assetBundle(
  partyId: string,
  assets: readonly Asset[],
  madeAt: string,
): Record<string, unknown> {
  const patient = { identifier: { system: 'urn:perennial:party', value: partyId } };
  const entry = assets.flatMap((asset) => {
    const fullUrl = `urn:perennial:asset:${asset.assetId}`;
    return [
      { fullUrl, resource: deviceOf(asset, patient) },
      { fullUrl: `${fullUrl}:use`, resource: useOf(asset, patient, fullUrl) },
    ];
  });
  return { resourceType: 'Bundle', type: 'collection', timestamp: madeAt, entry };
}

type Patient = { identifier: { system: string; value: string } };

function deviceOf(asset: Asset, patient: Patient): Record<string, unknown> {
  const { assetId, itemName, make, model, serial, lot, status } = asset;
  return {
    resourceType: 'Device',
    identifier: [{ system: 'urn:perennial:asset', value: assetId }],
    status: STANDING[status].device,
    ...(make === '' ? {} : { manufacturer: make }),
    ...(lot === null ? {} : { lotNumber: lot }),
    ...(serial === null ? {} : { serialNumber: serial }),
    deviceName: [{ name: itemName, type: 'user-friendly-name' }],
    ...(model === '' ? {} : { modelNumber: model }),
    patient,
  };
}

function useOf(asset: Asset, subject: Patient, device: string): Record<string, unknown> {
  const { installedOn, endedOn, registeredAt, side, status } = asset;
  const period = {
    ...(installedOn === null ? {} : { start: installedOn }),
    ...(endedOn === null ? {} : { end: endedOn }),
  };
  return {
    resourceType: 'DeviceUseStatement',
    status: STANDING[status].use,
    subject,
    ...(Object.keys(period).length === 0 ? {} : { timingPeriod: period }),
    recordedOn: registeredAt,
    device: { reference: device },
    ...(side === null ? {} : { bodySite: { text: side } }),
  };
}
