import { CliFault } from './cli-fault.ts';
import { readText } from './read-csv.ts';
import { TIME_UNITS, type TimeUnit } from './time-unit.ts';

/** A fit read back: its model and positive parameters. */
export interface StoredFit {
  file: string;
  model: string;
  parameters: Record<string, number>;
  k: number | undefined;
  /** Of time, in the parameters. */
  unit: TimeUnit;
}

/** Reads JSON written by `fit`; refuses what is not a fit of the model asked for. */
export function readFit(file: string, model: string | undefined): StoredFit {
  let fit: unknown;
  try {
    fit = JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof CliFault) throw error;
    throw new CliFault([`${file}: is not JSON`]);
  }
  if (typeof fit !== 'object' || fit === null || !('parameters' in fit) || !('model' in fit)) {
    throw new CliFault([`${file}: is not a fit; there may not have been enough data`]);
  }
  if (model !== undefined && fit.model !== model) {
    throw new CliFault([`${file}: model "${String(fit.model)}" is not ${model}`]);
  }
  const parameters: Record<string, number> = {};
  const faults: string[] = [];
  const given = typeof fit.parameters === 'object' && fit.parameters !== null ? fit.parameters : {};
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'number' && value > 0) parameters[name] = value;
    else faults.push(`${file}: parameter ${name}: "${String(value)}" is not above 0`);
  }
  if (faults.length > 0) throw new CliFault(faults);
  const k = 'k' in fit && typeof fit.k === 'number' ? fit.k : undefined;
  const unit = TIME_UNITS.find((name) => 'unit' in fit && fit.unit === name) ?? 'week';
  return { file, model: String(fit.model), parameters, k, unit };
}

/** Parameters by name; names those that are absent. */
export function parametersOf<Name extends string>(
  { file, parameters }: StoredFit,
  names: readonly Name[],
): Record<Name, number> {
  const absent = names.filter((name) => parameters[name] === undefined);
  if (absent.length > 0) throw new CliFault(absent.map((name) => `${file}: parameter ${name} is missing`));
  return Object.fromEntries(names.map((name) => [name, parameters[name] ?? 0])) as Record<Name, number>;
}
