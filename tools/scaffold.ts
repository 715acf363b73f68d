import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const NAME = /^[a-z]+(-[a-z]+)*$/;

/** Lays out a new module with the inner names every module has, and returns the files written. */
export function scaffoldModule(root: string, name: string, stamp: string): string[] {
  requireName(name);
  const folder = path.join(root, 'modules', name);
  if (existsSync(folder)) throw new Error(`modules/${name} is there already; add to it instead`);
  const camel = camelCase(name);
  const schema = name.replaceAll('-', '_');
  return writeAll(folder, {
    'README.md': readme(name),
    'index.ts': `/** ${sentence(name)}. */\n\nexport { ${camel}Module } from './module.ts';\n`,
    'module.ts': manifest(name, camel),
    'http.ts': `import type { BoundRoute } from '#platform';\n\nexport const ${camel}Http: readonly BoundRoute[] = [];\n`,
    'contract/index.ts': `export { ${camel}Permissions, ${camel}Read } from './permissions.ts';\nexport { ${camel}Routes } from './${name}-routes.ts';\n`,
    'contract/permissions.ts': permissions(name, camel),
    [`contract/${name}-routes.ts`]: `import type { RouteMap } from '#contract-kit';\n\nexport const ${camel}Routes = {} satisfies RouteMap;\n`,
    [`data/migrations/${stamp}-create-${name}.sql`]: `create schema ${schema};\n`,
  });
}

/** Adds an action, one file a verb, with its test beside it. */
export function scaffoldAction(root: string, module: string, name: string): string[] {
  requireName(module);
  requireName(name);
  if (!existsSync(path.join(root, 'modules', module))) {
    throw new Error(`there is no modules/${module}; make it with npm run new -- module ${module}`);
  }
  const camel = camelCase(name);
  return writeAll(path.join(root, 'modules', module, 'actions'), {
    [`${name}.ts`]: action(name, camel),
    [`${name}.test.ts`]: actionTest(name, camel),
  });
}

function requireName(name: string): void {
  if (!NAME.test(name)) throw new Error(`"${name}" is not a name in kebab-case such as care-plans`);
}

function writeAll(folder: string, files: Record<string, string>): string[] {
  return Object.entries(files).map(([name, text]) => {
    const file = path.join(folder, name);
    if (existsSync(file)) throw new Error(`${file} is there already`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  });
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function sentence(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
}

function readme(name: string): string {
  return `# ${sentence(name)}

## What it is for

## Words

## Always true

## Tells and hears

## Try it

\`npm test -- ${name}\`
`;
}

function manifest(name: string, camel: string): string {
  return `import { defineModule } from '#platform';
import { ${camel}Permissions } from './contract/index.ts';
import { ${camel}Http } from './http.ts';

export const ${camel}Module = defineModule({
  name: '${name}',
  permissions: ${camel}Permissions,
  routes: ${camel}Http,
  personalData: { tables: [] },
  migrations: new URL('./data/migrations/', import.meta.url),
});
`;
}

function permissions(name: string, camel: string): string {
  return `import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

/** See ${name.replaceAll('-', ' ')}. */
export const ${camel}Read = definePermission({
  name: '${name}.read',
  grants: { administrator: 'all' } satisfies Partial<Record<Role, Scope>>,
});

export const ${camel}Permissions = [${camel}Read] as const;
`;
}

function action(name: string, camel: string): string {
  return `import type { ActionContext } from '#platform';

/** ${sentence(name)}. */
export async function ${camel}(ctx: ActionContext): Promise<void> {
  ctx.audit({ subjectKind: '${name}', subjectId: ctx.newId() });
}
`;
}

function actionTest(name: string, camel: string): string {
  return `import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import { ${camel} } from './${name}.ts';

describe('${camel}', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('does what its name says', async () => {
    const outcome = await database.act('administrator', ${camel});

    expect(outcome).toBe('say here what must be true');
  });
});
`;
}
