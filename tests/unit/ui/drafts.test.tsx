// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useForm } from 'react-hook-form';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { flushDrafts, useDraft, useFormDraft } from '../../../renderer/app/drafts';
import { StoreProvider, useSaved } from '../../../renderer/app/store-context';
import { type FakeStore, fakeStore } from './fake-store';

let store: FakeStore;
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  store = fakeStore();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const user = () => userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
/** Lets the promises of the fake store settle. */
const settle = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms));

function Note({ id = 'note' }: { readonly id?: string }) {
  const draft = useDraft(id, '');
  const saved = useSaved();
  if (!draft.ready) return null;
  return (
    <>
      <textarea
        aria-label="Note"
        value={draft.value}
        onChange={(event) => draft.set(event.target.value)}
      />
      <output>{draft.restored ? 'restored' : 'new'}</output>
      <output>{saved.state}</output>
      <button onClick={() => void draft.discard()}>Discard</button>
    </>
  );
}

function Named() {
  const form = useForm({ defaultValues: { name: '', phone: 'none' } });
  const draft = useFormDraft('person', form);
  return (
    <form>
      <input aria-label="Name" {...form.register('name')} />
      <input aria-label="Phone" {...form.register('phone')} />
      <output>{draft.restored ? 'restored' : 'new'}</output>
      <button type="button" onClick={() => void draft.discard()}>
        Discard
      </button>
    </form>
  );
}

const show = (what: React.ReactNode) =>
  render(
    <StoreProvider store={store} handler="h1">
      {what}
    </StoreProvider>,
  );

describe('a note being typed', () => {
  it('is saved after a pause, once for a burst of letters', async () => {
    show(<Note />);
    await settle();
    await user().type(screen.getByLabelText('Note'), 'Damp in the hall');
    await settle(400);
    expect(store.saved.get('note')?.value).toBe('Damp in the hall');
    // Typing took simulated time, so a slow typist may save more often, never once a letter.
    expect(store.log.filter((line) => line === 'save note').length).toBeLessThan(4);
  });

  it('is saved in the middle of typing that never pauses', async () => {
    show(<Note />);
    await settle();
    const note = screen.getByLabelText('Note');
    for (let letters = 1; letters <= 10; letters += 1) {
      fireEvent.change(note, { target: { value: 'x'.repeat(letters) } });
      await settle(200);
    }
    const saved = store.saved.get('note')?.value as string | undefined;
    expect(saved?.length).toBeGreaterThanOrEqual(7);
    expect(store.log.filter((line) => line === 'save note').length).toBe(1);
  });

  it('is there again for whoever opens it next', async () => {
    store.saved.set('note', { value: 'Damp in the', savedAt: '2026-11-23T09:00:00Z' });
    show(<Note />);
    await settle();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('Damp in the');
    expect(screen.getByText('restored')).toBeTruthy();
  });

  it('is handed over at once when the screen is left before the pause is over', async () => {
    const { unmount } = show(<Note />);
    await settle();
    await user().type(screen.getByLabelText('Note'), 'x');
    unmount();
    expect(store.saved.get('note')?.value).toBe('x');
  });

  it('is handed over before the store is asked to flush', async () => {
    show(<Note />);
    await settle();
    await user().type(screen.getByLabelText('Note'), 'x');
    store.log.length = 0;
    await flushDrafts(store, 2000);
    expect(store.log).toEqual(['save note', 'flush']);
  });

  it('once thrown away stays away, even what was typed just before', async () => {
    show(<Note />);
    await settle();
    await user().type(screen.getByLabelText('Note'), 'x');
    await user().click(screen.getByText('Discard'));
    await settle(1000);
    expect(store.saved.has('note')).toBe(false);
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('');
  });

  it('says when the disk refused it', async () => {
    store.drafts.save = () => Promise.reject(new Error('The disk is full.'));
    show(<Note />);
    await settle();
    await user().type(screen.getByLabelText('Note'), 'x');
    await settle(400);
    expect(screen.getByText('failed')).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('x');
  });
});

describe('a form being filled in', () => {
  it('saves what is typed and puts it back, with the defaults of fields the draft lacks', async () => {
    store.saved.set('person', { value: { name: 'H. Bramble' }, savedAt: '2026-11-23T09:00:00Z' });
    show(<Named />);
    await settle();
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('H. Bramble');
    expect(screen.getByLabelText<HTMLInputElement>('Phone').value).toBe('none');
    await user().type(screen.getByLabelText('Name'), '-Hale');
    await settle(400);
    expect(store.saved.get('person')?.value).toEqual({ name: 'H. Bramble-Hale', phone: 'none' });
  });

  it('does not save because it was opened or restored', async () => {
    store.saved.set('person', { value: { name: 'H. Bramble' }, savedAt: '2026-11-23T09:00:00Z' });
    show(<Named />);
    await settle(1000);
    expect(store.log).toEqual([]);
  });

  it('goes back to the beginning when discarded', async () => {
    show(<Named />);
    await settle();
    await user().type(screen.getByLabelText('Name'), 'x');
    await user().click(screen.getByText('Discard'));
    await settle(1000);
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('');
    expect(store.saved.has('person')).toBe(false);
  });
});
