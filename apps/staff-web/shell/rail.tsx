import { Fragment } from 'react';
import { useWords } from '../messages/use-words.ts';
import { Brand } from './brand.tsx';
import { PlaceLink } from './place-link.tsx';
import styles from './shell.module.css';
import { usePlaces } from './use-places.ts';

export function RailPlaces({ onFollow }: { readonly onFollow?: () => void }) {
  const groups = usePlaces();
  return groups.map((group, position) => (
    <Fragment key={group[0]?.path}>
      {position === 0 ? null : <hr className={styles.rule} />}
      {group.map((place) => (
        <PlaceLink
          key={place.path}
          place={place}
          kind="rail"
          {...(onFollow === undefined ? {} : { onFollow })}
        />
      ))}
    </Fragment>
  ));
}

export function Rail() {
  const words = useWords();
  return (
    <nav className={styles.rail} aria-label={words('mainNavigation')}>
      <div className={styles.railContent}>
        <Brand />
        <RailPlaces />
      </div>
    </nav>
  );
}
