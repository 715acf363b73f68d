import { useEffect, useState, useSyncExternalStore } from 'react';
import { useClock, useLocaleFormat, useNow, useSession } from '#ui';
import { deviceDay } from './device-day.ts';
import type { DeviceDay } from './keep-day.ts';
import { tellVisitsHere } from './visits-here.ts';

const EVERY_SECONDS = 30;

export interface OwnDay extends DeviceDay {
  ownerId: string;
  today: string;
  isOnline: boolean;
  sync: () => void;
}

/** One's own visits of today on this device, sent and fetched whenever there is a connection. */
export function useDeviceDay(): OwnDay {
  const clock = useClock();
  const today = useLocaleFormat().dayKey(useNow(60));
  const ownerId = useSession()?.person.id ?? '';
  const day = useSyncExternalStore(deviceDay.watchDay, deviceDay.readDay);
  const isOnline = useOnline();
  const sync = () => void deviceDay.syncDay(ownerId, today, () => clock.now());
  useEffect(() => {
    void deviceDay.openDay(ownerId);
    tellVisitsHere();
  }, [ownerId]);
  useEffect(() => {
    if (ownerId === '' || !isOnline) return;
    const go = () => void deviceDay.syncDay(ownerId, today, () => clock.now());
    go();
    const timer = setInterval(go, EVERY_SECONDS * 1000);
    return () => clearInterval(timer);
  }, [ownerId, today, isOnline, clock]);
  return { ...day, ownerId, today, isOnline, sync };
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return isOnline;
}
