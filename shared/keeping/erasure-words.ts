/**
 * What erasing does and does not do, said once: the page "What is protected", the question before erasing and
 * the tests all read it from here. Each clause names the test that shows it.
 */
export const ERASURE_HONESTLY = [
  // tests/integration/store/erase.test.ts
  'Erasing takes effect at once in Redress: what is erased is gone from lists, search, drafts and reports, and its key is destroyed.',
  // tests/integration/backup/erasing.test.ts
  'Every later backup leaves it out, and the keys of what was erased are taken out of all backups within reach.',
  // tests/integration/backup/erased-for-good.test.ts
  'A backup that is restored applies erasures first.',
  // What no test can show: nothing reaches them.
  'Copies out of reach, such as a backup on a disk in a safe, keep it until they are replaced.',
  // tests/e2e/keeping/erasure-report.spec.ts (`npm run erasure`)
  'What is left of it on this disk stays sealed under the passphrase until the database tidies itself up.',
] as const;
