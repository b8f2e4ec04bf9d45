// @ts-check
/**
 * @param {object} report vitest's JSON report
 * @param {number} report.numPassedTests
 * @param {number} report.numFailedTests
 * @param {{status: string, assertionResults: {status: string, fullName: string}[]}[]} report.testResults
 * @returns {{passed: number, failed: number, notRun: string[]}} a file that could not be loaded counts as
 *   one failure: it has no tests to fail
 */
export function countVitest({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  const notRun = testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => fullName),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length, notRun };
}
