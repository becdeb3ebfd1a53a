/** Ends a run of the tests with one plain line that says how it went. */
export default class Tally {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    // A file that could not even be loaded has failed, though none of its tests ran.
    const line = `\n${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed\n`;
    // Reporters finish in no fixed order; jest's own summary stands before this.
    process.once('exit', () => process.stderr.write(line));
  }
}
