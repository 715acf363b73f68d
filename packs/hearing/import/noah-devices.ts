import type { DeviceInFile } from './hearing-file.ts';
import { everyElement, textAt, type XmlElement } from './xml-tree.ts';

const SELECTION = /hearing *instrument *selection/i;
/** Sides as a selection codes them; the signal output of audiograms codes them the other way about, so words come first. */
const SIDE_CODES: Readonly<Partial<Record<string, 'left' | 'right'>>> = { '1': 'left', '2': 'right' };
const MOST_CHARACTERS = 100;

/** Hearing aids in the selections of a Noah export: the latest selection of each serial number. */
export function noahDevices(actions: readonly XmlElement[]): DeviceInFile[] {
  const selections = actions
    .filter((action) => SELECTION.test(textAt(action, 'TypeOfData') ?? ''))
    .sort((a, b) => (textAt(a, 'ActionDate') ?? '').localeCompare(textAt(b, 'ActionDate') ?? ''));
  const bySerial = new Map<string, DeviceInFile>();
  for (const selection of selections) {
    for (const place of everyElement(selection, () => true)) {
      const serial = textAt(place, 'SerialNumber')?.trim().slice(0, MOST_CHARACTERS);
      if (!serial) continue;
      const model = (textAt(place, 'InstrumentTypeName') ?? '').trim().slice(0, MOST_CHARACTERS);
      bySerial.set(serial, { side: sideOf(place), model, serial });
    }
  }
  return [...bySerial.values()];
}

function sideOf(place: XmlElement): 'left' | 'right' | null {
  const told = ['Side', 'SideText', 'EarSide', 'SideCode'].map((name) => textAt(place, name) ?? '');
  if (told.some((text) => /right/i.test(text))) return 'right';
  if (told.some((text) => /left/i.test(text))) return 'left';
  return SIDE_CODES[textAt(place, 'SideCode')?.trim() ?? ''] ?? null;
}
