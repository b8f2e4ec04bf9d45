/**
 * What passes between the shell and the converter page over their message port. The shell treats every
 * answer as hostile and checks it (electron/converter/answers.ts); this is only its shape.
 */
import type { Bytes } from './conversion';
import type { PageConversion, RunAnswer } from './run';

export type ConverterRequest =
  | {
      readonly id: number;
      readonly kind: 'begin';
      readonly conversion: PageConversion;
      readonly size: number;
    }
  | { readonly id: number; readonly kind: 'push'; readonly bytes: Bytes }
  | { readonly id: number; readonly kind: 'run'; readonly options: string }
  | {
      readonly id: number;
      readonly kind: 'pull';
      readonly part: number;
      readonly offset: number;
      readonly length: number;
    };

export type ConverterAnswer =
  | {
      readonly id: number;
      readonly ok: true;
      readonly result?: string;
      readonly parts?: readonly number[];
      readonly bytes?: Bytes;
    }
  | {
      readonly id: number;
      readonly ok: false;
      readonly code: Extract<RunAnswer, { ok: false }>['code'];
      readonly found?: string;
    };
