import { scaffoldAction, scaffoldModule } from './scaffold.ts';
import { root } from './steps.ts';

/** `npm run new -- module care-plans` and `npm run new -- action care-plans open-plan`. */
const [what, first, second] = process.argv.slice(2);
try {
  const files = write();
  console.log(`Written:\n  ${files.join('\n  ')}`);
  if (what === 'module') {
    console.log(
      'Now name it in apps/server/modules.ts, packages/contract/index.ts and tests/architecture/module-order.ts',
    );
  }
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 2;
}

function write(): string[] {
  if (what === 'module' && first) return scaffoldModule(root, first, stamp());
  if (what === 'action' && first && second) return scaffoldAction(root, first, second);
  throw new Error('say npm run new -- module <name>, or npm run new -- action <module> <verb-noun>');
}

function stamp(): string {
  return new Date().toISOString().replace(/\D/g, '').slice(0, 12);
}
