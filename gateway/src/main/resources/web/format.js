// How numbers and times are shown.
import { t } from './texts.js';

export const number = (value) => (value === null || value === undefined ? '–' : String(Number(value.toPrecision(5))));

/** What an alarm measured: a value in its unit, or the minutes until a limit is reached, with how sure that is. */
export function measured(alarm) {
  if (alarm.kind !== 'time_to_limit') {
    const bound = alarm.limit === null ? '' : `${t('limit')} ${alarm.rule} ${number(alarm.limit)}`;
    return { value: number(alarm.value), unit: alarm.unit ?? '', bound };
  }
  const bound = `${number(alarm.limit)}–${number(alarm.worst)} ${t('minutes')} →\u00a0${alarm.level}`;
  return { value: number(alarm.value), unit: t('minutes'), bound };
}

/** The site's own wall clock, as the API gives it; the date only when it is not today's. */
export function clock(iso) {
  if (!iso) {
    return '–';
  }
  const offset = iso.slice(23) || '+00:00';
  const today = new Date(Date.now() + minutes(offset) * 60_000).toISOString().slice(0, 10);
  return iso.slice(0, 10) === today ? iso.slice(11, 19) : `${iso.slice(5, 10)} ${iso.slice(11, 19)}`;
}

function minutes(offset) {
  const [hours, rest] = offset.slice(1).split(':').map(Number);
  return (offset[0] === '-' ? -1 : 1) * (hours * 60 + rest);
}

export function age(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const two = (n) => String(n).padStart(2, '0');
  if (seconds < 3600) {
    return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  }
  const hours = Math.floor(seconds / 3600);
  return hours < 48 ? `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}` : `${Math.floor(hours / 24)} d`;
}

/** The letter shown, with the one beneath when something suppresses: G(B). */
export const letter = (alarm) => (alarm.state === alarm.dark ? alarm.state : `${alarm.state}(${alarm.dark})`);
