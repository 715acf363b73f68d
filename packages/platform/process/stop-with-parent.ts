/**
 * Makes this process stop, as if it had received SIGTERM, when the process that started it is gone, however
 * abruptly. It needs the IPC channel that `apps/cli/perennial.mjs` opens; without one it does nothing.
 */
export function stopWithParent(): void {
  if (process.connected !== true) return;
  process.once('disconnect', terminateSelf);
  // A listener alone would keep the process running after its work is done.
  process.channel?.unref();
}

// A real signal rather than an emitted event: without a handler it must still end the process.
function terminateSelf(): void {
  process.kill(process.pid, 'SIGTERM');
}
