import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { CAN_VALIDATE_WORD, wordProblems } from '../../fixtures/validate-word';

it.skipIf(!CAN_VALIDATE_WORD)(
  'the Word validator passes a plain letter, and finds what Word would refuse',
  async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'word-'));
    try {
      const letter = await Packer.toBuffer(
        new Document({ sections: [{ children: [new Paragraph('Dear Ms Example')] }] }),
      );
      const good = path.join(folder, 'good.docx');
      await writeFile(good, letter);
      expect(await wordProblems(good)).toEqual([]);

      const parts = unzipSync(letter);
      const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
      const broken = document.replace('<w:body>', '<w:body><w:notAnElement/>');
      const bad = path.join(folder, 'bad.docx');
      await writeFile(bad, zipSync({ ...parts, 'word/document.xml': strToU8(broken) }));
      expect(await wordProblems(bad)).not.toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
