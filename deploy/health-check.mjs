// Asks the server in this container whether it is up; exits with 0 when it is.
const port = process.env.PERENNIAL_PORT || '4400';
try {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4000) });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
