import { AUDIOGRAM_KIND, type Audiogram } from '../audiometry/audiogram.ts';
import type { Threshold } from '../audiometry/threshold.ts';
import {
  type FileOfPerson,
  fileOfPerson,
  LeftOutList,
  type LeftOutReason,
  type TestInFile,
} from './hearing-file.ts';
import { ThresholdList, transducerNamed } from './point-reading.ts';
import { childrenOf, everyElement, numberAt, textAt, type XmlElement } from './xml-tree.ts';

/** What the format writes for a level that was not measured. */
const NOT_MEASURED = -2_147_483_648;

export const isSaData = (root: XmlElement) => root.name === 'SaData';

/** Reads a session of an audiometer that writes SaData: each point may hold an unmasked and a masked threshold. */
export function readSaData(
  root: XmlElement,
  instantOf: (local: string) => string | undefined,
): FileOfPerson[] {
  const client = childrenOf(root, 'ClientInfo')[0];
  const names = [textAt(client, 'FirstName'), textAt(client, 'LastName')].filter(
    (name) => name !== undefined,
  );
  const birth = textAt(client, 'BirthDate')?.slice(0, 10);
  const birthOn = birth?.startsWith('0001') ? undefined : birth;
  const leftOut = new LeftOutList();
  const tests = childrenOf(root, 'Session').flatMap((session) => testOf(session, leftOut, instantOf));
  return [fileOfPerson({ names, birthOn }, tests, leftOut)];
}

function testOf(
  session: XmlElement,
  leftOut: LeftOutList,
  instantOf: (local: string) => string | undefined,
): TestInFile[] {
  const takenAt = instantOf(textAt(session, 'Created') ?? '');
  const thresholds = new ThresholdList(leftOut);
  for (const tone of everyElement(session, (name) => name === 'Tone')) {
    const points = childrenOf(tone, 'TonePoint');
    const reason = takenAt === undefined ? 'no-date' : reasonAgainst(tone);
    if (reason) leftOut.add(reason, nameOf(tone), measuredLevels(points));
    else for (const point of points) takePoint(tone, point, thresholds, leftOut);
  }
  for (const other of everyElement(session, (name) => name === 'Speech' || name === 'Tympanogram')) {
    leftOut.add(
      'other-data',
      other.name,
      Math.max(1, other.children.filter(({ name }) => /Point$/.test(name)).length),
    );
  }
  const tones = thresholds.list();
  if (tones.length === 0 || takenAt === undefined) return [];
  const body: Audiogram = { thresholds: tones, reliability: 'not-stated', source: 'sadata-xml' };
  return [{ kind: AUDIOGRAM_KIND, takenAt, body: { ...body }, points: tones.length }];
}

const nameOf = (tone: XmlElement) =>
  [textAt(tone, 'Measurementtype'), textAt(tone, 'ConductionTypes'), textAt(tone, 'Earside')]
    .filter((part) => part !== undefined)
    .join(' ');

/** Why a curve is not taken over; the format itself misspells the name of its condition. */
function reasonAgainst(tone: XmlElement): LeftOutReason | undefined {
  const condition = textAt(tone, 'THCondidtion') ?? textAt(tone, 'THCondition') ?? 'Unaided';
  const conduction = textAt(tone, 'ConductionTypes') ?? 'AC';
  if (/in[ _-]?situ/i.test(condition)) return 'in-situ';
  if (!/^unaided$/i.test(condition)) return 'aided';
  if (!/^HL$/i.test(textAt(tone, 'Measurementtype') ?? 'HL')) return 'not-threshold';
  if (/^(FF|SF|freefield)$/i.test(conduction)) return 'sound-field';
  if (!/^(AC|BC|insert|IP)$/i.test(conduction)) return 'not-readable';
  const side = textAt(tone, 'Earside') ?? '';
  if (/^(both|binaural)$/i.test(side)) return 'binaural';
  return /^(left|right)$/i.test(side) ? undefined : 'no-ear';
}

const LEVELS = [
  { level: 'IntensityUT', status: 'StatusUT', masked: false },
  { level: 'IntensityMT', status: 'StatusMT', masked: true },
] as const;

function measured(point: XmlElement, name: string): number | undefined {
  const level = numberAt(point, name);
  return level === NOT_MEASURED ? undefined : level;
}

const measuredLevels = (points: readonly XmlElement[]) =>
  points.flatMap((point) => LEVELS.filter(({ level }) => measured(point, level) !== undefined)).length;

function takePoint(
  tone: XmlElement,
  point: XmlElement,
  thresholds: ThresholdList,
  leftOut: LeftOutList,
): void {
  const ear = /right/i.test(textAt(tone, 'Earside') ?? '') ? 'R' : 'L';
  const conduction = /^BC$/i.test(textAt(tone, 'ConductionTypes') ?? '') ? 'bone' : 'air';
  const what = `${ear} ${conduction}`;
  const frequencyHz = numberAt(point, 'Frequency');
  for (const kind of LEVELS) {
    const levelDbHl = measured(point, kind.level);
    if (levelDbHl === undefined) continue;
    const status = textAt(point, kind.status) ?? 'Heard';
    if (frequencyHz === undefined) leftOut.add('not-readable', what);
    else if (!/^(heard|notheard|noresponse)$/i.test(status)) leftOut.add('status', `${what}: ${status}`);
    else {
      const threshold: Threshold = {
        ear,
        conduction,
        transducer: transducerNamed(textAt(point, 'Transducer'), conduction),
        frequencyHz,
        levelDbHl,
        masked: kind.masked,
      };
      const maskLevelDb = measured(point, 'IntensityMTMasked');
      if (kind.masked && maskLevelDb !== undefined && maskLevelDb >= -10 && maskLevelDb <= 120) {
        threshold.maskLevelDb = maskLevelDb;
      }
      if (!/^heard$/i.test(status)) threshold.noResponse = true;
      thresholds.take(threshold, what);
    }
  }
}
