/** Westmere Borough Council: the council of the sample, which exists nowhere. */
import { defaultCouncil } from '../case-file/council-settings';
import type { CouncilSettings, Officer } from '../case-file/council';
import { SAMPLE_LOGO } from './logo';

/** Whoever explores the sample sits at this person’s desk. */
export const SAMPLE_HANDLER = 'h-marlow';
export const SAMPLE_COLLEAGUE = 'h-ferris';

/** Shown on the screen: there is nothing to protect. */
export const SAMPLE_PASSPHRASE = 'larch wharf tannery seven';

/** They decide and sign, and never open Redress. */
const OFFICERS: Officer[] = [
  {
    id: 'o-quill',
    name: 'Bettany Quill',
    title: 'Head of Housing Repairs',
    service: 'Housing repairs',
    roles: ['investigating officer', 'decision-maker'],
    active: true,
  },
  {
    id: 'o-sallow',
    name: 'Tobias Sallow',
    title: 'Waste Services Manager',
    service: 'Waste and recycling',
    roles: ['investigating officer', 'decision-maker'],
    active: true,
  },
  {
    id: 'o-thackeray',
    name: 'Odile Thackeray-Wynn',
    title: 'Director of Customer Services',
    service: 'Customer services',
    roles: ['decision-maker', 'signatory'],
    active: true,
    signature: {
      signOff: 'Yours sincerely',
      name: '',
      title: '',
      contact: ['01632 960001', 'complaints@westmere.example'],
      picture: null,
    },
  },
];

export function sampleCouncil(): CouncilSettings {
  const council = defaultCouncil('Westmere Borough Council');
  return {
    ...council,
    address: ['Civic Centre', '1 Larch Square', 'Westmere', 'WX1 1AA'],
    phone: '01632 960001',
    email: 'complaints@westmere.example',
    web: 'www.westmere.example/complaints',
    referencePrefix: 'WB',
    handlers: [
      {
        id: SAMPLE_HANDLER,
        name: 'Imogen Marlow',
        role: 'Complaints coordinator',
        email: 'imogen.marlow@westmere.example',
        phone: '01632 960002',
        active: true,
      },
      {
        id: SAMPLE_COLLEAGUE,
        name: 'Dev Ferris',
        role: 'Senior complaints coordinator',
        email: 'dev.ferris@westmere.example',
        phone: '01632 960003',
        active: true,
        signature: {
          signOff: 'Yours sincerely',
          name: 'D. Ferris',
          title: '',
          contact: ['01632 960003', 'Weekdays, 9am to 5pm', 'complaints@westmere.example'],
          picture: null,
        },
      },
      {
        id: 'h-oakhanger',
        name: 'Perrin Oakhanger',
        role: 'Complaints coordinator',
        email: 'perrin.oakhanger@westmere.example',
        phone: '01632 960004',
        active: true,
      },
    ],
    officers: OFFICERS,
    logo: SAMPLE_LOGO,
    stage2: {
      how: 'Reply to this letter, email complaints@westmere.example or call 01632 960001. You do not have to give reasons, but it helps us if you say what you think we got wrong.',
      withinMonths: 1,
    },
  };
}
