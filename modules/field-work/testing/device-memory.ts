import type {
  DeviceAction,
  DeviceStore,
  DeviceVisit,
  QueuedAction,
} from '../screens/offline/device-entry.ts';

/** The memory of a device that outlives whatever happens to its page. */
export function deviceMemory(): DeviceStore {
  const visits = new Map<string, DeviceVisit>();
  const queue = new Map<number, DeviceAction>();
  let last = 0;
  return {
    visits: async () => structuredClone([...visits.values()]),
    putVisit: async (entry) => void visits.set(entry.visitId, structuredClone(entry)),
    changeVisit: async (visitId, change) => {
      const now = visits.get(visitId);
      if (now) visits.set(visitId, structuredClone(change(structuredClone(now))));
    },
    removeVisit: async (visitId) => void visits.delete(visitId),
    actions: async () =>
      [...queue.entries()].map(([position, action]) => ({ ...action, position }) as QueuedAction),
    addAction: async (action) => void queue.set(++last, action),
    putAction: async ({ position, ...action }) => void queue.set(position, action),
    removeAction: async (position) => void queue.delete(position),
    clear: async () => {
      visits.clear();
      queue.clear();
    },
  };
}
