import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBell, IconBellFilled, IconStar, IconStarFilled } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { Watch } from '#modules/desk/contract';
import { answered, useToasts } from '#ui';
import styles from './desk.module.css';
import { useWords } from './messages/use-words.ts';

/** Star and follow of one customer, each one press and shown at once. */
export function WatchButtons({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const key = ['desk', 'watch', partyId];
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => answered(api.desk.getWatch({ params: { partyId }, signal })),
  });
  const { mutate } = useMutation({
    mutationFn: (wish: { follow?: boolean; star?: boolean }) =>
      answered(api.desk.setWatch({ params: { partyId }, body: wish })),
    onSuccess: (watch: Watch) => {
      client.setQueryData(key, watch);
      void client.invalidateQueries({ queryKey: ['desk', 'starred'] });
    },
    onError: toasts.failed,
  });
  if (data === undefined) return null;
  const isStarred = data.starredAt !== null;
  const isFollowed = data.followedAt !== null;
  const Star = isStarred ? IconStarFilled : IconStar;
  const Bell = isFollowed ? IconBellFilled : IconBell;
  const starWords = words(isStarred ? 'watch.starred' : 'watch.star');
  const followWords = words(isFollowed ? 'watch.followed' : 'watch.follow');
  return (
    <span className={styles.watch}>
      <Tooltip label={starWords}>
        <ActionIcon
          variant="subtle"
          aria-label={words('watch.star')}
          aria-pressed={isStarred}
          onClick={() => mutate({ star: !isStarred })}
        >
          <Star size="1.125rem" stroke={1.7} className={isStarred ? styles.star : undefined} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={followWords}>
        <ActionIcon
          variant="subtle"
          aria-label={words('watch.follow')}
          aria-pressed={isFollowed}
          onClick={() => mutate({ follow: !isFollowed })}
        >
          <Bell size="1.125rem" stroke={1.7} className={isFollowed ? styles.bell : undefined} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
