import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './steps.ts';

/** Licences whose terms fit a work under Apache-2.0. */
const COMPATIBLE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
]);

/** Packages that say it in words of their own, read by a person. */
const READ_BY_HAND: Record<string, string> = {
  buffers: 'MIT/X11, in its README',
  chainsaw: 'MIT/X11, in its README',
  'png-js': 'MIT, in its LICENSE',
  traverse: 'MIT/X11',
};

interface Lock {
  packages: Record<string, { version?: string; license?: string; link?: boolean }>;
}

const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
const faults = Object.entries(lock.packages).flatMap(([place, entry]) => {
  if (!place.startsWith('node_modules/') || entry.link) return [];
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const licence = entry.license ?? declaredLicence(place);
  return isCompatible(licence) || READ_BY_HAND[name] ? [] : [`${name}: ${licence ?? 'says nothing'}`];
});
if (faults.length > 0) {
  console.error(
    `Licences that do not fit Apache-2.0, or are unknown:\n  ${[...new Set(faults)].join('\n  ')}`,
  );
  process.exitCode = 1;
}

function isCompatible(licence: string | undefined): boolean {
  if (!licence) return false;
  const alternatives = licence.replace(/[()]/g, '').split(/ OR /);
  return alternatives.some((one) => one.split(/ AND /).every((part) => COMPATIBLE.has(part.trim())));
}

function declaredLicence(place: string): string | undefined {
  const file = path.join(root, place, 'package.json');
  if (!existsSync(file)) return undefined;
  const { license } = JSON.parse(readFileSync(file, 'utf8')) as { license?: string | { type: string } };
  return typeof license === 'object' ? license.type : license;
}
