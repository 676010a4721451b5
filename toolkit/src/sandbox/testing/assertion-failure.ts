/** An assertion of a test that did not hold. */
export class AssertionFailure extends Error {
  override readonly name = 'AssertionFailure';
  constructor(
    message: string,
    /** Shown side by side, where there is something to compare. */
    readonly comparison?: { readonly expected: string; readonly actual: string },
  ) {
    super(message);
  }
}
