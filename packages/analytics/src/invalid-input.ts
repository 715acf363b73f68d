/** Thrown for misuse of a function: the message names the function, the value and what is allowed. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
}

/** Throws `InvalidInput` with one sentence when the condition does not hold. */
export function require(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new InvalidInput(message());
}

/** Throws `InvalidInput` listing every entry that is not a positive finite number. */
export function requirePositive(functionName: string, values: Readonly<Record<string, number>>): void {
  const faults = Object.entries(values)
    .filter(([, value]) => !(Number.isFinite(value) && value > 0))
    .map(([name, value]) => `${name} = ${value}`);
  if (faults.length > 0) {
    throw new InvalidInput(`${functionName} requires positive finite numbers, got ${faults.join(', ')}`);
  }
}
