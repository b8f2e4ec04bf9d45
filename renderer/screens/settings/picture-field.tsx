/** A picture for letters: chosen from a file, shown as it will be printed, taken out again. */
import type { LetterPicture } from '@shared/case-file/picture';
import { useState } from 'react';
import { callHost, host, HostFailure } from '../../host';
import { Button } from '../../ui/button/button';
import { Notice, Working } from '../../ui/feedback/feedback';
import { announce } from '../../ui/announcer';
import { fromPicked, readAll } from '../intake/incoming';
import { LetterPictureView } from '../letter/letter-picture';
import { pictureFrom, type PictureResult, pictureSizeProblem } from './picture-file';
import type { PictureWithoutWords } from './picture-file';
import css from './settings.module.css';

export function PictureField(props: {
  /** "logo", "signature": within sentences. */
  readonly what: string;
  readonly hint: string;
  readonly picture: PictureWithoutWords | null;
  /** Words for people who do not see it. */
  readonly alt: string;
  /** Largest size on paper, in points. Absent: the picture is shown elsewhere on the page. */
  readonly box?: { readonly width: number; readonly height: number };
  readonly onChange: (picture: PictureWithoutWords | null) => void;
}) {
  const { what, hint, picture, alt, box, onChange } = props;
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const pick = async () => {
    setProblem(undefined);
    setBusy(true);
    try {
      const result = await picked();
      if (result?.ok === true) {
        onChange(result.picture);
        announce(`The ${what} is chosen. It is on letters once you save.`);
      } else if (result) setProblem(result.message);
    } catch (error) {
      setProblem(
        error instanceof HostFailure
          ? error.message
          : 'The picture could not be opened. Try another file.',
      );
    } finally {
      setBusy(false);
    }
  };
  const shown: LetterPicture | undefined =
    picture === null || box === undefined
      ? undefined
      : { ...picture, alt: alt.trim() === '' ? `The ${what}` : alt };
  return (
    <div className={css.picture} role="group" aria-label={`Picture of the ${what}`}>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {shown && box && (
        <div className={css.paper}>
          <LetterPictureView key={shown.data.length} picture={shown} box={box} />
        </div>
      )}
      <div className="cluster">
        <Button icon="attach" busy={isBusy} onClick={() => void pick()}>
          {picture === null ? `Choose a ${what}…` : `Choose another ${what}…`}
        </Button>
        {picture !== null && (
          <Button
            kind="quiet"
            onClick={() => {
              setProblem(undefined);
              onChange(null);
            }}
          >
            Take the {what} out
          </Button>
        )}
        {isBusy && <Working>Opening the picture…</Working>}
      </div>
      <p className="sub small">{hint}</p>
    </div>
  );
}

/** Undefined = nothing was chosen. */
async function picked(): Promise<PictureResult | undefined> {
  const { files } = await callHost('files.pick', { purpose: 'picture', many: false });
  const [file] = files;
  if (!file) return undefined;
  const problem = pictureSizeProblem(file.size);
  if (problem !== undefined) {
    await callHost('files.release', { handle: file.handle });
    return { ok: false, message: problem };
  }
  return pictureFrom(host(), await readAll(fromPicked(file)));
}
