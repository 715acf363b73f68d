import {
  TYMPANOGRAM_KIND,
  type Tympanogram,
  type TympanogramOfEar,
} from '../audiometry/tympanogram-measurement.ts';
import type { LeftOutList, TestInFile } from './hearing-file.ts';
import { everyElement, numberAt, textAt, type XmlElement } from './xml-tree.ts';

const USUAL_PROBE_HZ = 226;
/** No ear canal and no drum is as large: a greater number is written in hundredths of a millilitre. */
const MOST_ML = 8;

/** The tympanogram of an impedance action; reflexes and other tests of it are told as left out. */
export function noahTympanogram(action: XmlElement, takenAt: string, leftOut: LeftOutList): TestInFile[] {
  const tests = everyElement(action, (name) => name === 'TympanogramTest');
  const others = everyElement(action, (name) => /(Reflex|Decay).*Test$/.test(name)).length;
  leftOut.add('other-data', 'Reflex', others);
  const ears = tests.flatMap((test): TympanogramOfEar[] => {
    const ear = earOf(action, test);
    const peakPressureDaPa = numberAt(test, 'Pressure');
    const complianceMl = millilitres(valueIn(test, 'MaximumCompliance'));
    if (ear === undefined) leftOut.add('no-ear', 'TympanogramTest');
    else if (peakPressureDaPa === undefined || complianceMl === undefined) {
      leftOut.add('not-readable', `${ear} TympanogramTest`);
    } else {
      const canalVolumeMl = millilitres(valueIn(test, 'CanalVolume'));
      const probeHz = numberAt(test, 'ProbeFrequency') ?? USUAL_PROBE_HZ;
      const read = { ear, probeHz: Math.round(probeHz), peakPressureDaPa, complianceMl };
      return [canalVolumeMl === undefined ? read : { ...read, canalVolumeMl }];
    }
    return [];
  });
  const single = [...new Map(ears.map((one) => [one.ear, one])).values()];
  leftOut.add('repeated', 'TympanogramTest', ears.length - single.length);
  if (single.length === 0) return [];
  const body: Tympanogram = { ears: single, source: 'noah-xml' };
  return [{ kind: TYMPANOGRAM_KIND, takenAt, body: { ...body }, points: single.length }];
}

/** The side by its words; by its code, where there are none: 1 is left and 2 is right. */
function earOf(action: XmlElement, test: XmlElement): 'R' | 'L' | undefined {
  const words = [textAt(action, 'Description'), textAt(test, 'Side'), textAt(test, 'Ear')].join(' ');
  if (/right/i.test(words)) return 'R';
  if (/left/i.test(words)) return 'L';
  const code = everyElement(action, (name) => name === 'SideCode')[0]?.text;
  return code === '1' ? 'L' : code === '2' ? 'R' : undefined;
}

function valueIn(test: XmlElement, name: string): number | undefined {
  const holder = test.children.find((child) => child.name === name);
  const value = holder && everyElement(holder, (inner) => inner === 'ArgumentCompliance1')[0];
  return value ? numberAt(value) : numberAt(holder);
}

function millilitres(value: number | undefined): number | undefined {
  if (value === undefined || value < 0) return undefined;
  const ml = value > MOST_ML ? value / 100 : value;
  return ml <= 10 ? ml : undefined;
}
