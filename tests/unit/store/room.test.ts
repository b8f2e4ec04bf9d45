/** Room for a write is asked for before it, and a disk that cannot say how full it is refuses nothing. */
import { describe, expect, it, vi } from 'vitest';
import { LEAST_ROOM_BYTES, roomGuard } from '../../../renderer/store/room';

describe('room for a write', () => {
  it.each([
    ['plenty', 2 ** 34, true],
    ['just enough', LEAST_ROOM_BYTES, true],
    ['a byte too little', LEAST_ROOM_BYTES - 1, false],
    ['none', 0, false],
    ['not known', undefined, true],
  ] as const)('%s', async (_name, free, isEnough) => {
    const guarded = roomGuard(() => Promise.resolve(free))();
    if (isEnough) await expect(guarded).resolves.toBeUndefined();
    else {
      await expect(guarded).rejects.toMatchObject({
        name: 'WriteFailure',
        problem: { message: expect.stringContaining('disk is full') },
      });
    }
  });

  it('is asked for once in a burst, and again at once after a refusal', async () => {
    const answers = [2 ** 34, 0, 2 ** 34];
    const ask = vi.fn(() => Promise.resolve(answers.shift()));
    const guard = roomGuard(ask);
    await guard();
    await guard();
    expect(ask).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(guard()).rejects.toMatchObject({ name: 'WriteFailure' }));
    await expect(guard()).resolves.toBeUndefined();
  });

  it('is not refused where nobody can be asked, or the asking fails', async () => {
    await expect(roomGuard(undefined)()).resolves.toBeUndefined();
    await expect(roomGuard(() => Promise.reject(new Error('no shell')))()).resolves.toBeUndefined();
  });
});
