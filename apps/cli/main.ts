import { readSettings, takeSettingWords } from '../server/config/settings.ts';
import { CommandFailure } from './command-failure.ts';
import { type Command, commands } from './commands.ts';

const EXIT_USAGE = 2;

const words = process.argv.slice(2);
const { rest } = takeSettingWords(words);
await run(rest);

async function run([name, ...rest]: readonly string[]): Promise<void> {
  if (name === undefined || name === 'help' || name === '--help') return console.log(usage());
  const command = commands.find((one) => one.name === name);
  if (!command) return fail(`there is no command ${name}\n\n${usage()}`, EXIT_USAGE);
  if (rest.includes('--help')) return console.log(`perennial ${command.usage}\n\n${command.summary}`);
  const reading = readSettings(process.env, words);
  if (!reading.ok) return fail(['The settings have faults:', ...reading.faults].join('\n  '), EXIT_USAGE);
  try {
    await (await command.load())(reading.settings, rest);
  } catch (failure) {
    if (failure instanceof CommandFailure) return fail(failure.message, failure.exitCode);
    throw failure;
  }
}

function fail(message: string, exitCode: number): void {
  console.error(message);
  process.exitCode = exitCode;
}

function usage(): string {
  const width = Math.max(...commands.map(({ usage: text }) => text.length));
  const line = ({ usage: text, summary }: Command) => `  perennial ${text.padEnd(width)}  ${summary}`;
  return [
    'Perennial, the customer relationship system for service businesses',
    '',
    ...commands.map(line),
  ].join('\n');
}
