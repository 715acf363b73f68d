import { readdirSync, readFileSync } from 'node:fs';
import type { RunningProduct } from './product.ts';

/** Processor time in milliseconds of the program (web and worker) and of its database. */
export interface ProcessorTime {
  program: number;
  database: number;
}

interface ProcessState {
  pid: number;
  parent: number;
  processorMs: number;
}

const TICK_MS = 10;

/** Processor time used so far; that of database sessions which have ended is not lost. */
export function processorTime(product: RunningProduct): ProcessorTime {
  const all = listProcesses();
  const total = (pids: ReadonlySet<number>) =>
    all.reduce((sum, { pid, processorMs }) => (pids.has(pid) ? sum + processorMs : sum), 0);
  const database = familyOf(product.databasePid, all);
  const program = familyOf(product.pid, all);
  for (const pid of database) program.delete(pid);
  return { program: total(program), database: total(database) };
}

/** Memory in use of the processes of the program, by pid, in megabytes; the database's is its own affair. */
export function programMemory(product: RunningProduct): Map<number, number> {
  const all = listProcesses();
  const program = familyOf(product.pid, all);
  for (const pid of familyOf(product.databasePid, all)) program.delete(pid);
  const memory = new Map<number, number>();
  for (const pid of program) {
    const resident = /VmRSS:\s+(\d+)/.exec(readOrEmpty(`/proc/${pid}/status`))?.[1];
    if (resident !== undefined) memory.set(pid, Number(resident) / 1024);
  }
  return memory;
}

function familyOf(root: number, all: readonly ProcessState[]): Set<number> {
  const family = new Set([root]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { pid, parent } of all) {
      if (!family.has(parent) || family.has(pid)) continue;
      family.add(pid);
      grew = true;
    }
  }
  return family;
}

function listProcesses(): ProcessState[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      const stat = readOrEmpty(`/proc/${entry}/stat`);
      if (stat === '') return [];
      const [, parent = '0', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // Of proc(5): utime, stime and those of children that ended, fields 14 to 17.
      const ticks = rest.slice(9, 13).reduce((sum, field) => sum + Number(field), 0);
      return [{ pid: Number(entry), parent: Number(parent), processorMs: ticks * TICK_MS }];
    });
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Looks twice a second how much memory the processes of the program use, until stopped. */
export function watchMemory(product: RunningProduct): { stop(): { mostGrowth: number } } {
  const before = programMemory(product);
  let mostGrowth = 0;
  const look = () => {
    for (const [pid, megabytes] of programMemory(product)) {
      mostGrowth = Math.max(mostGrowth, megabytes - (before.get(pid) ?? 0));
    }
  };
  const timer = setInterval(look, 500);
  return {
    stop() {
      clearInterval(timer);
      look();
      return { mostGrowth };
    },
  };
}
