import { Link } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { useSession } from '#ui';
import styles from './field-work.module.css';
import { useWords } from './messages/use-words.ts';
import { deviceDay } from './offline/device-day.ts';

/**
 * On every page as long as somebody is signed in: tells what waits on this device. When they sign out, the page it
 * stands on goes, and with it all that this device knows of visits.
 */
export function WaitingBanner() {
  const words = useWords();
  const ownerId = useSession()?.person.id;
  const waiting = useSyncExternalStore(deviceDay.watchDay, deviceDay.readDay).actions.length;
  useEffect(() => {
    if (ownerId === undefined) return;
    void deviceDay.openDay(ownerId);
    return () => void deviceDay.forgetDay();
  }, [ownerId]);
  if (waiting === 0) return null;
  return (
    <aside className={styles.banner} aria-label={words('mine.title')}>
      <span>{words('banner.waiting', { count: waiting })}</span>
      <Link to="/my-visits">{words('banner.open')}</Link>
    </aside>
  );
}
