/** What is wrong with the input of a command: one sentence a fault, all at once. */
export class CliFault extends Error {
  override readonly name = 'CliFault';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}
