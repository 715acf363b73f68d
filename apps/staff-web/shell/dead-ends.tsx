import { IconLock, IconMapPinQuestion } from '@tabler/icons-react';
import { Card, EmptyState, usePageTitle } from '#ui';
import { useWords } from '../messages/use-words.ts';

export function NotFound() {
  const words = useWords();
  usePageTitle(words('notFoundTitle'));
  return (
    <Card>
      <EmptyState
        isPage
        icon={IconMapPinQuestion}
        title={words('notFoundTitle')}
        text={words('notFoundText')}
      />
    </Card>
  );
}

export function NoPermission({ permission }: { readonly permission: string }) {
  const words = useWords();
  usePageTitle(words('noPermissionTitle'));
  return (
    <Card>
      <EmptyState
        isPage
        icon={IconLock}
        title={words('noPermissionTitle')}
        text={words('noPermissionText', { permission })}
      />
    </Card>
  );
}
