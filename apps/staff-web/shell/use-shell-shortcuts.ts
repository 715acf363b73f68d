import { useNavigate } from '@tanstack/react-router';
import { useLabel, useMay, useScreens, useShortcuts } from '#ui';
import { usePlaces } from './use-places.ts';

/** `g` and a letter for each place, and the keys that commands ask for. */
export function useShellShortcuts(): void {
  const label = useLabel();
  const may = useMay();
  const navigateTo = useNavigate();
  const navigate = (path: string) => void navigateTo({ to: path });
  const places = usePlaces().flat();
  const screens = useScreens();
  const goes = places.flatMap((place) =>
    place.goKey === undefined
      ? []
      : [
          {
            keys: `g ${place.goKey}`,
            label: label(place.moduleName, place.labelKey),
            group: 'go' as const,
            run: () => navigate(place.path),
          },
        ],
  );
  const commands = screens.flatMap((module) =>
    (module.commands ?? []).flatMap((command) =>
      command.shortcut === undefined || !may(command.permission)
        ? []
        : [
            {
              keys: command.shortcut,
              label: label(module.name, command.labelKey),
              group: 'general' as const,
              run: () => command.run({ navigate }),
            },
          ],
    ),
  );
  useShortcuts([...goes, ...commands]);
}
