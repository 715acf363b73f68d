import type { CommandOptions, OptionSpec } from './command-options.ts';

/** What the columns of a file are called, by the names this program knows. */
export type ColumnNames<Role extends string> = Partial<Record<Role, string>>;

/** The option of every command that reads columns of fixed meaning. */
export function columnsOption(example: string): OptionSpec {
  return { help: `what your columns are called, e.g. ${example}` };
}

/** Reads `customer=client_id,date=day`; what it cannot use is noted as a fault. */
export function columnNames<Role extends string>(
  options: CommandOptions,
  roles: readonly Role[],
): ColumnNames<Role> {
  const names: ColumnNames<Role> = {};
  const text = options.text('columns');
  for (const pair of text === undefined ? [] : text.split(',')) {
    const at = pair.indexOf('=');
    const role = roles.find((own) => own === pair.slice(0, at).trim());
    const name = pair.slice(at + 1).trim();
    if (at < 0 || name === '') options.fault(`--columns: "${pair}" is not name=column`);
    else if (!role)
      options.fault(`--columns: "${pair.slice(0, at).trim()}" is not one of ${roles.join(', ')}`);
    else if (names[role] !== undefined) options.fault(`--columns: "${role}" is given twice`);
    else names[role] = name;
  }
  return names;
}
