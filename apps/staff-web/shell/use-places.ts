import { useMemo } from 'react';
import { collectEntries, type NavigationEntry, type Owned, useMay, useScreens } from '#ui';

const groupOrder = ['work', 'insight', 'system'] as const;

/** The places of the rail the person may go to, group by group. */
export function usePlaces(): readonly (readonly Owned<NavigationEntry>[])[] {
  const screens = useScreens();
  const may = useMay();
  const all = useMemo(() => collectEntries(screens, (module) => module.navigation), [screens]);
  return groupOrder
    .map((group) => all.filter((place) => (place.group ?? 'work') === group && may(place.permission)))
    .filter((group) => group.length > 0);
}
