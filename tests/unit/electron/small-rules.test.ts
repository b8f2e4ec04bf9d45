/** Rules too small for a file of their own. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { diskProblem } from '../../../electron/files/disk-problem';
import { Handles } from '../../../electron/files/handles';
import { watchForLock } from '../../../electron/lock-triggers';
import { cutNetworkBeforeReady } from '../../../electron/security/network';
import { seccompMode } from '../../../electron/security/sandbox';
import { ownScript } from '../../../renderer/host/trusted-types';

describe('handles', () => {
  test('are opaque, unguessable and of the contract’s form', () => {
    const handles = new Handles<string>('pick');
    const given = new Set(
      Array.from({ length: 100 }, () => handles.add(1, '/home/someone/letter.docx')),
    );
    expect(given.size).toBe(100);
    for (const handle of given) expect(handle).toMatch(/^pick-[0-9a-f]{32}$/);
  });

  test('work for the window they were given to, until taken', () => {
    const handles = new Handles<string>('pick');
    const handle = handles.add(1, 'value');
    expect(handles.get(1, handle)).toBe('value');
    expect(() => handles.get(2, handle)).toThrow(expect.objectContaining({ code: 'gone' }));
    expect(handles.take(2, handle)).toBeUndefined();
    expect(handles.take(1, handle)).toBe('value');
    expect(() => handles.get(1, handle)).toThrow(expect.objectContaining({ code: 'gone' }));
  });

  test('die with their window, and only with it', () => {
    const handles = new Handles<string>('pick');
    handles.add(1, 'a');
    handles.add(1, 'b');
    const other = handles.add(2, 'c');
    expect(handles.takeAll(1)).toEqual(['a', 'b']);
    expect(handles.takeAll(1)).toEqual([]);
    expect(handles.get(2, other)).toBe('c');
  });

  test('cannot be piled up without end', () => {
    const handles = new Handles<number>('pick');
    expect(() => {
      for (let count = 0; count < 10_000; count += 1) handles.add(1, count);
    }).toThrow(expect.objectContaining({ code: 'busy' }));
  });
});

describe('a disk’s error in words', () => {
  test.each([
    'ENOSPC',
    'EACCES',
    'EPERM',
    'EROFS',
    'ENOENT',
    'EBUSY',
    'EMFILE',
    'EFBIG',
    'EIO',
    'EXDEV',
    'EISDIR',
    'EEXIST',
    'ENAMETOOLONG',
    'EWHATEVER',
  ])('%s says what to do, and nothing of where', (code) => {
    for (const step of ['read', 'write', 'replace'] as const) {
      const { message } = diskProblem(
        Object.assign(new Error(`${code}: '/home/someone/x'`), { code }),
        step,
      );
      expect(message).toMatch(/(Choose|Try|Close|Copy|Free|Ask)/i);
      expect(message).not.toMatch(/home|E[A-Z]{4,}/);
    }
  });
  test.each([undefined, null, 'text', 7, {}, { code: 5 }])(
    '%o is a failure like any other',
    (error) => {
      expect(diskProblem(error, 'write').code).toBe('failed');
    },
  );
});

describe('when the shell asks for a lock', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function watch() {
    let idleSeconds = 0;
    const heard = new Map<string, () => void>();
    const lock = vi.fn();
    const power = {
      on: (event: string, listener: () => void) => void heard.set(event, listener),
      getSystemIdleTime: () => idleSeconds,
    } as unknown as Parameters<typeof watchForLock>[0];
    const idle = watchForLock(power, lock);
    const stand = (seconds: number) => {
      idleSeconds = seconds;
      vi.advanceTimersByTime(10_000);
    };
    return { idle, lock, stand, say: (event: string) => heard.get(event)?.() };
  }

  test('ten idle minutes lock, once an absence', () => {
    const { lock, stand } = watch();
    stand(599);
    expect(lock).not.toHaveBeenCalled();
    stand(600);
    stand(900);
    expect(lock).toHaveBeenCalledTimes(1);
    stand(3);
    stand(700);
    expect(lock).toHaveBeenCalledTimes(2);
  });

  test('the council’s own time counts', () => {
    const { idle, lock, stand } = watch();
    idle.setMinutes(2);
    stand(119);
    expect(lock).not.toHaveBeenCalled();
    stand(120);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  test('a locked screen and sleep lock at once', () => {
    const { lock, say } = watch();
    say('lock-screen');
    say('suspend');
    expect(lock).toHaveBeenCalledTimes(2);
  });
});

test('switches are added to those already set, not put in their place', () => {
  const switches = new Map([['disable-features', 'Mine']]);
  const commandLine = {
    appendSwitch: (name: string, value = '') => void switches.set(name, value),
    getSwitchValue: (name: string) => switches.get(name) ?? '',
  };
  cutNetworkBeforeReady({ commandLine } as unknown as Parameters<typeof cutNetworkBeforeReady>[0]);
  expect(switches.get('disable-features')?.split(',')).toEqual(
    expect.arrayContaining(['Mine', 'OptimizationHints']),
  );
  expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
});

test('the kernel’s word on a process is read from its status', () => {
  expect(seccompMode('Name:\tx\nSeccomp:\t2\nSeccomp_filters:\t1\n')).toBe(2);
  expect(seccompMode('Seccomp_filters:\t1\nSeccomp:\t0\n')).toBe(0);
  expect(seccompMode('Name:\tx\n')).toBeUndefined();
});

describe('which scripts may become workers', () => {
  const HOME = 'app://redress/cases/1';
  test.each(['/assets/search-abc.js', 'app://redress/assets/x.js'])('%s may', (address) => {
    expect(ownScript(address, HOME)).toMatch(/^app:\/\/redress\/assets\//);
  });
  test.each([
    '/index.html',
    'x.js',
    '/assets/../x.js',
    'app://redress.evil/assets/x.js',
    'app://u@redress/assets/x.js',
    'https://redress/assets/x.js',
    'data:text/javascript,1',
    'blob:app://redress/1',
    'javascript:1',
  ])('%s may not', (address) => {
    expect(() => ownScript(address, HOME)).toThrow(TypeError);
  });
});
