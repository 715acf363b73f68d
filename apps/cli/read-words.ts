import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CommandFailure } from './command-failure.ts';

/** Reads a command's words by its options; a word it does not know ends the command with the usage. */
export function readWords<const T extends ParseArgsConfig>(
  words: readonly string[],
  usage: string,
  config: T,
) {
  try {
    return parseArgs({ ...config, args: [...words] });
  } catch (failure) {
    throw new CommandFailure(`${failure instanceof Error ? failure.message : String(failure)}\n${usage}`, 2);
  }
}
