/** The small shapes every event is built from. */
import { z } from 'zod';
import { isCalendarDate } from '../calendar';

/** A real date: `2026-02-31` is refused here, so that no later arithmetic meets it. */
export const calendarDate = z.string().refine(isCalendarDate, 'A real date as YYYY-MM-DD');
export const text = z.string().max(2_000_000);
export const line = z.string().trim().max(500);
export const id = z.string().min(1).max(80);
/** Words that must be there. */
/** `HH:MM`, 24 hours. */
export const clockTime = z.string().regex(/^\d{2}:\d{2}$/);
export const why = text.refine((value) => value.trim().length > 0, 'Say why');
