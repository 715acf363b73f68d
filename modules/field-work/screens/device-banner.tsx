import { Link } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { useSession } from '#ui';
import styles from './field-work.module.css';
import { useWords } from './messages/use-words.ts';
import { deviceDay } from './offline/device-day.ts';
import { forgetVisitsHere } from './offline/visits-here.ts';

/** Tells what waits on this device. When its person signs out, only what waits to be sent stays, for them alone. */
export function DeviceBanner() {
  const words = useWords();
  const ownerId = useSession()?.person.id;
  const waiting = useSyncExternalStore(deviceDay.watchDay, deviceDay.readDay).actions.length;
  useEffect(() => {
    if (ownerId === undefined) return;
    void deviceDay.openDay(ownerId);
    return () => {
      // Whoever signs in next sees this banner as long as something waits, and so does its owner.
      if (deviceDay.readDay().actions.length === 0) forgetVisitsHere();
      void deviceDay.forgetDay();
    };
  }, [ownerId]);
  if (waiting === 0) return null;
  return (
    <aside className={styles.banner} aria-label={words('mine.title')}>
      <span>{words('banner.waiting', { count: waiting })}</span>
      <Link to="/my-visits">{words('banner.open')}</Link>
    </aside>
  );
}
