#!/usr/bin/env node
// Plain JavaScript for any Node.js from 20 on: the rest of the program needs one that runs TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
// The whole module, since a Node.js that runs no TypeScript may not have all of its functions.
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startedByNpm } from './config/parent-npm.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const parentCheckMs = 500;

if (runsTypeScript(process.versions.node)) await runHere(process.argv.slice(2));
else runOnBundledNode(process.argv.slice(2));

/** @param {string} version */
function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

/** @param {string[]} words */
async function runHere(words) {
  // Over a thousand small files: read, stripped of types and compiled once, and then only when they change.
  module.enableCompileCache(path.join(here, '../../node_modules/.cache/perennial-compiled'));
  const { stopWithParent } = await import('../../packages/platform/process/stop-with-parent.ts');
  stopWithParent();
  stopWhenNpmIsGone();
  const script = words[0] === '--run' ? scriptOf(words[1]) : path.join(here, 'main.ts');
  process.argv = [process.execPath, script, ...(words[0] === '--run' ? words.slice(2) : words)];
  await import(pathToFileURL(script).href);
}

/** @param {string | undefined} word */
function scriptOf(word) {
  const script = path.resolve(word ?? '');
  if (word !== undefined && existsSync(script)) return script;
  console.error(`--run needs the path of a script, got ${word ?? 'nothing'}`);
  process.exit(2);
}

/** @param {string[]} words */
function runOnBundledNode(words) {
  const bundled = bundledNode();
  if (bundled === undefined) {
    console.error(
      `Node.js 22.18 or later is needed, this is ${process.version}, ` +
        `and none is bundled for ${process.platform}-${process.arch}: ` +
        'run npm ci without --omit=optional, or install a later Node.js',
    );
    process.exit(1);
  }
  const child = spawn(bundled, [fileURLToPath(import.meta.url), ...words], {
    // The channel closes when we are killed: that is how the child learns of it.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Its own session: otherwise a Ctrl-C in the terminal reaches it twice, directly and through us.
    detached: true,
  });
  const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  const forwarded = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of forwarded) process.on(signal, forward);
  stopWhenNpmIsGone();
  child.on('error', (error) => {
    console.error(`the bundled Node.js ${bundled} cannot be run: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    for (const one of forwarded) process.off(one, forward);
    if (signal === null) process.exit(code ?? 1);
    process.kill(process.pid, signal);
  });
}

function bundledNode() {
  const name = `node-${process.platform}-${process.arch}`;
  try {
    const folder = path.dirname(module.createRequire(import.meta.url).resolve(`${name}/package.json`));
    const file = path.join(folder, 'bin', 'node');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** npm passes signals on, but when it is killed outright nobody tells us. */
function stopWhenNpmIsGone() {
  if (!startedByNpm) return;
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) process.kill(process.pid, 'SIGTERM');
  }, parentCheckMs).unref();
}
