/** Letters after the answer: when each is offered, and what issuing it does. */
import { describe, expect, it } from 'vitest';
import { issueLetter, lettersToWrite, offerRemedy } from '@shared/case-file';
import { leakStory, letterInput } from '../../fixtures/cases';

const TODAY = '2026-11-23';
const answered = () => leakStory('responded');
const APOLOGY = {
  kind: 'apology' as const,
  remedy: 'r-9',
  text: 'We are sorry that we left the leak.',
};
const send = (kind: 'apology' | 'correction' | 'ombudsman signpost', letter: string) => ({
  ...letterInput('acknowledgement', TODAY, letter),
  kind,
});

describe('letters after the answer', () => {
  it('are offered when there is something to say', () => {
    expect(lettersToWrite(leakStory('ready').file)).not.toContain('ombudsman signpost');
    expect(lettersToWrite(answered().file)).toEqual(
      expect.arrayContaining(['ombudsman signpost', 'correction']),
    );
    expect(lettersToWrite(answered().file)).not.toContain('apology');
    expect(lettersToWrite(answered().run(offerRemedy, APOLOGY).file)).toContain('apology');
  });

  it('an apology sent is an apology made', () => {
    const story = answered().run(offerRemedy, APOLOGY).run(issueLetter, send('apology', 'l-9'));
    expect(story.file.remedies.find(({ id }) => id === 'r-9')).toMatchObject({ doneOn: TODAY });
    expect(lettersToWrite(story.file)).not.toContain('apology');
  });

  it('without an apology on the case none can be sent', () => {
    expect(() => answered().run(issueLetter, send('apology', 'l-9'))).toThrow(
      /No apology is recorded/,
    );
  });

  it('a correction names the letter it puts right, which stays as it went', () => {
    const before = answered().file.letters;
    const { file } = answered().run(issueLetter, send('correction', 'l-9'));
    expect(file.letters.at(-1)).toMatchObject({ kind: 'correction', replaces: before.at(-1)?.id });
    expect(file.letters.slice(0, -1)).toEqual(before);
    expect(file.respondedOn).toBe(answered().file.respondedOn);
    const chosen = answered().run(issueLetter, {
      ...send('correction', 'l-9'),
      replaces: before[0]?.id,
    });
    expect(chosen.file.letters.at(-1)?.replaces).toBe(before[0]?.id);
  });

  it('nothing that went, nothing to correct', () => {
    expect(() => leakStory('defined').run(issueLetter, send('correction', 'l-9'))).toThrow(
      /no letter that went/,
    );
  });
});
