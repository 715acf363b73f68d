import { Link } from '@tanstack/react-router';
import { type NavigationEntry, type Owned, useLabel } from '#ui';
import styles from './shell.module.css';

function PlaceBadge({ useBadge }: { readonly useBadge: () => number | undefined }) {
  const count = useBadge();
  return count === undefined || count === 0 ? null : (
    <span className={styles.badge}>{count > 99 ? '99+' : count}</span>
  );
}

export type PlaceLinkProps = {
  readonly place: Owned<NavigationEntry>;
  readonly kind: 'rail' | 'bottom';
  readonly onFollow?: () => void;
};

export function PlaceLink({ place, kind, onFollow }: PlaceLinkProps) {
  const label = useLabel();
  const Icon = place.icon;
  return (
    <Link
      to={place.path}
      className={kind === 'rail' ? styles.place : styles.bottomPlace}
      activeProps={{ 'data-active': true, 'aria-current': 'page' }}
      {...(onFollow === undefined ? {} : { onClick: onFollow })}
    >
      <Icon size="1.125rem" stroke={1.7} />
      <span className={styles.placeName}>{label(place.moduleName, place.labelKey)}</span>
      {place.badge === undefined ? null : <PlaceBadge useBadge={place.badge} />}
    </Link>
  );
}
