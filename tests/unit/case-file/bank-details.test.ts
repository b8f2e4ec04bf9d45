import { looksLikeBankDetails } from '@shared/case-file';
import { describe, expect, it } from 'vitest';

describe('bank details', () => {
  it.each([
    'Pay to 20-45-77 12345678',
    '12345678, 20 45 77',
    'sort code 204577',
    'Sort-code: 20–45–77',
    'account 20-11-05 / 87654321',
    'Acc 1234 5678 sort 20-45-77',
    'IBAN GB29 NWBK 6016 1331 9268 19',
    'GB29NWBK60161331926819',
  ])('%s is refused', (text) => {
    expect(looksLikeBankDetails(text)).toBe(true);
  });

  it.each([
    'Pay £150 by bank transfer by 4 December 2026.',
    'Visited 12-11-26, job 44871234.',
    'Ring 01632 960 417.',
    'Council tax account number 12345678.',
    'Between 20-11-26 and 24-11-26.',
    'Reference WB-26-A0412, CRM 881204',
    'Sort the bins by 20-11-26.',
    'Meter readings 20 45 77 and then 12.',
    'COMPLAINT ABOUT STREET CLEANING AT HARBOUR ROW',
    '',
  ])('%s passes', (text) => {
    expect(looksLikeBankDetails(text)).toBe(false);
  });
});
