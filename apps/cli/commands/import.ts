import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Answer, createClient, type ProblemDocument } from '#contract-kit';
import { type ImportDetail, type ImportKind, importKinds, importsRoutes } from '#modules/imports/contract';
import type { Settings } from '../../server/config/settings.ts';
import { CommandFailure } from '../command-failure.ts';
import { findServer, type ServerAddress } from '../find-server.ts';
import { describeCounts, describeOutcome } from './import-report.ts';

const usage =
  'perennial import <file> --kind customers|transactions [--mapping file.json] [--dry-run] [--allow-same-file] [--json]';

const mappingFile = z.union([
  z
    .object({
      columns: z.record(z.string(), z.string()).optional(),
      options: z.record(z.string(), z.unknown()).optional(),
    })
    .strict(),
  z.record(z.string(), z.string()).transform((columns) => ({ columns, options: undefined })),
]);

interface Request {
  file: string;
  kind: ImportKind;
  mapping: z.infer<typeof mappingFile>;
  dryRun: boolean;
  allowSameFile: boolean;
  asJson: boolean;
}

/** `import <file> --kind …`: uploads a file, maps it, tries it out or imports it, and prints what became of its rows. */
export async function importFile(settings: Settings, words: readonly string[]): Promise<void> {
  const request = await readRequest(words);
  const server = findServer(settings);
  const client = createClient({ imports: importsRoutes }, { baseUrl: server.url, token: server.token });
  const uploaded = await upload(server, request);
  const { importId } = uploaded;
  const params = { importId };
  const { columns, options } = request.mapping;
  if (columns !== undefined || options !== undefined) {
    await answered(client.imports.configureImport({ params, body: { mapping: columns, options } }));
  }
  if (request.dryRun) {
    await answered(client.imports.testImport({ params, body: { wholeFile: true } }));
  } else {
    await answered(client.imports.startImport({ params, body: { allowSameFile: request.allowSameFile } }));
  }
  const ended = await waitForEnd(() => answered(client.imports.getImport({ params })), request.asJson);
  report(ended, request);
}

async function readRequest(words: readonly string[]): Promise<Request> {
  const { values, positionals } = parseWords(words);
  const [file] = positionals;
  const kind = importKinds.find((one) => one === values.kind);
  if (file === undefined || kind === undefined || positionals.length !== 1) {
    throw new CommandFailure(`say which file and what it holds: ${usage}`, 2);
  }
  return {
    file,
    kind,
    mapping:
      values.mapping === undefined
        ? { columns: undefined, options: undefined }
        : await readMapping(values.mapping),
    dryRun: values['dry-run'] ?? false,
    allowSameFile: values['allow-same-file'] ?? false,
    asJson: values.json ?? false,
  };
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        kind: { type: 'string' },
        mapping: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'allow-same-file': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (failure) {
    throw new CommandFailure(`${failure instanceof Error ? failure.message : String(failure)}\n${usage}`, 2);
  }
}

async function readMapping(file: string): Promise<z.infer<typeof mappingFile>> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandFailure(
      `${file} cannot be read: name a JSON file that says which field each column means`,
      2,
    );
  });
  try {
    return mappingFile.parse(JSON.parse(text));
  } catch {
    throw new CommandFailure(
      `${file} is no mapping: write {"columns": {"InvoiceDate": "orderedAt"}, "options": {"currency": "GBP"}}`,
      2,
    );
  }
}

async function upload(server: ServerAddress, { file, kind }: Request): Promise<ImportDetail> {
  const blob = await openFile(file);
  const query = new URLSearchParams({ kind, name: path.basename(file) });
  const response = await fetch(`${server.url}${importsRoutes.uploadImport.path}?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/octet-stream' },
    body: blob,
  }).catch((failure: unknown) => {
    throw new CommandFailure(`the server at ${server.url} does not answer: ${reasonOf(failure)}`);
  });
  const body: unknown = await response.json();
  if (!response.ok) throw asFailure(body as ProblemDocument);
  return importsRoutes.uploadImport.response.parse(body);
}

async function openFile(file: string): Promise<Blob> {
  try {
    return await openAsBlob(file);
  } catch {
    throw new CommandFailure(`${file} cannot be read: check that it exists and may be read`);
  }
}

function reasonOf(failure: unknown): string {
  const cause = failure instanceof Error ? (failure.cause ?? failure) : failure;
  return cause instanceof Error ? cause.message : String(cause);
}

async function answered<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer;
  if (settled.ok) return settled.value;
  throw asFailure(settled.problem);
}

function asFailure({ title, detail, faults }: ProblemDocument): CommandFailure {
  const listed = faults.map(({ path: place, message }) => `\n  ${place}: ${message}`).join('');
  return new CommandFailure(`${title}: ${detail}${listed}`);
}

const working = new Set<ImportDetail['state']>(['testing', 'queued', 'running']);
const firstPauseMilliseconds = 100;
const longestPauseMilliseconds = 1000;

async function waitForEnd(look: () => Promise<ImportDetail>, isQuiet: boolean): Promise<ImportDetail> {
  let pause = firstPauseMilliseconds;
  for (;;) {
    const seen = await look();
    if (!isQuiet && process.stderr.isTTY) process.stderr.write(`\r${describeProgress(seen)}\u001b[K`);
    if (!working.has(seen.state)) {
      if (!isQuiet && process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      return seen;
    }
    await sleep(pause);
    pause = Math.min(pause * 1.5, longestPauseMilliseconds);
  }
}

function describeProgress({ counts, progress }: ImportDetail): string {
  const share = progress.share === null ? '' : ` (${Math.floor(progress.share * 100)} %)`;
  const speed = progress.rowsPerSecond === null ? '' : `, ${progress.rowsPerSecond} rows a second`;
  return `${counts.read} rows${share}${speed}`;
}

function report(ended: ImportDetail, request: Request): void {
  const counts = request.dryRun ? (ended.lastTest?.counts ?? ended.counts) : ended.counts;
  const wentWell = request.dryRun ? ended.state === 'tested' : ended.state === 'done';
  if (request.asJson) {
    const { importId, state, failure, mapping } = ended;
    console.log(JSON.stringify({ importId, state, dryRun: request.dryRun, counts, failure, mapping }));
  } else {
    console.log(describeOutcome(ended, request.dryRun));
    console.log(describeCounts(ended.kind, counts));
  }
  if (!wentWell) process.exitCode = 1;
}
