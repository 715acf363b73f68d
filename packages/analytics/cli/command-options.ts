import { parseArgs } from 'node:util';
import { CliFault } from './cli-fault.ts';

/** One `--option value` of a command, or one `--option` by itself. */
export interface OptionSpec {
  required?: boolean;
  /** Takes no value. */
  flag?: boolean;
  /** Another name it goes by. */
  alias?: string;
  /** What it means, one line of help. */
  help: string;
}

/** Options given, checked against what the command knows. */
export class CommandOptions {
  private readonly values: Map<string, string>;
  private readonly faults: string[] = [];
  private readonly positionals: readonly string[];

  constructor(command: string, specs: Record<string, OptionSpec>, args: readonly string[]) {
    const options = Object.fromEntries(
      Object.entries(specs).flatMap(([name, { flag, alias }]) =>
        [name, ...(alias ? [alias] : [])].map((own) => [
          own,
          { type: flag ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
    );
    try {
      const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
      const named = new Map(Object.entries(specs).map(([name, { alias }]) => [alias, name]));
      this.values = new Map(
        Object.entries(parsed.values).map(([name, value]) => [named.get(name) ?? name, String(value)]),
      );
      this.positionals = parsed.positionals;
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
      throw new CliFault([`${command}: ${reason}; see perennial-analytics ${command} --help`]);
    }
    const absent = Object.entries(specs).filter(([name, spec]) => spec.required && !this.values.has(name));
    for (const [name] of absent) this.faults.push(`${command}: --${name} is required`);
  }

  /** The one word without dashes, or the value of an option; noted as a fault when it is not among the choices. */
  word<Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const [text = this.values.get(name), ...more] = this.positionals;
    const choice = choices.find((candidate) => candidate === text);
    if (more.length > 0) this.faults.push(`"${more.join(' ')}" is too much: one ${name} is expected`);
    if (choice) return choice;
    const given = text === undefined ? 'is missing; write' : `"${text}" is not`;
    this.faults.push(`${name}: ${given} one of ${choices.join(', ')}`);
    return choices[0] ?? fail(name);
  }

  /** Notes a fault for `finish`. */
  fault(text: string): void {
    this.faults.push(text);
  }

  noWords(): void {
    if (this.positionals.length > 0) this.faults.push(`"${this.positionals.join(' ')}" is not expected`);
  }

  has(name: string): boolean {
    return this.values.has(name);
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

function fail(name: string): never {
  throw new CliFault([`${name}: there is nothing to choose from`]);
}
