import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

/**
 * `safe` keeps every acknowledged change through a power cut; `fast-for-tests` does not wait for the disk
 * and may lose everything.
 */
export type Durability = 'safe' | 'fast-for-tests';

/** PostgreSQL settings by name, as they go on its command line. */
export type PostgresSettings = Readonly<Record<string, string>>;

const megabyte = 1024 * 1024;

/** Memory this process may use: the machine's, or its container's when that is less. */
export function availableMemoryMegabytes(): number {
  const limit = process.constrainedMemory();
  const total = totalmem();
  return Math.floor((limit > 0 && limit < total ? limit : total) / megabyte);
}

/** Memory settings for a machine that PostgreSQL shares with the program itself. */
export function memorySettings(totalMegabytes: number, sharedMemoryMegabytes?: number): PostgresSettings {
  const share = (part: number, least: number, most: number) =>
    `${Math.round(Math.min(Math.max(totalMegabytes / part, least), most))}MB`;
  return {
    shared_buffers: sharedMemoryMegabytes === undefined ? share(8, 32, 2048) : `${sharedMemoryMegabytes}MB`,
    effective_cache_size: share(2, 128, Number.POSITIVE_INFINITY),
    work_mem: share(512, 4, 32),
    maintenance_work_mem: share(16, 64, 1024),
  };
}

const alwaysOn: PostgresSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  jit: 'off',
  random_page_cost: '1.1',
  max_wal_size: '4GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // The log must hold no personal data: neither the statement that failed nor the detail that quotes its values.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_line_prefix: '%m [%p] ',
};

const withoutWaitingForTheDisk: PostgresSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** Everything the embedded PostgreSQL is started with, apart from its folder and port. */
export function postgresSettings(durability: Durability, sharedMemoryMegabytes?: number): PostgresSettings {
  return {
    ...alwaysOn,
    ...memorySettings(availableMemoryMegabytes(), sharedMemoryMegabytes),
    ...dynamicSharedMemory(),
    ...(durability === 'safe' ? {} : withoutWaitingForTheDisk),
  };
}

/** Containers usually have 64 MB of /dev/shm, which a parallel query can fill: use files there instead. */
function dynamicSharedMemory(): PostgresSettings {
  if (process.platform !== 'linux') return {};
  return sharedMemoryMountMegabytes() < 256 ? { dynamic_shared_memory_type: 'mmap' } : {};
}

function sharedMemoryMountMegabytes(): number {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return (blocks * bsize) / megabyte;
  } catch {
    return 0;
  }
}
