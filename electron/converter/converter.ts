/**
 * Starts jobs, each in its own process, and keeps one spare page warm so that a bundle of fifty documents
 * does not wait fifty times for a process to start.
 */
import { randomBytes } from 'node:crypto';
import { session } from 'electron';
import { CONVERSION_LIMIT_BYTES } from '@shared/host/contract';
import { HostProblem } from '../host/problem';
import { letterPolicy, responseHeaders } from '../security/csp';
import { serveConverter } from '../security/scheme';
import type { Job, JobSpec } from './job';
import { ConverterPage, type ConverterPlace, PageJob } from './page-job';
import { PrintJob } from './print-job';

/** At most this many files are open at once; each may take a gigabyte. */
const JOBS_AT_ONCE = 3;
/** How long a spare page is kept after the last job. */
const SPARE_MS = 60_000;

export interface Converter {
  /** @throws HostProblem `tooLarge`, `busy`. */
  begin(spec: JobSpec): Job;
  /** Ends every job and the spare: at lock, and when the window goes. */
  endAll(): void;
}

/** `root`: absolute path of out/renderer; `preload`: of the converter's preload. Call after `ready`. */
export function createConverter(root: string, preload: string): Converter {
  const hosts = new Set<string>();
  const letters = new Map<string, Uint8Array<ArrayBuffer>>();
  const jobs = new Set<Job>();
  // No "persist:": nothing of it is ever written to disk.
  const place: ConverterPlace = { session: session.fromPartition('converter'), preload };
  let spare: { page: ConverterPage; host: string } | undefined;
  let spareTimer: NodeJS.Timeout | undefined;

  serveConverter(
    place.session,
    root,
    (host) => hosts.has(host),
    (host) => {
      const html = letters.get(host);
      return (
        html &&
        new Response(html, { headers: responseHeaders(letterPolicy(), 'text/html; charset=utf-8') })
      );
    },
  );

  /** An origin of its own for each job: no storage in common, and never the same process. */
  function newHost(): string {
    const host = `job-${randomBytes(8).toString('hex')}`;
    hosts.add(host);
    return host;
  }

  function takePage(): { page: ConverterPage; host: string } {
    const ready = spare;
    spare = undefined;
    if (ready?.page.isAlive) return ready;
    if (ready) hosts.delete(ready.host);
    return startPage();
  }

  function startPage(): { page: ConverterPage; host: string } {
    const host = newHost();
    return { page: new ConverterPage(place, host), host };
  }

  function dropSpare(): void {
    clearTimeout(spareTimer);
    if (!spare) return;
    spare.page.kill();
    hosts.delete(spare.host);
    spare = undefined;
  }

  function warmSpare(): void {
    clearTimeout(spareTimer);
    spare ??= startPage();
    spareTimer = setTimeout(dropSpare, SPARE_MS);
    spareTimer.unref();
  }

  function startPageJob(spec: JobSpec): Job {
    const { page, host } = takePage();
    const job: Job = new PageJob(page, spec, () => {
      hosts.delete(host);
      jobs.delete(job);
    });
    // Started after this job's page, so that it does not slow it.
    void page.port().then(warmSpare, () => undefined);
    return job;
  }

  function startPrintJob(spec: JobSpec): Job {
    const host = newHost();
    const job: Job = new PrintJob(place, host, letters, spec, () => {
      hosts.delete(host);
      jobs.delete(job);
    });
    return job;
  }

  return {
    begin(spec) {
      if (spec.size > CONVERSION_LIMIT_BYTES[spec.conversion]) {
        throw new HostProblem(
          'tooLarge',
          'That file is too large to open here. Add it as evidence as it is.',
        );
      }
      if (jobs.size >= JOBS_AT_ONCE) {
        throw new HostProblem(
          'busy',
          'Redress is still reading other files. Try again in a moment.',
        );
      }
      const job = spec.conversion === 'letter-to-pdf' ? startPrintJob(spec) : startPageJob(spec);
      jobs.add(job);
      return job;
    },
    endAll() {
      for (const job of jobs) job.end();
      dropSpare();
    },
  };
}
