import { allocateCommand, allocateExample, allocateOptions } from './allocate-command.ts';
import type { OptionSpec } from './command-options.ts';
import { conjointCommand, conjointExample, conjointOptions } from './conjoint-command.ts';
import { driversCommand, driversExample, driversOptions } from './drivers-command.ts';
import { gapCommand, gapExample, gapOptions } from './gap-command.ts';
import { npsCommand, npsExample, npsOptions } from './nps-command.ts';
import { plspathCommand, plspathExample, plspathOptions } from './plspath-command.ts';
import { upliftCommand, upliftExample, upliftOptions } from './uplift-command.ts';

interface StudyCommand {
  help: string;
  options: Record<string, OptionSpec>;
  example: string;
  run(args: readonly string[]): string;
}

/** Commands for surveys, trade-offs, experiments and budgets. */
export const studyCommands: Record<string, StudyCommand> = {
  nps: {
    help: 'Net Promoter Score with its interval, and by group (CSV)',
    options: npsOptions,
    example: npsExample,
    run: npsCommand,
  },
  gap: {
    help: 'satisfaction gaps and the key experience (CSV)',
    options: gapOptions,
    example: gapExample,
    run: gapCommand,
  },
  drivers: {
    help: 'which factors go with an outcome (CSV)',
    options: driversOptions,
    example: driversExample,
    run: driversCommand,
  },
  plspath: {
    help: 'a path model of satisfaction (CSV and JSON)',
    options: plspathOptions,
    example: plspathExample,
    run: plspathCommand,
  },
  conjoint: {
    help: 'trade-offs from choices (CSV)',
    options: conjointOptions,
    example: conjointExample,
    run: conjointCommand,
  },
  uplift: {
    help: 'whom a treatment moves (CSV of an experiment)',
    options: upliftOptions,
    example: upliftExample,
    run: upliftCommand,
  },
  allocate: {
    help: 'a budget shared out between channels (CSV of periods)',
    options: allocateOptions,
    example: allocateExample,
    run: allocateCommand,
  },
};
