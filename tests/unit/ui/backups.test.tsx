// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Generation } from '@shared/backup/manifest';
import { generationName } from '@shared/backup/names';
import type { HostBridge } from '@shared/host/contract';
import { BackupProvider } from '../../../renderer/app/backup/backup-context';
import { StoreProvider } from '../../../renderer/app/store-context';
import { RestoreScreen } from '../../../renderer/screens/restore/restore-screen';
import { BackupsSection } from '../../../renderer/screens/settings/backups/backups-section';
import type { Store } from '../../../renderer/store/api';
import { fakeStore } from './fake-store';

const HANDLE = `back-${'0'.repeat(32)}`;
const AT = Date.UTC(2026, 10, 25, 14, 5);
const NAME = generationName(AT, 3);
const VALUE: Generation = {
  format: 1,
  vault: 'ab'.repeat(16),
  device: 'DEV1CE01',
  number: 3,
  takenAt: new Date(AT).toISOString(),
  store: 1,
  revision: 9,
  clock: '',
  counts: { cases: 412, events: 5120, files: 300 },
  vaultPart: { sha256: '1'.repeat(64), bytes: 1 },
  groups: [],
  digest: '2'.repeat(64),
};
const FILE = new TextEncoder().encode(
  `redress backup 1 ${'a'.repeat(64)}\n${JSON.stringify(VALUE)}`,
);

let isFilled = true;
let status: 'ready' | 'none' | 'gone' = 'ready';
const asked: string[] = [];
const bridge: HostBridge = {
  call: (call, request) => {
    asked.push(call);
    const answer: Record<string, unknown> = {
      'backup.state': { status, name: 'Office drive' },
      'backup.choose': { chosen: true, state: { status: 'ready', name: 'Office drive' } },
      'backup.open': { backup: HANDLE },
      'backup.find': {
        ...((request as { ask?: boolean }).ask ? { name: 'Office drive' } : {}),
        backups: isFilled ? [{ backup: HANDLE, device: 'DEV1CE01' }] : [],
      },
      'backup.list': { names: [NAME] },
      'backup.read': { bytes: FILE },
    };
    return Promise.resolve({ ok: true, value: answer[call] ?? {} } as never);
  },
  on: () => () => undefined,
};

beforeEach(() => {
  asked.length = 0;
  isFilled = true;
  status = 'ready';
  Object.assign(window, { redressHost: bridge });
});
afterEach(cleanup);

function storeWith(backups: Partial<Store['backups']>): Store {
  const store = fakeStore();
  return { ...store, backups: { ...store.backups, ...backups } };
}

describe('restoring from a backup, with nothing open', () => {
  it('asks for a folder and a secret, says what is wrong with it, and ends at the lock', async () => {
    const restoreWhole = vi
      .fn<Store['backups']['restoreWhole']>()
      .mockResolvedValueOnce({ ok: false, reason: 'wrong' })
      .mockResolvedValueOnce({ ok: true, cases: 412, lost: 0, erased: 0 });
    const user = userEvent.setup();
    render(<RestoreScreen store={storeWith({ restoreWhole })} onBack={() => undefined} />);
    await user.click(screen.getByRole('button', { name: 'Choose the folder…' }));
    const radio = await screen.findByRole('radio', { name: /Wed 25 Nov 2026, 14:05/ });
    expect(radio).toHaveProperty('checked', true);
    expect(screen.getByText('412 cases, 5,120 entries, 300 documents')).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Restore' }));
    expect(screen.getAllByText('Type a passphrase or the recovery key').length).toBeGreaterThan(0);
    expect(restoreWhole).not.toHaveBeenCalled();
    await user.type(screen.getByLabelText('Passphrase or recovery key'), 'not this one at all');
    await user.click(screen.getByRole('button', { name: 'Restore' }));
    expect(
      (await screen.findAllByText(/neither a passphrase nor the recovery key/)).length,
    ).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Restore' }));
    expect(await screen.findByText('412 cases are back, read again and checked')).toBeTruthy();
    // It goes on making backups there.
    expect(asked).toContain('backup.adopt');
    await user.click(screen.getByRole('button', { name: 'Go on to unlock' }));
    expect(asked.at(-1)).toBe('window.replace');
  });

  it('asks before it leaves damaged cases behind', async () => {
    const answers: boolean[] = [];
    const restoreWhole = vi.fn<Store['backups']['restoreWhole']>(async ({ mayLose }) => {
      answers.push((await mayLose?.(2)) ?? false);
      return { ok: false, reason: 'refused' };
    });
    const user = userEvent.setup();
    render(<RestoreScreen store={storeWith({ restoreWhole })} onBack={() => undefined} />);
    await user.click(screen.getByRole('button', { name: 'Choose the folder…' }));
    await user.type(await screen.findByLabelText('Passphrase or recovery key'), 'a secret');
    await user.click(screen.getByRole('button', { name: 'Restore' }));
    expect(await screen.findByText(/2 cases cannot be had whole/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Stop, change nothing' }));
    expect(answers).toEqual([false]);
    expect(await screen.findByText('Nothing on this computer was changed.')).toBeTruthy();
  });

  it('says so when there is nothing in that folder', async () => {
    isFilled = false;
    const user = userEvent.setup();
    render(<RestoreScreen store={storeWith({})} onBack={() => undefined} />);
    await user.click(screen.getByRole('button', { name: 'Choose the folder…' }));
    expect(await screen.findByText('There are no backups in that folder')).toBeTruthy();
  });
});

describe('the settings of backups', () => {
  const section = (backups: Partial<Store['backups']>) => {
    const store = storeWith({
      identity: () => ({ vault: VALUE.vault, device: VALUE.device, revision: 9 }),
      list: () => Promise.resolve([{ name: NAME, at: AT, value: VALUE, file: FILE }]),
      findMissing: () => Promise.resolve(undefined),
      ...backups,
    });
    render(
      <StoreProvider store={store} handler="h1">
        <BackupProvider store={store}>
          <BackupsSection />
        </BackupProvider>
      </StoreProvider>,
    );
    return userEvent.setup();
  };

  it('say that there is none, until a folder is chosen', async () => {
    status = 'none';
    const write = vi.fn<Store['backups']['write']>(() =>
      Promise.resolve({ at: AT, value: VALUE, damaged: 0 } as never),
    );
    const user = section({ write });
    expect(await screen.findByText('There is no backup of your cases')).toBeTruthy();
    status = 'ready';
    await user.click(screen.getByRole('button', { name: 'Choose a folder…' }));
    expect(await screen.findByText('Office drive')).toBeTruthy();
    await vi.waitFor(() => expect(write).toHaveBeenCalled());
  });

  it('verify one backup, and tell what is damaged in it', async () => {
    const user = section({
      verify: () =>
        Promise.resolve({ ok: false, problems: ['A pack was changed.'], damaged: [], pieces: 4 }),
    });
    const list = await screen.findByRole('list', { name: 'Backups of this computer' });
    await user.click(within(list).getByRole('button', { name: /^Verify/ }));
    expect(await screen.findByText('This backup is damaged')).toBeTruthy();
    expect(screen.getByText('A pack was changed.')).toBeTruthy();
  });

  it('show what is in another folder, and open it from there', async () => {
    const compare = vi.fn<Store['backups']['compare']>(() =>
      Promise.resolve({ value: VALUE, same: 412, settings: 'same', cases: [] }),
    );
    const user = section({ compare });
    await user.click(await screen.findByRole('button', { name: 'Look in another folder…' }));
    const list = await screen.findByRole('list', { name: 'Backups of computer DEV1CE01' });
    await user.click(within(list).getByRole('button', { name: /^Open/ }));
    expect(await screen.findByText('Every case is the same in both.')).toBeTruthy();
  });

  it('open one, show how it differs, and bring one case back', async () => {
    const cases = [
      {
        id: 'one',
        difference: 'missing' as const,
        reference: 'WB-26-A0001',
        person: 'Juno Rookhope',
        summary: 'Bins',
        lacking: 3,
        newer: 0,
      },
      {
        id: 'two',
        difference: 'newer here' as const,
        reference: 'WB-26-A0002',
        person: 'Piran Vetchley',
        summary: 'Lift',
        lacking: 0,
        newer: 1,
      },
    ];
    const restoreCase = vi.fn<Store['backups']['restoreCase']>(() =>
      Promise.resolve({ ok: true, reference: 'WB-26-A0001', changed: true }),
    );
    const compare = vi
      .fn<Store['backups']['compare']>()
      .mockResolvedValueOnce({ value: VALUE, same: 410, settings: 'same', cases })
      .mockResolvedValue({ value: VALUE, same: 411, settings: 'same', cases: cases.slice(1) });
    const user = section({ compare, restoreCase });
    await user.click(await screen.findByRole('button', { name: /^Open/ }));
    const rows = await screen.findByRole('list', { name: 'Cases that differ' });
    expect(within(rows).getByText('1 entry more here')).toBeTruthy();
    // What is newer here is nothing to bring back.
    expect(within(rows).getAllByRole('button')).toHaveLength(1);
    await user.click(within(rows).getByRole('button', { name: /WB-26-A0001/ }));
    expect(restoreCase).toHaveBeenCalledWith(
      expect.objectContaining({ stream: 'one', generation: NAME }),
    );
    await vi.waitFor(() => expect(screen.queryByText('WB-26-A0001')).toBeNull());
  });
});
