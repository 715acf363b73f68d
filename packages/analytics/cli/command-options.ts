import { parseArgs } from 'node:util';
import { CliFault } from './cli-fault.ts';

/** One `--option value` of a command. */
export interface OptionSpec {
  required?: boolean;
  /** What it means, one line of help. */
  help: string;
}

/** Options given, checked against what the command knows. */
export class CommandOptions {
  private readonly values: Map<string, string>;
  private readonly faults: string[] = [];

  constructor(command: string, specs: Record<string, OptionSpec>, args: readonly string[]) {
    const options = Object.fromEntries(Object.keys(specs).map((name) => [name, { type: 'string' as const }]));
    try {
      const parsed = parseArgs({ args: [...args], options, allowPositionals: false, strict: true });
      this.values = new Map(Object.entries(parsed.values).map(([name, value]) => [name, String(value)]));
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
      throw new CliFault([`${command}: ${reason}; see perennial-analytics ${command} --help`]);
    }
    const absent = Object.entries(specs).filter(([name, spec]) => spec.required && !this.values.has(name));
    for (const [name] of absent) this.faults.push(`${command}: --${name} is required`);
  }

  text(name: string): string | undefined {
    return this.values.get(name);
  }

  /** A number inside limits, or `undefined` when not given; faults are kept for `finish`. */
  number(
    name: string,
    { above = -Infinity, below = Infinity }: { above?: number; below?: number } = {},
  ): number | undefined {
    const text = this.values.get(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (text.trim() !== '' && value > above && value < below) return value;
    const limits = [above > -Infinity ? `above ${above}` : '', below < Infinity ? `below ${below}` : ''];
    this.faults.push(`--${name}: "${text}" is not a number ${limits.filter(Boolean).join(' and ')}`.trim());
    return undefined;
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const text = this.values.get(name);
    if (text === undefined) return otherwise;
    const choice = choices.find((candidate) => candidate === text);
    if (choice) return choice;
    this.faults.push(`--${name}: "${text}" is not one of ${choices.join(', ')}`);
    return otherwise;
  }

  read<Value>(name: string, reading: (text: string) => Value): Value | undefined {
    const text = this.values.get(name);
    if (text === undefined) return undefined;
    try {
      return reading(text);
    } catch (error) {
      this.faults.push(`--${name}: "${text}" ${error instanceof Error ? error.message : 'cannot be read'}`);
      return undefined;
    }
  }

  finish(): void {
    if (this.faults.length > 0) throw new CliFault(this.faults);
  }
}
