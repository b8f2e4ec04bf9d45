/** The proof that what was struck out is nowhere in what everyone gets: every file opened up and looked through. */
import { holds, type BuiltFile, type BundlePlan } from '@shared/bundle';
import { findWords } from '../converter';
import type { BundleReader, DocumentResult } from './document-pages';
import type { Check } from './verify';

/** One check, none where nothing was struck out. Names files, never the words. */
export async function checkRedaction(
  plan: BundlePlan,
  files: readonly BuiltFile[],
  results: ReadonlyMap<string, DocumentResult>,
  { host, signal }: Pick<BundleReader, 'host' | 'signal'>,
): Promise<Check[]> {
  const everywhere = plan.struck ?? [];
  const redacted = plan.documents.filter(
    ({ key, redaction }) => redaction && !redaction.isOutlined && results.has(key),
  );
  if (redacted.length === 0 && everywhere.length === 0) return [];
  const wrong: string[] = [];
  for (const { name, bytes } of files) {
    const words = new Set(everywhere);
    for (const { key, redaction } of redacted)
      if (results.get(key)?.file.name === name)
        for (const each of redaction?.words ?? []) words.add(each);
    if (words.size === 0) continue;
    const { shown, inside } = await findWords(host, bytes, [...words], signal);
    if (shown.length + inside.length > 0 || holds(name, [...words])) wrong.push(name);
  }
  const held = [...results.values()].flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'stop'),
  );
  const blacked = [...results.values()].filter((result) => result.redacted).length;
  const ok = wrong.length === 0 && held.length === 0;
  return [
    {
      check: 'Redaction',
      ok,
      detail: ok
        ? `${blacked} ${blacked === 1 ? 'document is' : 'documents are'} redacted; nothing struck out is left in any of ${files.length} files, in their text or inside them`
        : [
            ...(wrong.length === 0 ? [] : [`what was struck out is still in ${wrong.join(', ')}`]),
            ...held.map(({ message }) => message),
          ].join('; '),
    },
  ];
}
