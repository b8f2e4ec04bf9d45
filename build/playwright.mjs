// @ts-check
/** Runs projects of playwright.config.ts on a stage and counts what happened. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { run } from './terminal.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed broken tests, and files that could not be loaded
 * @property {string[]} notRun titles of tests that were skipped, each with its reason
 */

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {object} options
 * @param {readonly string[]} options.projects
 * @param {readonly string[]} [options.args] further words for Playwright: files, `--grep`, …
 * @param {number} [options.timeoutMs] for the whole run
 * @param {NodeJS.ProcessEnv} [options.env] beside the stage's own
 * @param {string} [options.bringBackAs] folder of test-results/ the traces and pictures are copied to
 * @returns {Promise<Counts & {code: number}>}
 */
export async function runPlaywright(stage, options) {
  const {
    projects,
    args = [],
    timeoutMs = 30 * 60_000,
    bringBackAs = projects.join('-'),
  } = options;
  const results = path.join(stage.results, bringBackAs);
  const cli = path.join(stage.folder, 'node_modules', '@playwright', 'test', 'cli.js');
  const words = [
    ...stage.asUser,
    process.execPath,
    cli,
    'test',
    ...projects.map((project) => `--project=${project}`),
    ...args,
  ];
  const [command = process.execPath, ...rest] = words;
  const done = await run(command, rest, {
    cwd: stage.folder,
    env: { ...stage.env, ...options.env, REDRESS_E2E_RESULTS: results },
    timeoutMs,
  });
  const report = path.join(results, 'report.json');
  const counts = existsSync(report)
    ? countReport(JSON.parse(await readFile(report, 'utf8')))
    : { passed: 0, failed: 1, notRun: [] };
  await stage.bringBack(results, inRoot('test-results', bringBackAs));
  // A run that ended badly without a failing test (killed, no tests found) must not look green.
  if (done.code !== 0 && counts.failed === 0) counts.failed = 1;
  return { ...counts, code: done.code };
}

/**
 * @typedef {object} Spec
 * @property {string} title
 * @property {{status: string, annotations: {type: string, description?: string}[]}[]} tests
 * @typedef {{title: string, specs?: Spec[], suites?: Suite[]}} Suite
 */

/**
 * @param {{suites?: Suite[], errors?: unknown[]}} report Playwright's JSON report
 * @returns {Counts}
 */
export function countReport(report) {
  /** @type {Counts} */
  const counts = { passed: 0, failed: report.errors?.length ?? 0, notRun: [] };
  /** @param {Suite} suite */
  const visit = (suite) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'expected') counts.passed += 1;
        else if (test.status === 'skipped') {
          const reason = test.annotations.find(({ description }) => description)?.description;
          counts.notRun.push(reason ? `${spec.title}: ${reason}` : spec.title);
        } else counts.failed += 1;
      }
    }
    for (const inner of suite.suites ?? []) visit(inner);
  };
  for (const suite of report.suites ?? []) visit(suite);
  return counts;
}
