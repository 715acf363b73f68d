import { IconLock, IconMapPinQuestion } from '@tabler/icons-react';
import { Card, EmptyState } from '#ui';
import { useWords } from '../messages/use-words.ts';

export function NotFound() {
  const words = useWords();
  return (
    <Card>
      <EmptyState icon={IconMapPinQuestion} title={words('notFoundTitle')} text={words('notFoundText')} />
    </Card>
  );
}

export function NoPermission({ permission }: { readonly permission: string }) {
  const words = useWords();
  return (
    <Card>
      <EmptyState
        icon={IconLock}
        title={words('noPermissionTitle')}
        text={words('noPermissionText', { permission })}
      />
    </Card>
  );
}
