/** A record as a page: everything in it is text, and nothing in it can be loaded or run. */
import { describe, expect, it } from 'vitest';
import { recordToHtml } from '../../../renderer/documents/record-html';
import { manifestFiles } from '../../../renderer/documents/save-folder';

const RUDE = '<img src=x onerror=alert(1)>"&\n<script>';

describe('a record as a page', () => {
  it('shows markup in anybody’s words as those words', () => {
    const html = recordToHtml({
      title: RUDE,
      about: [RUDE],
      sections: [
        {
          heading: RUDE,
          facts: [[RUDE, RUDE]],
          paragraphs: [RUDE],
          table: { heads: [RUDE], rows: [[RUDE]] },
        },
      ],
    });
    expect(html).not.toMatch(/<img|<script|onerror=alert\(1\)>"/);
    expect(html.match(/&lt;img/g)?.length).toBeGreaterThanOrEqual(8);
    expect(html).toContain('<br>');
  });

  it('leaves out facts that say nothing', () => {
    const html = recordToHtml({
      title: 'T',
      about: [],
      sections: [
        {
          heading: 'H',
          facts: [
            ['Empty', ' '],
            ['Said', 'yes'],
          ],
        },
      ],
    });
    expect(html).toContain('Said');
    expect(html).not.toContain('Empty');
  });
});

describe('a manifest', () => {
  it('lists names, sizes and sums, as JSON and as sha256sum reads it', async () => {
    const written = [{ name: 'a.pdf', size: 3, sha256: 'f'.repeat(64) }];
    const files = manifestFiles({ pack: 'record of a case' }, written);
    const texts = await Promise.all(
      files.map(async ({ bytes }) => new TextDecoder().decode(await bytes())),
    );
    expect(files.map(({ name }) => name)).toEqual(['manifest.json', 'SHA256SUMS.txt']);
    expect(JSON.parse(texts[0] ?? '')).toEqual({
      format: 1,
      pack: 'record of a case',
      files: written,
    });
    expect(texts[1]).toBe(`${'f'.repeat(64)}  a.pdf\n`);
  });
});
