import { useUrlState } from '#ui';

/** Which entries are wanted, kept in the address as `?show=`; none named means everything. */
export function useEntryFilter() {
  const [text, setText] = useUrlState('show');
  const shown = new Set((text ?? '').split(',').filter((part) => part !== ''));
  const set = (values: readonly string[]) => setText(values.length === 0 ? undefined : values.join(','));
  return {
    text: shown.size === 0 ? undefined : [...shown].join(','),
    shown,
    showEverything: () => set([]),
    toggle: (value: string) =>
      set(shown.has(value) ? [...shown].filter((one) => one !== value) : [...shown, value]),
  };
}
