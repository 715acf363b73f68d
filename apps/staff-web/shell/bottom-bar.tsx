import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { useWords } from '../messages/use-words.ts';
import { PlaceLink } from './place-link.tsx';
import { RailPlaces } from './rail.tsx';
import styles from './shell.module.css';
import { usePlaces } from './use-places.ts';

const placesShown = 4;

/** The rail of a phone: the first four places, the rest behind "More". */
export function BottomBar() {
  const words = useWords();
  const places = usePlaces().flat();
  const [isOpen, drawer] = useDisclosure(false);
  return (
    <>
      <nav className={styles.bottomBar} aria-label={words('mainNavigation')}>
        {places.slice(0, placesShown).map((place) => (
          <PlaceLink key={place.path} place={place} kind="bottom" />
        ))}
        {places.length > placesShown ? (
          <button type="button" className={styles.bottomPlace} onClick={drawer.open} aria-expanded={isOpen}>
            <IconMenu2 size="1.125rem" stroke={1.7} aria-hidden />
            <span className={styles.placeName}>{words('more')}</span>
          </button>
        ) : null}
      </nav>
      <Drawer opened={isOpen} onClose={drawer.close} title={words('menu')} position="bottom" size="auto">
        <div className={styles.drawerPlaces}>
          <RailPlaces onFollow={drawer.close} />
        </div>
      </Drawer>
    </>
  );
}
