import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** What keeps the program from using the folder, or from making it. */
export function homeFolderFaults(home: string): string[] {
  const wayOut = 'change its permissions, or choose another PERENNIAL_HOME';
  if (existsSync(home)) {
    if (!statSync(home).isDirectory())
      return [`PERENNIAL_HOME is "${home}", which is not a folder: choose another`];
    return mayWrite(home) ? [] : [`PERENNIAL_HOME is "${home}", which cannot be written: ${wayOut}`];
  }
  const existing = closestExisting(home);
  if (!statSync(existing).isDirectory())
    return [`PERENNIAL_HOME is "${home}", and ${existing} is not a folder: choose another`];
  return mayWrite(existing)
    ? []
    : [`PERENNIAL_HOME is "${home}", and ${existing} cannot be written: ${wayOut}`];
}

function closestExisting(folder: string): string {
  return existsSync(folder) ? folder : closestExisting(path.dirname(folder));
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
