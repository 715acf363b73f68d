import { api } from '#contract';
import { answered, useToasts } from '#ui';

/** Gives a measurement as a file that other systems read (HL7 FHIR R4). */
export function useTakeOut(): (measurementId: string) => void {
  const toasts = useToasts();
  const take = async (measurementId: string) => {
    const { bundle } = await answered(api.measurements.exchangeMeasurement({ params: { measurementId } }));
    const url = URL.createObjectURL(
      new Blob([JSON.stringify(bundle, null, 2)], { type: 'application/fhir+json' }),
    );
    const link = document.createElement('a');
    link.href = url;
    link.download = `audiogram-${measurementId}.fhir.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (measurementId) => void take(measurementId).catch(toasts.failed);
}
