/** Evidence, notes and bundles: lists that merge. */
import { defined } from '../defined';
import type { Apply } from './draft';

export const evidenceAdded: Apply<'evidence.added'> = (draft, data, step) => {
  const there = draft.evidence.get(data.evidence);
  if (there) {
    return `“${data.title}” was added as E${there.number} a second time. The first file stands.`;
  }
  const { evidence, ...described } = data;
  draft.evidence.set(
    evidence,
    defined({
      id: evidence,
      number: draft.evidence.size + 1,
      ...described,
      stamp: step.stamp,
    }),
  );
  return undefined;
};

export const evidenceDescribed: Apply<'evidence.described'> = (draft, data) => {
  const there = draft.evidence.get(data.evidence);
  if (!there) return `“${data.title}” describes a document that is not on this case.`;
  const { datedOn: _replaced, ...kept } = there;
  draft.evidence.set(
    data.evidence,
    defined({
      ...kept,
      title: data.title,
      datedOn: data.datedOn,
      bearsOn: data.bearsOn,
      flags: data.flags,
    }),
  );
  return undefined;
};

export const noteAdded: Apply<'note.added'> = (draft, data, step) => {
  if (draft.notes.some((note) => note.id === data.note)) return 'The same note was added twice.';
  const { note, text, restricted } = data;
  draft.notes.push(defined({ id: note, text, restricted, stamp: step.stamp }));
  return undefined;
};

/** Looking at pages adds up while they are the same pages. */
export const documentRedacted: Apply<'document.redacted'> = (draft, data, step) => {
  const { document, marks, undone, lookedAt, sheet } = data;
  for (const mark of marks)
    if (!draft.redactions.has(mark.id))
      draft.redactions.set(mark.id, { document, mark, stamp: step.stamp });
  for (const gone of undone) draft.redactionsUndone.add(gone);
  const before = draft.redacted.get(document);
  const pages = before?.sheet === sheet ? [...before.pages, ...lookedAt.pages] : lookedAt.pages;
  draft.redacted.set(document, {
    document,
    pages: [...new Set(pages)].sort((left, right) => left - right),
    of: lookedAt.of,
    sheet,
    stamp: step.stamp,
  });
  return undefined;
};

export const bundleExported: Apply<'bundle.exported'> = (draft, data, step) => {
  if (draft.bundles.some((bundle) => bundle.id === data.bundle)) {
    return 'The same bundle was recorded twice.';
  }
  draft.bundles.push({
    id: data.bundle,
    exportedOn: data.exportedOn,
    pages: data.pages,
    manifestSha256: data.manifestSha256,
    documents: data.documents,
    stamp: step.stamp,
  });
  return undefined;
};
