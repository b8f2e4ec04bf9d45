/** A picture for letters, from whatever file somebody picks. */
import type { HostBridge, InspectedImage } from '@shared/host/contract';
import { SAMPLE_LOGO } from '@shared/sample/logo';
import { fromBase64 } from '@shared/sealing';
import { describe, expect, it } from 'vitest';
import { pictureFrom, pictureSizeProblem } from '../../../renderer/screens/settings/picture-file';

const PNG = fromBase64(SAMPLE_LOGO.data);
const text = (words: string) => new TextEncoder().encode(words);

/** A converter that answers `info`, with a picture of `bytes` for each longest side asked for. */
function converter(
  info: Partial<InspectedImage>,
  bytes: (maxSide: number) => number = () => 100,
): { host: HostBridge; asked: number[] } {
  const asked: number[] = [];
  let part = new Uint8Array();
  const answers: Record<string, (request: Record<string, unknown>) => unknown> = {
    'convert.begin': () => ({ job: 'conv-0' }),
    'convert.push': () => ({}),
    'convert.run': ({ options }) => {
      const { maxSide } = JSON.parse(String(options)) as { maxSide: number };
      asked.push(maxSide);
      part = new Uint8Array(bytes(maxSide));
      const result = { ok: true, width: 240, height: 96, mediaType: 'image/png', ...info };
      return { result: JSON.stringify(result), parts: result.ok ? [part.byteLength] : [] };
    },
    'convert.pull': () => ({ bytes: part, done: true }),
    'convert.end': () => ({}),
  };
  const call = (name: string, request: Record<string, unknown>) => {
    const answer = answers[name];
    return Promise.resolve(
      answer
        ? { ok: true, value: answer(request) }
        : { ok: false, error: { code: 'failed', message: `no ${name}` } },
    );
  };
  return { host: { call: call as HostBridge['call'], on: () => () => undefined }, asked };
}

describe('a picture for letters', () => {
  it('is what the converter made of it', async () => {
    const { host, asked } = converter({});
    expect(await pictureFrom(host, PNG)).toEqual({
      ok: true,
      picture: {
        mediaType: 'image/png',
        width: 240,
        height: 96,
        data: expect.any(String) as string,
      },
    });
    expect(asked).toEqual([1000]);
  });

  it('is made smaller until its bytes are few enough', async () => {
    const { host, asked } = converter({}, (side) => (side > 600 ? 400_000 : 150_000));
    expect(await pictureFrom(host, PNG)).toMatchObject({ ok: true });
    expect(asked).toEqual([1000, 600]);
  });

  it.each([
    ['an empty file', new Uint8Array(), {}, /empty.*PNG or JPEG/],
    ['a PDF named logo.png', text('%PDF-1.7'), {}, /a PDF, not a PNG or JPEG/],
    ['a web page', text('<!doctype html><p>x'), {}, /a web page, not/],
    ['words', text('not a picture'), {}, /plain text, not/],
    ['a GIF', text('GIF89a______'), {}, /a GIF picture, not/],
    ['a damaged one', PNG, { ok: false, problem: 'This picture is damaged.' }, /damaged/],
    ['one a pixel high', PNG, { width: 1000, height: 1 }, /too small or too narrow.*1000 × 1/],
    ['one the converter calls something else', PNG, { mediaType: 'text/html' }, /cannot be shown/],
  ])('is refused in words: %s', async (_, bytes, info, message) => {
    const result = await pictureFrom(converter(info).host, bytes);
    expect(result).toMatchObject({ ok: false, message: expect.stringMatching(message) as string });
  });

  it('is refused when it stays too large', async () => {
    const { host, asked } = converter({}, () => 400_000);
    expect(await pictureFrom(host, PNG)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/simpler/) as string,
    });
    expect(asked).toEqual([1000, 600, 360]);
  });

  it.each([
    [0, /empty/],
    [1, undefined],
    [10 * 1024 * 1024, undefined],
    [10 * 1024 * 1024 + 1, /11 MB/],
    [300 * 1024 * 1024, /300 MB, too many/],
  ])('of %d bytes is read or not, by size alone', (size, message) => {
    const said = pictureSizeProblem(size);
    if (message === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(message);
  });
});
