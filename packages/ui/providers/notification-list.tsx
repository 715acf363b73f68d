import '@mantine/core/styles/Notification.layer.css';
import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';

/** Where messages appear; loaded apart from the first page, which has none to show. */
export function NotificationList() {
  return <Notifications position="bottom-right" autoClose={6000} limit={4} withinPortal={false} />;
}
