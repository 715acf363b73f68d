const KEY = 'perennial.originating-list';

/** The customers of the list a file was opened from, so that one can walk to the next without going back. */
export function rememberList(partyIds: readonly string[]): void {
  sessionStorage.setItem(KEY, JSON.stringify(partyIds.slice(0, 500)));
}

export interface Neighbours {
  position: number;
  total: number;
  previous: string | undefined;
  next: string | undefined;
}

/** Where a customer stands in that list; nothing when the file was opened from elsewhere. */
export function neighboursOf(partyId: string): Neighbours | undefined {
  const ids = readList();
  const index = ids.indexOf(partyId);
  if (index < 0) return undefined;
  return { position: index + 1, total: ids.length, previous: ids[index - 1], next: ids[index + 1] };
}

function readList(): string[] {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(read) ? read.map(String) : [];
  } catch {
    return [];
  }
}
