import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { api } from '#contract';
import {
  type CustomerDocument,
  customerDocument,
  type DocumentOutcome,
  type PossibleDuplicate,
  possibleDuplicate,
} from '#modules/parties/contract';
import { answered, type ShownProblem, toProblem } from '#ui';

const MOST_DOCUMENTS = 500;
const isNamed = z.object({ format: z.literal('perennial.customer') });
const misread = { code: 'invalid-request', title: '', detail: '' };
const refusedContext = z.object({ possibleDuplicates: z.array(possibleDuplicate) });

/** One document of a file: what it is of, and what became of it or would. */
export interface Brought {
  readonly key: string;
  readonly name: string;
  /** None where it cannot be read; the problem tells every fault. */
  readonly document?: CustomerDocument;
  readonly onto: string | null;
  readonly allowDuplicate: boolean;
  readonly outcome?: DocumentOutcome;
  readonly problem?: ShownProblem;
  readonly candidates: readonly PossibleDuplicate[];
}

/** Documents of a file: tried first, then brought in one by one, each by itself. */
export function useBroughtDocuments() {
  const client = useQueryClient();
  const [rows, setRows] = useState<readonly Brought[]>([]);
  const [stage, setStage] = useState<'empty' | 'unreadable' | 'working' | 'tried' | 'done'>('empty');
  const run = async (given: readonly Brought[], dryRun: boolean) => {
    setStage('working');
    const after: Brought[] = [];
    for (const row of given) after.push(await bring(row, dryRun));
    setRows(after);
    setStage(dryRun ? 'tried' : 'done');
    if (!dryRun) await client.invalidateQueries({ queryKey: ['parties'] });
  };
  return {
    rows,
    stage,
    read: async (file: File) => {
      const read = readDocuments(await file.text());
      if (read.length === 0) return setStage('unreadable');
      return run(read, true);
    },
    decide: async (row: Brought, decision: Pick<Brought, 'onto' | 'allowDuplicate'>) => {
      const decided = await bring({ ...row, ...decision }, true);
      setRows((before) => before.map((one) => (one.key === row.key ? decided : one)));
    },
    finish: () =>
      run(
        rows.filter(({ outcome }) => outcome !== undefined),
        false,
      ),
  };
}

async function bring(row: Brought, dryRun: boolean): Promise<Brought> {
  const { document, onto, allowDuplicate } = row;
  if (!document) return row;
  const tried = { ...row, outcome: undefined, problem: undefined, candidates: [] };
  try {
    const outcome = await answered(
      api.parties.bringDocument({ body: { document, onto, allowDuplicate, dryRun } }),
    );
    return { ...tried, outcome };
  } catch (error) {
    const problem = toProblem(error);
    if (!problem) throw error;
    const context = refusedContext.safeParse(problem.context);
    return { ...tried, problem, candidates: context.success ? context.data.possibleDuplicates : [] };
  }
}

/** One document, a list of them, or one a line. */
function readDocuments(text: string): Brought[] {
  const found = parsed(text) ?? text.split('\n').flatMap((line) => parsed(line) ?? []);
  return found
    .filter((value) => isNamed.safeParse(value).success)
    .slice(0, MOST_DOCUMENTS)
    .map((value, index) => asRow(value, String(index)));
}

function asRow(value: unknown, key: string): Brought {
  const read = customerDocument.safeParse(value);
  const blank = { key, onto: null, allowDuplicate: false, candidates: [] };
  if (read.success) {
    return { ...blank, name: nameOf(read.data), document: read.data };
  }
  const faults = read.error.issues.map(({ path, code, message }) => ({
    path: path.join('.'),
    code,
    message,
  }));
  return { ...blank, name: `${Number(key) + 1}`, problem: { ...misread, faults } };
}

/** A Chinese name without a space, others with the given name first. */
function nameOf({ customer }: CustomerDocument): string {
  const { familyName, givenName, organisationName } = customer;
  if (organisationName !== '') return organisationName;
  const isChinese = /\p{Script=Han}/u.test(familyName);
  return isChinese ? `${familyName}${givenName}` : `${givenName} ${familyName}`.trim();
}

function parsed(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    return undefined;
  }
}
