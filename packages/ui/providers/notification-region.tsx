import { useNotifications } from '@mantine/notifications';
import { type ComponentType, useEffect, useState } from 'react';
import { useUiMessages } from '../i18n/use-messages.ts';

const SIGNS_OF_LIFE = ['pointerdown', 'keydown'] as const;

/**
 * Messages at the edge of the screen. What shows them is fetched at the first sign of somebody there, so that it is at
 * hand when the connection goes; a fetch that failed is tried anew at the next sign.
 */
export function NotificationRegion() {
  const words = useUiMessages();
  const isWaiting = useNotifications().notifications.length > 0;
  const [List, setList] = useState<ComponentType>();
  const isThere = List !== undefined;
  useEffect(() => {
    if (isThere) return;
    const fetchList = () => {
      import('./notification-list.tsx').then(
        ({ NotificationList }) => setList(() => NotificationList),
        () => undefined,
      );
    };
    if (isWaiting) fetchList();
    for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, fetchList);
    return () => {
      for (const sign of SIGNS_OF_LIFE) document.removeEventListener(sign, fetchList);
    };
  }, [isThere, isWaiting]);
  // Inside a landmark, so that messages belong to a named part of the page.
  return <section aria-label={words('error.messages')}>{List === undefined ? null : <List />}</section>;
}
