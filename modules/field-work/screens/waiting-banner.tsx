import { lazy, Suspense, useSyncExternalStore } from 'react';
import { areVisitsHere, watchVisitsHere } from './offline/visits-here.ts';

const DeviceBanner = lazy(async () => ({ default: (await import('./device-banner.tsx')).DeviceBanner }));

/** On every page: what keeps and sends visits is loaded only on a device on which somebody carries them out. */
export function WaitingBanner() {
  const isNeeded = useSyncExternalStore(watchVisitsHere, areVisitsHere);
  return isNeeded ? (
    <Suspense fallback={null}>
      <DeviceBanner />
    </Suspense>
  ) : null;
}
