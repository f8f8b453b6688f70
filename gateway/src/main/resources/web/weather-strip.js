// Weather warnings in the head of every page. A colour is shown only where the issuer states one.
import { h } from './lib.js';
import { t, pick } from './texts.js';

export const inForce = ({ state }) => state === 'in_force' || state === 'pending';
export const colourOf = ({ colour }) => t(`colour.${colour ?? 'none'}`);

/** How many warnings are in force, the gravest first, on every page. */
export const WeatherStrip = ({ warnings, onOpen }) => warnings.some(inForce) && h('button', { class: 'weather-strip', id: 'weather-strip', onClick: onOpen },
  warnings.filter(inForce).slice(0, 4).map((warning) => h('span', { key: warning.id, class: `signal ${warning.colour ?? ''}` },
    `${pick(warning.event.name)} ${colourOf(warning)} · ${warning.sites} ${t('sites')}`)),
  warnings.filter(inForce).length > 4 && h('span', null, `+ ${warnings.filter(inForce).length - 4}`));
