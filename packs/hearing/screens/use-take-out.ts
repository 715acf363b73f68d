import { api } from '#contract';
import { answered, useToasts } from '#ui';

/** Gives a measurement as a file that other systems read (HL7 FHIR R4). */
export function useTakeOut(): (measurementId: string) => void {
  const download = useDownload();
  return (measurementId) =>
    download(`measurement-${measurementId}`, async () => {
      const asked = api.measurements.exchangeMeasurement({ params: { measurementId } });
      return (await answered(asked)).bundle;
    });
}

/** Gives a customer's devices, and since when each is worn, as a file that other systems read (HL7 FHIR R4). */
export function useTakeOutDevices(): (partyId: string) => void {
  const download = useDownload();
  return (partyId) =>
    download(`devices-${partyId}`, async () => {
      const asked = api.assets.exchangeAssets({ params: { partyId } });
      return (await answered(asked)).bundle;
    });
}

function useDownload() {
  const toasts = useToasts();
  const save = async (name: string, bundleOf: () => Promise<unknown>) => {
    const text = JSON.stringify(await bundleOf(), null, 2);
    const url = URL.createObjectURL(new Blob([text], { type: 'application/fhir+json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${name}.fhir.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (name: string, bundleOf: () => Promise<unknown>) => void save(name, bundleOf).catch(toasts.failed);
}
