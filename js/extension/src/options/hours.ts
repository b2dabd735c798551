import { text } from "../pages/i18n.js";

/** What an interval in hours is called. */
export const hoursName = (hours: number): string => (hours === 0 ? text("everyNever") : hours % 24 === 0 ? text("everyDays", hours / 24) : text("everyHours", hours));
