import Papa from 'papaparse';
import { AUDIOGRAM_KIND, type Audiogram } from '../audiometry/audiogram.ts';
import type { Threshold } from '../audiometry/threshold.ts';
import {
  type FileOfPerson,
  fileOfPerson,
  HearingFileError,
  LeftOutList,
  type TestInFile,
} from './hearing-file.ts';
import { ThresholdList, transducerNamed } from './point-reading.ts';

const NEEDED = ['testedat', 'ear', 'conduction', 'frequencyhz', 'leveldbhl'];
const YES = /^(1|true|yes|y|x|是)$/i;

/**
 * Reads a table with one row for each ear and frequency: testedAt, ear, conduction, frequencyHz, levelDbHL and, where
 * known, transducer, masked, maskLevelDb, noResponse, patient and birthOn. Rows of one moment are one audiogram.
 * @throws HearingFileError that names the columns that are missing
 */
export function readAudiogramCsv(
  text: string,
  instantOf: (local: string) => string | undefined,
): FileOfPerson[] {
  const { data, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase().replaceAll(/[\s_]/g, ''),
    transform: (value) => value.trim(),
  });
  const missing = NEEDED.filter((name) => !(meta.fields ?? []).includes(name));
  if (missing.length > 0) throw new HearingFileError('columns-missing', missing.join(', '));
  const byPerson = Map.groupBy(
    data.map((row, index) => ({ row, line: index + 2 })),
    ({ row }) => `${row.patient ?? ''}\n${row.birthon ?? ''}`,
  );
  return [...byPerson.values()].map((rows) => personOf(rows, instantOf));
}

type Line = { row: Record<string, string>; line: number };

function personOf(rows: readonly Line[], instantOf: (local: string) => string | undefined): FileOfPerson {
  const leftOut = new LeftOutList();
  const first = rows[0]?.row ?? {};
  const byMoment = Map.groupBy(rows, ({ row }) => row.testedat ?? '');
  const tests = [...byMoment].flatMap(([local, lines]): TestInFile[] => {
    const takenAt = instantOf(local);
    if (takenAt === undefined) {
      for (const { line } of lines) leftOut.add('no-date', `${line}`);
      return [];
    }
    const thresholds = new ThresholdList(leftOut);
    for (const { row, line } of lines) {
      const read = thresholdOf(row);
      if (typeof read === 'string') leftOut.add(read, `${line}`);
      else thresholds.take(read, `${line}:`);
    }
    const tones = thresholds.list();
    const body: Audiogram = { thresholds: tones, reliability: 'not-stated', source: 'csv' };
    return tones.length === 0
      ? []
      : [{ kind: AUDIOGRAM_KIND, takenAt, body: { ...body }, points: tones.length }];
  });
  const birthOn = /^\d{4}-\d{2}-\d{2}$/.test(first.birthon ?? '') ? first.birthon : undefined;
  const names = first.patient ? [first.patient] : [];
  return fileOfPerson({ names, birthOn }, tests, leftOut);
}

const EARS: readonly (readonly [RegExp, 'R' | 'L'])[] = [
  [/^(r|right|右|右耳)$/i, 'R'],
  [/^(l|left|左|左耳)$/i, 'L'],
];
const WAYS: readonly (readonly [RegExp, 'air' | 'bone' | 'sound-field' | 'in-situ' | 'aided'])[] = [
  [/in[ _-]?situ/i, 'in-situ'],
  [/aided/i, 'aided'],
  [/^(sf|ff|sound ?field|声场|聲場)$/i, 'sound-field'],
  [/^(bc|bone|骨导|骨導)$/i, 'bone'],
  [/^(ac|air|气导|氣導)$/i, 'air'],
];
const called = <T>(names: readonly (readonly [RegExp, T])[], text: string): T | undefined =>
  names.find(([pattern]) => pattern.test(text))?.[1];

function thresholdOf(
  row: Record<string, string>,
): Threshold | 'no-ear' | 'not-readable' | 'sound-field' | 'in-situ' | 'aided' {
  const ear = called(EARS, row.ear ?? '');
  if (ear === undefined) return 'no-ear';
  const conduction = YES.test(row.insitu ?? '') ? 'in-situ' : called(WAYS, row.conduction ?? '');
  if (conduction === 'in-situ' || conduction === 'aided' || conduction === 'sound-field') return conduction;
  const frequencyHz = numberIn(row.frequencyhz);
  const levelDbHl = numberIn(row.leveldbhl);
  if (conduction === undefined || frequencyHz === undefined || levelDbHl === undefined) return 'not-readable';
  const threshold: Threshold = {
    ear,
    conduction,
    transducer: transducerNamed(row.transducer, conduction),
    frequencyHz,
    levelDbHl,
    masked: YES.test(row.masked ?? ''),
  };
  const maskLevelDb = numberIn(row.maskleveldb);
  if (maskLevelDb !== undefined && maskLevelDb >= -10 && maskLevelDb <= 120) {
    threshold.maskLevelDb = maskLevelDb;
    threshold.masked = true;
  }
  if (YES.test(row.noresponse ?? '')) threshold.noResponse = true;
  return threshold;
}

function numberIn(text: string | undefined): number | undefined {
  const value = text === undefined || text === '' ? Number.NaN : Number(text.replace('−', '-'));
  return Number.isFinite(value) ? value : undefined;
}
