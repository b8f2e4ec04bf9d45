/** Every screen, form and dialog, as people with poor sight, a small laptop or a screen reader have it. */
import { SAMPLE_LOGO } from '@shared/sample/logo';
import type { Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { holidayFile } from '../../fixtures/holiday-file';
import {
  answerOpenDialog,
  expect,
  freshFolder,
  mainWindow,
  press,
  removeFolder,
  saveEverythingIn,
  test,
} from '../harness';
import { paragraph, templateOf } from '../../fixtures/word-template';
import { fileIn, forwarded, handbook } from '../journey/evidence-files';
import { COUNCIL, onCase, PASSPHRASE, setUp } from '../journey/flows';
import { registerByPhone } from '../journey/register';
import { acknowledge, answer, bundle, decide, takeIn } from '../journey/story';
import { damagedPdf, mailFile, photoFile } from '../journey/sample-files';
import { look, openEyes } from './look';

const SETTINGS = [
  'Council',
  'People',
  'Services',
  'Procedures',
  'Stage 2 and Ombudsman',
  'Working days',
  'Retention',
  'Letters',
  'Paragraphs and words',
  'Plain English',
  'Second check',
  'Appearance and lock',
  'Keys',
  'Backups',
  'Check the data',
  'What is protected',
] as const;

test('set-up, the lock and everything before the first case can be read and used', async ({
  redress,
}) => {
  test.setTimeout(240_000);
  const files = await freshFolder();
  const place = await freshFolder('backups');
  const { app, window } = await redress();
  let eyes = { app, window };
  const at = (name: string, isLong = false) => test.step(name, () => look(eyes, name, isLong));
  const button = (name: string | RegExp) => eyes.window.getByRole('button', { name }).click();
  await openEyes(eyes);

  await setUpLooking(window, at);
  await at('today, empty');
  await press(window, 'Alt+2');
  await expect(window.getByText('No cases yet')).toBeVisible();
  await at('cases, empty');
  await press(window, 'Alt+3');
  await expect(window.getByText('No letter in hand')).toBeVisible();
  await at('letters, empty');
  await press(window, 'Alt+4');
  await expect(window.getByText('No bundle yet')).toBeVisible();
  await at('bundles, empty');
  await press(window, 'Control+N');
  await expect(window.getByLabel('In their words')).toBeVisible();
  await at('new case, empty');
  await press(window, 'Control+Enter');
  await expect(problems(window)).toBeFocused();
  await at('new case, with what is missing');

  await press(window, 'Control+K');
  await expect(window.getByRole('combobox', { name: 'Search cases and screens' })).toBeVisible();
  await at('palette');
  await window.keyboard.type('zzzz');
  await expect(window.getByText(/^Nothing found/)).toBeVisible();
  await at('palette, nothing found');
  await press(window, 'Escape', 'F1');
  await expect(window.getByRole('dialog')).toBeVisible();
  await at('shortcuts');
  await press(window, 'Escape', 'Alt+9');

  for (const name of SETTINGS) {
    await window
      .getByRole('navigation', { name: 'Settings' })
      .getByRole('link', { name, exact: true })
      .click();
    await expect(window.getByRole('region', { name, exact: true })).toBeVisible();
    await at(`settings, ${name.toLowerCase()}`);
    if (name === 'Council') {
      await window.getByLabel('Name', { exact: false }).first().fill('');
      await button(/^Save/);
      await expect(problems(window)).toBeVisible();
      await at('settings, council, with what is missing');
    }
    if (name === 'People') {
      await button('Add a person');
      await window.getByText('How they sign letters').click();
      await at('settings, a person');
      await press(window, 'Escape');
      await button('Add someone who acts');
      await button('Save person');
      await expect(problems(window)).toBeVisible();
      await at('settings, someone who acts, with what is missing');
      await press(window, 'Escape');
    }
    if (name === 'Procedures') {
      await window.getByLabel('Answer within').first().fill('15');
      await expect(window.getByText(/gives people less than the Code/)).toBeVisible();
      await at('settings, procedures, with what would change');
      await window.getByLabel('Answer within').first().fill('ten');
      await button(/^Save these numbers/);
      await expect(problems(window)).toBeVisible();
      await at('settings, procedures, with what is wrong');
    }
    if (name === 'Working days') {
      const file = path.join(files, 'holidays.json');
      await writeFile(file, '{"scotland":{}}');
      await answerOpenDialog(app, [file]);
      await button('Bring in a newer list…');
      await expect(window.getByText(/of Scotland, not those/)).toBeVisible();
      await at('settings, bank holidays refused');
      await writeFile(file, holidayFile(2030));
      await button('Bring in a newer list…');
      await expect(window.getByText(/Now published: 2029, 2030/)).toBeVisible();
      await at('settings, bank holidays before they are saved');
    }
    if (name === 'Letters') {
      const file = path.join(files, 'logo.png');
      await writeFile(file, Buffer.from(SAMPLE_LOGO.data, 'base64'));
      await answerOpenDialog(app, [file]);
      await button('Choose a logo…');
      await expect(window.locator('canvas[data-painted]').first()).toBeVisible();
      await button(/^Save/);
      await expect(problems(window)).toBeVisible();
      await at('settings, a logo without its words');
      const template = path.join(files, 'template.docx');
      await writeFile(template, templateOf({ body: [paragraph('{{letter}}')], halfPoints: 22 }));
      await answerOpenDialog(app, [template]);
      await button('Choose a template…');
      await expect(window.getByText('The template’s text is 11 point')).toBeVisible();
      await window.getByText('How to prepare a template').click();
      await at('settings, a template before it is used');
    }
    if (name === 'Backups') {
      await answerOpenDialog(app, [place]);
      await button('Choose a folder…');
      const open = window.getByRole('button', { name: /^Open/ });
      await expect(open).toBeVisible({ timeout: 20_000 });
      await button(/^Verify/);
      await expect(window.getByText('This backup is whole')).toBeVisible();
      await at('settings, backups, one made');
      await open.click();
      await expect(window.getByText('Every case is the same in both.')).toBeVisible();
      await at('settings, a backup opened');
      await button(/Restore everything as it was/);
      await window.getByRole('button', { name: 'Restore everything', exact: true }).click();
      await expect(problems(window)).toBeVisible();
      await at('settings, restore everything, with what is missing');
      await button('Cancel');
    }
    if (name === 'Keys') {
      for (const form of ['Add a key-holder', 'Change passphrase', 'Make a new recovery key']) {
        await button(form);
        await at(`settings, ${form.toLowerCase()}`);
        await button('Cancel');
      }
    }
  }

  const gone = window.waitForEvent('close');
  // The window goes before the key comes up again.
  await press(window, 'Control+L').catch(() => undefined);
  await gone;
  eyes = { app, window: await mainWindow(app) };
  await openEyes(eyes);
  await expect(eyes.window.getByRole('heading', { name: 'Unlock' })).toBeVisible();
  await at('lock');
  await eyes.window.getByLabel('Passphrase', { exact: true }).fill('not this one at all');
  await button('Unlock');
  await expect(eyes.window.getByText(/That passphrase is not right/)).toBeVisible();
  await at('lock, refused');
  await button('I have lost my passphrase');
  await expect(eyes.window.getByLabel('Recovery key', { exact: true })).toBeVisible();
  await at('lost passphrase');
  await eyes.window.getByText('I have lost the recovery key too').click();
  await button('Open the vault');
  await expect(problems(eyes.window)).toBeVisible();
  await at('lost passphrase, with what is wrong', true);
  await removeFolder(files);
});

test('evidence coming in, its viewer and mail to sort can be read and used', async ({
  redress,
}) => {
  test.setTimeout(240_000);
  const files = await freshFolder();
  try {
    const { app, window } = await redress();
    const eyes = { app, window };
    const at = (name: string) => test.step(name, () => look(eyes, name));
    const dialog = window.getByRole('dialog');
    await setUp(window);
    await openEyes(eyes);
    await takeIn({ app, window, files, out: files, look: () => Promise.resolve() });
    await window.getByRole('tab', { name: /^Evidence/ }).click();
    await answerOpenDialog(app, [
      await photoFile(files),
      await fileIn(files, 'handbook.docx', await handbook()),
      await fileIn(files, 'leak.msg', await forwarded()),
      await damagedPdf(files),
      await fileIn(files, 'empty.pdf', new Uint8Array()),
    ]);
    await window.getByRole('button', { name: 'Add evidence' }).click();
    await expect(window.getByRole('button', { name: 'Clear this list' })).toBeVisible({
      timeout: 60_000,
    });
    await at('evidence, what came in');
    const kinds = [
      ['ceiling.pdf', 'canvas[data-painted]'],
      ['ceiling.png', 'canvas[data-painted]'],
      ['handbook.docx', 'table'],
      ['leak.msg', 'dl'],
      ['inspection report.pdf', 'strong'],
    ] as const;
    for (const [name, sign] of kinds) {
      const row = window.getByRole('article').filter({ hasText: name }).first();
      await row.getByRole('button', { name: /^Open/ }).click();
      await expect(dialog.locator(sign).first()).toBeVisible({ timeout: 20_000 });
      await at(`viewer, ${name}`);
      if (name === 'leak.msg') {
        await dialog.getByRole('button', { name: /First report/ }).click();
        await expect(dialog.getByText('It drips on the bed.')).toBeVisible();
        await at('viewer, an email in an email');
      }
      await press(window, 'Escape');
      await expect(dialog).toHaveCount(0);
    }

    await press(window, 'Control+N');
    await answerOpenDialog(app, [
      await fileIn(files, '1.msg', await forwarded()),
      await mailFile(files),
    ]);
    await window.getByRole('button', { name: 'Add an email or files' }).click();
    await expect(window.getByText(/2 emails wait/).first()).toBeVisible({ timeout: 30_000 });
    await at('new case, several emails');
    await press(window, 'Alt+1');
    await expect(window.getByRole('list', { name: 'To sort' })).toBeVisible();
    await at('today, with mail to sort');
    await window.getByRole('link', { name: /Sort: FW: the leak/ }).click();
    await expect(window.getByText('It drips.')).toBeVisible();
    await at('mail to sort');
    await window.getByRole('button', { name: 'Discard…' }).click();
    await window.getByRole('radio', { name: 'Another reason' }).check();
    await window.getByRole('button', { name: 'Discard it' }).click();
    await expect(window.getByText('Write the reason.')).toBeVisible();
    await at('discard, with what is missing');
    await window.getByLabel('The reason').fill('A test of the mailbox');
    await window.getByRole('button', { name: 'Discard it' }).click();
    await expect(window.getByText(/^1 of 1/)).toBeVisible();
    await window.getByText('Discarded (1)').click();
    await at('mail to sort, with one discarded');
  } finally {
    await removeFolder(files);
  }
});

test('a case, its forms, letters and bundle can be read and used', async ({ redress }) => {
  test.setTimeout(300_000);
  const files = await freshFolder();
  const out = await freshFolder();
  try {
    const { app, window } = await redress();
    const eyes = { app, window };
    const at = (name: string) => test.step(name, () => look(eyes, name));
    const button = (name: string | RegExp) => window.getByRole('button', { name }).first().click();
    const tab = (name: string) => window.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
    /** Opens a form, looks, and leaves it. */
    const form = async (opener: string | RegExp, name: string) => {
      await button(opener);
      await expect(window.getByRole('button', { name: 'Close, keep the draft' })).toBeVisible();
      await at(name);
      await button('Close, keep the draft');
    };
    await saveEverythingIn(app, out);
    await setUp(window);
    await openEyes(eyes);
    const stage = { app, window, files, out, look: () => Promise.resolve() };

    await takeIn(stage);
    // The notice that it is registered stands over the case.
    await expect(window.getByRole('region', { name: 'Messages' })).toBeVisible();
    await at('case with a notice');
    await press(window, 'Alt+1');
    await expect(window.getByRole('button', { name: 'Due list as PDF…' })).toBeVisible();
    await at('today, with work');
    await press(window, 'Alt+2');
    await expect(window.getByRole('row', { name: /Bramblewick/ })).toBeVisible();
    await at('cases, one');
    await window.getByRole('searchbox').fill('qqqqqqqq');
    await expect(window.getByText('No case fits')).toBeVisible();
    await at('cases, none fits');
    await button('Clear search and filters');
    await matches(window);
    await at('new case, with possible matches and a warning of risk');
    await press(window, 'Alt+2', 'Control+N');
    await expect(window.getByText('You had begun this form')).toBeVisible();
    await at('new case, begun before');
    await button('Start again');
    await openCase(window);

    for (const name of [
      'Points',
      'Evidence',
      'People',
      'Letters',
      'Actions',
      'History',
      'Overview',
    ]) {
      await tab(name);
      await at(`case, ${name.toLowerCase()}`);
    }
    await form(/^Write the definition/, 'definition');
    await form('Record the root cause', 'root cause');
    await form('Offer a remedy', 'remedy');
    await form('Add a note', 'note');
    await button('Add a note');
    await button(/^Add the note/);
    await expect(problems(window)).toBeVisible();
    await at('note, with what is missing');
    await button('Close, keep the draft');
    await tab('Evidence');
    await form(/^Describe/, 'describe evidence');
    await tab('People');
    await form(/^Change/, 'change a person');
    await form('Add a person', 'add a person');
    await tab('Actions');
    for (const opener of [
      'Raise a safety task',
      'Say who acts',
      'Refuse the complaint',
      'Make a promise',
      'Ask for information',
      'Log a contact',
      'Ask for sign-off',
      'Agree a learning action',
      'The Ombudsman has written',
    ]) {
      await form(opener, `actions, ${opener.toLowerCase()}`);
    }
    await tab('Letters');
    await window.getByRole('link', { name: 'Write the acknowledgement' }).first().click();
    await expect(window.getByText('Must contain').first()).toBeVisible();
    await at('letter with things missing');
    await button('Issue letter…');
    await at('letter that cannot go yet');
    await press(window, 'Escape');
    await window.getByRole('main').getByRole('link').first().click();
    await tab('Overview');

    await acknowledge(stage);
    await at('letter, issued');
    await window.getByRole('main').getByRole('link').first().click();
    await tab('Points');
    await form(/^Record finding/, 'finding');
    await form(/^Reword/, 'reword a point');
    await form('Add a point', 'add a point');
    await window.goBack();
    await expect(window.getByText(/Frozen as it went/)).toBeVisible();

    await decide(stage);
    await tab('Points');
    await at('points, decided');
    await tab('Overview');
    await at('case, decided');
    await tab('Letters');
    await button(/^Another version/);
    await window.getByRole('combobox', { name: 'What is it?' }).fill('Polish');
    await press(window, 'Escape');
    await window.getByRole('radio', { name: /on paper/ }).check();
    await at('another version of a letter');
    await button('Save');
    await expect(window.getByText('Polish · not sent yet')).toBeVisible();
    await button(/^It was sent/);
    await expect(window.getByRole('dialog', { name: 'The Polish version was sent' })).toBeVisible();
    await button('Save');
    await expect(window.getByText(/^Polish · sent /)).toBeVisible();
    await at('letters, with another version');
    await window.getByRole('link', { name: 'Write the stage 1 response' }).first().click();
    await expect(window.getByText('All there')).toBeVisible();
    await at('letter, being written');
    await button('Review…');
    await at('letter, a colleague’s review');
    await press(window, 'Escape');
    await tab('Plain English');
    await window
      .getByRole('textbox', { name: /the letter$/ })
      .getByText('This letter is our answer')
      .click();
    await press(window, 'End');
    await window.keyboard.type(' It was commenced in due course.');
    await expect(window.getByText('Who did it?').first()).toBeVisible();
    await at('letter, with remarks on its English');
    await button(/^Always allow.*commenced/);
    await expect(window.getByRole('dialog')).toBeVisible();
    await at('letter, always allowing words');
    await press(window, 'Escape');
    await tab('Case');
    await window.locator('[data-item]').first().click();
    await expect(window.getByRole('button', { name: 'All of the case' })).toBeVisible();
    await at('letter, evidence beside it');
    await button('All of the case');
    await expect(window.locator('[data-item]').first()).toBeFocused();
    await at('letter, the case beside it');
    await tab('Parts');
    await window.getByRole('textbox', { name: /the letter$/ }).click();
    await press(window, 'Control+H');
    await window.getByLabel('Find', { exact: true }).fill('sorry');
    await at('letter, finding and replacing');
    await button('Done');
    await button('Drafts…');
    await expect(window.getByRole('dialog')).toBeVisible();
    await at('letter, drafts compared');
    await press(window, 'Escape');
    await button('Insert');
    await window.getByRole('menuitem', { name: 'Their own words…' }).click();
    await expect(window.getByRole('dialog')).toBeVisible();
    await at('letter, quoting their words');
    await press(window, 'Escape');
    await window.getByRole('textbox', { name: /the letter$/ }).click();
    await press(window, 'Control+End');
    await window.keyboard.type(' Thank you for your patience.');
    await press(window, 'Alt+3');
    const begun = window.getByRole('main').getByRole('link', { name: /^Stage 1 response/ });
    await expect(begun).toContainText('last written');
    await at('letters, one being written');
    await begun.click();
    await expect(window.getByText(/Thank you for your patience/)).toBeVisible();
    await button('Issue letter…');
    await expect(window.getByRole('dialog')).toBeVisible();
    await at('issue a letter');
    await press(window, 'Escape');
    await window.getByRole('main').getByRole('link').first().click();
    await answer(stage);

    await bundle(stage);
    await at('bundle, made');
    const change = async (choice: string) => {
      await window
        .getByRole('button', { name: /^Change .*ceiling/ })
        .first()
        .click();
      await window.getByRole('menuitem', { name: choice }).click();
      await expect(window.getByRole('alertdialog')).toBeVisible();
    };
    await change('Leave out…');
    await at('leave out of the bundle');
    await button(/^Leave it out/);
    await expect(window.getByRole('alertdialog')).toContainText('Say why');
    await at('leave out of the bundle, with what is missing');
    await press(window, 'Escape');
    await change('Do not disclose…');
    await at('do not disclose');
    await press(window, 'Escape');
    await change('Title, date and flags…');
    await at('title, date and flags in the bundle');
    await press(window, 'Escape');
    await window
      .getByRole('button', { name: /^Look at/ })
      .first()
      .click();
    await expect(window.getByRole('img', { name: /^Page 1 of/ })).toHaveAttribute(
      'aria-busy',
      'false',
    );
    await at('page preview of the bundle');
    await press(window, 'Escape');
    await window
      .getByRole('button', { name: /^Change .*ceiling/ })
      .first()
      .click();
    await window.getByRole('menuitem', { name: 'Redact…' }).click();
    await expect(window.getByRole('img', { name: /^Page 1 of/ })).toHaveAttribute(
      'aria-busy',
      'false',
    );
    await at('redact, nothing struck out');
    await window.getByRole('textbox', { name: 'Words to strike out' }).fill('ceiling');
    await button('Strike out these words');
    await button('Add a box');
    await button('As it goes out');
    await at('redact, with marks');
    await window.getByRole('link', { name: /Bundle for the Ombudsman/ }).click();
    await expect(window.getByRole('button', { name: 'Make the bundle' })).toBeVisible();
    await window.getByRole('main').getByRole('link').first().click();
    await onCase(window);
    await window
      .getByRole('complementary', { name: 'Next' })
      .getByRole('link', { name: 'Close the case' })
      .click();
    await expect(window.getByRole('alertdialog')).toBeVisible();
    await at('close the case');
    await window.getByRole('button', { name: 'Close the case' }).click();
    await expect(window.getByRole('alertdialog')).toHaveCount(0);
    await at('case, closed');
  } finally {
    await Promise.all([files, out].map(removeFolder));
  }
});

test('what comes in, the record of a case and its notes can be read and used', async ({
  redress,
}) => {
  test.setTimeout(240_000);
  const { app, window } = await redress();
  const eyes = { app, window };
  const at = (name: string) => test.step(name, () => look(eyes, name));
  const button = (name: string | RegExp) => window.getByRole('button', { name }).first().click();
  const found = window.getByRole('listbox', { name: 'Cases found' }).getByRole('option');
  await setUp(window);
  await openEyes(eyes);

  await press(window, 'Control+N');
  await window.getByLabel('How', { exact: true }).selectOption('Phone');
  await button('Register case');
  await expect(problems(window)).toBeVisible();
  await at('new case by phone, with what is missing');
  await window.getByRole('radio', { name: /councillor’s enquiry/ }).check();
  await at('new case, an enquiry');
  await window.getByRole('radio', { name: /^A service request/ }).check();
  await window
    .getByRole('group', { name: /offered the choice/ })
    .getByLabel('Yes')
    .check();
  await window.getByLabel(/They did not give their name/).check();
  await at('new case, a request by somebody without a name');
  await window.getByLabel(/They did not give their name/).uncheck();
  await window.getByRole('radio', { name: /^A complaint/ }).check();
  await window.getByLabel('When did they first know of it?').fill('1/3/2020');
  await window.getByRole('radio', { name: /^Somebody else/ }).check();
  await window.getByLabel('Authority', { exact: true }).selectOption('Not shown yet');
  await button('Add a person');
  await window.getByLabel('They have died of person 2').check();
  await window.getByLabel('They are under 18', { exact: true }).check();
  await window
    .getByRole('group', { name: 'Is anyone at risk?' })
    .getByLabel('Yes', { exact: true })
    .check();
  await window.getByLabel(/A hazard in their home/).check();
  await button('Add another reference');
  await at('new case, with everything open');
  await press(window, 'Alt+1', 'Control+N');
  await button('Start again');

  await registerByPhone(window);
  await press(window, 'Control+N');
  await window.getByLabel('Name', { exact: true }).fill('Juno Rookhope');
  await window.getByLabel('In their words').fill('Please clear the drain.');
  await window.getByLabel('How', { exact: true }).selectOption('Email');
  await window.getByRole('radio', { name: /^A service request/ }).check();
  await window
    .getByRole('group', { name: 'Is anyone at risk?' })
    .getByLabel('No', { exact: true })
    .check();
  await window.getByLabel('Service', { exact: true }).selectOption('Highways');
  const side = window.getByRole('button', { name: /^Possible matches/ });
  if (await side.isVisible()) await side.click();
  await button(/^Add to case/);
  await expect(window.getByRole('alertdialog')).toBeVisible();
  await at('add what came in to a case');
  await press(window, 'Escape');
  await button('Register case');
  await onCase(window);
  await at('a service request');
  for (const [opener, name] of [
    ['Make it a complaint', 'make it a complaint'],
    ['Record the choice offered', 'record the choice offered'],
    ['Link a case', 'link a case'],
    ['Add a reference', 'add a reference'],
  ] as const) {
    await button(opener);
    await expect(window.getByRole('button', { name: 'Close, keep the draft' })).toBeVisible();
    if (name === 'link a case') {
      await window.getByRole('combobox', { name: 'Case' }).fill('Rookhope');
      await expect(found.first()).toBeVisible();
    }
    await at(name);
    await button('Close, keep the draft');
  }

  await press(window, 'Control+Shift+N');
  const note = window.getByRole('dialog', { name: 'Note' });
  await expect(note.getByLabel('Note', { exact: true })).toBeFocused();
  await note.getByLabel('Was anything promised?').selectOption('A call back');
  await note.getByLabel('Who may read it?').selectOption('Restricted: safeguarding');
  await press(window, 'Control+Enter');
  await expect(note.getByRole('alert')).toBeVisible();
  await at('note from anywhere, with what is missing');
  await note.getByRole('button', { name: 'Another case' }).click();
  await note.getByRole('combobox', { name: 'Case' }).fill('Rookhope');
  await expect(found.first()).toBeVisible();
  await at('note from anywhere, finding the case');
  await note.getByRole('combobox', { name: 'Case' }).fill('WB-26-A0001');
  await expect(found).toHaveCount(1);
  await press(window, 'Enter');
  await note.getByLabel('Note', { exact: true }).fill('Something for few eyes.');
  await note.getByLabel('Was anything promised?').selectOption('Nothing');
  await press(window, 'Control+Enter');
  await expect(note).toHaveCount(0);
  await press(window, 'Alt+2');
  await window.getByRole('row', { name: /Nobody came/ }).click();
  await onCase(window);
  await window.getByRole('button', { name: 'Show restricted note' }).click();
  await expect(window.getByText('Something for few eyes.')).toBeVisible();
  await at('case, with a restricted note shown');
});

/** Set-up, stopping at every question, once with what is missing. */
async function setUpLooking(window: Page, at: (name: string) => Promise<void>): Promise<void> {
  const next = (name = 'Continue') => window.getByRole('button', { name, exact: true }).click();
  await at('set-up, promises');
  await next('Restore from a backup');
  await expect(window.getByRole('heading', { name: 'Restore from a backup' })).toBeFocused();
  await at('restore');
  await next('Back');
  await next();
  await at('set-up, council');
  await next();
  await expect(problems(window)).toBeVisible();
  await at('set-up, council, with what is missing');
  await window.getByLabel('Name of the council').fill(COUNCIL);
  await next();
  await at('set-up, you');
  await window.getByLabel('Your name').fill('Imogen Marlow');
  await window.getByLabel('Job title').fill('Complaints coordinator');
  await window.getByLabel('Work email').fill('imogen.marlow@westmere.example');
  await window.getByLabel('Work phone').fill('01632 960002');
  await next();
  await expect(window.getByRole('heading', { level: 1 })).toContainText('passphrase');
  for (const field of await window.locator('input[type="password"]').all())
    await field.fill(PASSPHRASE);
  await at('set-up, passphrase');
  await next();
  await window.getByRole('radio', { name: /^Yes, they are here/ }).check();
  await at('set-up, second key-holder');
  await window.getByRole('radio', { name: /^Not now/ }).check();
  await next('Make the vault');
  await expect(window.getByRole('heading', { name: 'Your recovery key' })).toBeVisible({
    timeout: 60_000,
  });
  await at('set-up, recovery key');
  const said = (await window.getByText(/^The recovery key:/).textContent()) ?? '';
  const groups = said.replace('The recovery key: ', '').split(', ');
  await next('I have written it down');
  await next('Finish');
  await expect(problems(window)).toBeVisible();
  await at('set-up, recovery key, with what is wrong');
  for (const field of await window.getByRole('textbox').all()) {
    const label = await field.evaluate(
      (input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '',
    );
    const which = ORDINALS.findIndex((word) => label.includes(word));
    await field.fill((groups[which] ?? '').replaceAll(' ', ''));
  }
  await next('Finish');
  await expect(window.getByRole('navigation').first()).toBeVisible({ timeout: 20_000 });
}

/** The list of what must be put right. */
const problems = (window: Page) => window.getByRole('alert', { name: 'There is a problem' });

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];

/** Someone who has a case already calls again, and is at risk. */
async function matches(window: Page): Promise<void> {
  await press(window, 'Control+N');
  await window.getByLabel('In their words').fill('The leak is back.');
  await window.getByLabel('Name', { exact: true }).fill('Fenella Bramblewick');
  await window.getByLabel(/^Address/).fill('12 Tannery Row\nWestmere\nWX4 2QT');
  await window
    .getByRole('group', { name: /at risk/ })
    .getByLabel('Yes', { exact: true })
    .check();
  // Beside the form, or behind its button on a small window.
  const side = window.getByRole('button', { name: 'Possible matches' });
  if (await side.isVisible()) await side.click();
  await expect(
    window
      .getByRole('complementary', { name: 'Possible matches' })
      .getByRole('link', { name: /Bramblewick/ }),
  ).toBeVisible();
}

async function openCase(window: Page): Promise<void> {
  await press(window, 'Alt+2');
  await window.getByRole('row', { name: /Bramblewick/ }).click();
  await onCase(window);
}
