// Leaks in the head of every page.
import { h } from './lib.js';
import { t, pick } from './texts.js';

/** How many leaks there are, on every page. */
export const LeakStrip = ({ leaks, onOpen }) => leaks.length > 0 && h('button', { class: 'weather-strip leak-strip', id: 'leak-strip', onClick: onOpen },
  leaks.slice(0, 4).map((leak) => h('span', { key: leak.id, class: `leak-name ${leak.priority}` },
    `${t('leak')} ${pick(leak.gasName)} · ${leak.enterprise}/${leak.site} · ${leak.detectors.length} ${t(leak.detectors.length === 1 ? 'leak.detector' : 'leak.detectors')}`)),
  leaks.length > 4 && h('span', null, `+ ${leaks.length - 4}`));
