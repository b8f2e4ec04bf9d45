import { expect, it } from 'vitest';
import { addNote } from '@shared/case-file';
import { letterDocument } from '@shared/letters';
import { SAMPLE_SIZE, sampleCases } from '@shared/sample';
import { fillWithSample } from '../../../renderer/sample/fill';
import { addHistory } from '../../../renderer/store/histories';
import { newStore, reopened } from '../store/harness';

const TODAY = '2026-11-23';
const sample = [...sampleCases(TODAY)];

it('the sample council lies in the store as if it had been worked there', async () => {
  const { store, profile } = await newStore();
  const progress: number[] = [];
  await fillWithSample(store, TODAY, (done) => progress.push(done));
  expect(progress).toEqual(Array.from({ length: SAMPLE_SIZE }, (_, index) => index + 1));
  // Besides the cases the council’s settings and its log.
  expect(await store.integrity()).toMatchObject({ ok: true, streams: SAMPLE_SIZE + 2 });

  await store.close();
  const again = await reopened(profile);
  expect(again.cases.all()).toHaveLength(SAMPLE_SIZE);
  for (const { key, stream, file, papers } of sample) {
    const opened = await again.cases.open(stream);
    if (!('file' in opened)) throw new Error(opened.problem);
    expect(opened.file.heads, key).toEqual(file.heads);
    expect(opened.file.conflicts, key).toEqual(file.conflicts);
    expect(opened.file.anomalies, key).toEqual([]);
    for (const [index, item] of opened.file.evidence.entries()) {
      const paper = papers.get(file.evidence[index]?.file.blob ?? '');
      if (paper?.type !== 'bytes') throw new Error('no bytes');
      const made = paper.make();
      expect(item.file.size, key).toBe(made.byteLength);
      const kept = await again.files.readAll(stream, item.file);
      expect(Buffer.compare(Buffer.from(kept), Buffer.from(made)), key).toBe(0);
    }
    for (const letter of opened.file.letters) {
      const model = new TextDecoder().decode(await again.files.readAll(stream, letter.model));
      expect(letterDocument.parse(JSON.parse(model)).reference, key).toBe(file.reference);
      const word = await again.files.readAll(stream, letter.word);
      expect([word[0], word[1]], key).toEqual([0x50, 0x4b]);
    }
  }
  const leak = sample.find(({ key }) => key === 'leak');
  expect((await again.run(leak?.stream ?? '', addNote, { text: 'Rang today.' })).ok).toBe(true);
  const ofThisYear = sample.filter(({ file }) => file.reference.startsWith('WB-26-')).length;
  expect(again.cases.nextReference(TODAY)).toBe(
    `WB-26-A${String(ofThisYear + 1).padStart(4, '0')}`,
  );
  await again.close();
});

it('cut short, it goes on with what is missing, as of the day it was begun', async () => {
  const { store, profile } = await newStore();
  const cut = new Error('the power fails');
  await expect(
    fillWithSample(store, TODAY, (done) => {
      if (done === 5) throw cut;
    }),
  ).rejects.toBe(cut);
  await store.close();
  const again = await reopened(profile);
  expect(again.cases.all()).toHaveLength(5);
  await fillWithSample(again, '2027-02-01');
  expect(new Set(again.cases.all().map(({ id }) => id))).toEqual(
    new Set(sample.map(({ stream }) => stream)),
  );
  await fillWithSample(again, '2027-02-01');
  expect(again.cases.all()).toHaveLength(SAMPLE_SIZE);
  expect(await again.integrity()).toMatchObject({ ok: true });
  await again.close();
});

it('a case whose files are not there does not go in', async () => {
  const { store } = await newStore();
  const leak = sample.find(({ key }) => key === 'leak');
  if (!leak) throw new Error('no leak');
  const staging = await store.files.stage(leak.stream);
  await expect(addHistory(store, leak, staging)).rejects.toThrow('not staged');
  expect(store.cases.all()).toEqual([]);
  const elsewhere = await store.files.stage(store.cases.newId());
  await expect(addHistory(store, leak, elsewhere)).rejects.toThrow('another case');
});
