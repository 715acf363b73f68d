#!/usr/bin/env node
import { InvalidInput } from '../src/index.ts';
import { BASKET_EXAMPLE, basketCommand, basketOptions } from './basket-command.ts';
import { CliFault } from './cli-fault.ts';
import type { OptionSpec } from './command-options.ts';
import { COX_EXAMPLE, coxCommand, coxOptions } from './cox-command.ts';
import { FIT_EXAMPLE, fitCommand, fitOptions } from './fit-command.ts';
import { PREDICT_EXAMPLE, predictCommand, predictOptions } from './predict-command.ts';
import { PROPENSITY_EXAMPLE, propensityCommand, propensityOptions } from './propensity-command.ts';
import { studyCommands } from './study-commands.ts';
import { SUMMARIZE_EXAMPLE, summarizeCommand, summarizeOptions } from './summarize-command.ts';

interface Command {
  help: string;
  options: Record<string, OptionSpec>;
  /** A line that works. */
  example: string;
  run(args: readonly string[]): string;
}

const note = (line: string): void => console.error(line);

const commands: Record<string, Command> = {
  summarize: {
    help: 'purchases to histories (CSV to CSV)',
    options: summarizeOptions,
    example: SUMMARIZE_EXAMPLE,
    run: (args) => summarizeCommand(args, note),
  },
  fit: {
    help: 'a model to histories (CSV to JSON)',
    options: fitOptions,
    example: FIT_EXAMPLE,
    run: fitCommand,
  },
  predict: {
    help: 'forecasts from a fit and histories (CSV)',
    options: predictOptions,
    example: PREDICT_EXAMPLE,
    run: predictCommand,
  },
  cox: {
    help: 'what goes with leaving sooner or later (CSV to JSON)',
    options: coxOptions,
    example: COX_EXAMPLE,
    run: coxCommand,
  },
  propensity: {
    help: 'who will: learned, judged on customers not seen, and scored (CSV to JSON and CSV)',
    options: propensityOptions,
    example: PROPENSITY_EXAMPLE,
    run: propensityCommand,
  },
  basket: {
    help: 'what goes together, and what to offer next (CSV to JSON and CSV)',
    options: basketOptions,
    example: BASKET_EXAMPLE,
    run: basketCommand,
  },
  ...studyCommands,
};

/** Answers on standard output, notes and faults on standard error; 2 for faulty input. */
function main([name = '', ...args]: readonly string[]): number {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || args.includes('--help')) {
    const help = command ? commandHelp(name, command) : generalHelp();
    const asked = name === '--help' || name === 'help' || args.includes('--help');
    (asked ? console.log : console.error)(asked ? help : `"${name}" is not a command\n${help}`);
    return asked ? 0 : 2;
  }
  try {
    process.stdout.write(command.run(args));
    return 0;
  } catch (error) {
    if (!(error instanceof CliFault) && !(error instanceof InvalidInput)) throw error;
    console.error(error.message);
    return 2;
  }
}

function generalHelp(): string {
  const lines = Object.entries(commands).map(([name, { help }]) => `  ${name.padEnd(10)} ${help}`);
  return [
    'Usage: perennial-analytics <command> [model] --option value …',
    ...lines,
    'Help: <command> --help',
  ].join('\n');
}

function commandHelp(name: string, { help, options, example }: Command): string {
  const lines = Object.entries(options).map(
    ([option, spec]) => `  --${option.padEnd(24)} ${spec.help}${spec.required ? ' (required)' : ''}`,
  );
  return [`perennial-analytics ${name}: ${help}`, ...lines, `Example: ${example}`].join('\n');
}

// A reader that has seen enough, such as head, is no fault.
process.stdout.on('error', (error: Error & { code?: string }) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = main(process.argv.slice(2));
