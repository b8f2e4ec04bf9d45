/** The conversion calls, over jobs in processes of their own. */
import type { Converter } from '../converter/converter';
import type { Job } from '../converter/job';
import { Handles } from '../files/handles';
import type { Handlers } from './guard';

type ConvertCalls = Extract<keyof Handlers, `convert.${string}`>;

export interface ConvertCapability {
  readonly handlers: Pick<Handlers, ConvertCalls>;
  /** Ends all a window started. */
  dropWindow(contents: number): void;
}

export function convertCapability(converter: () => Converter): ConvertCapability {
  const jobs = new Handles<Job>('conv');
  return {
    handlers: {
      'convert.begin': ({ conversion, size }, { contents }) => ({
        job: jobs.add(contents, converter().begin({ conversion, size })),
      }),
      'convert.push': async ({ job, bytes }, { contents }) => {
        await jobs.get(contents, job).push(new Uint8Array(bytes));
        return {};
      },
      'convert.run': async ({ job, options }, { contents }) => {
        try {
          return await jobs.get(contents, job).run(options);
        } catch (error) {
          // A job that failed can do nothing more; its process must not wait for the window to say so.
          jobs.take(contents, job)?.end();
          throw error;
        }
      },
      'convert.pull': ({ job, part, offset }, { contents }) =>
        jobs.get(contents, job).pull(part, offset),
      'convert.end': ({ job }, { contents }) => {
        jobs.take(contents, job)?.end();
        return {};
      },
    },
    dropWindow(contents) {
      for (const job of jobs.takeAll(contents)) job.end();
    },
  };
}
