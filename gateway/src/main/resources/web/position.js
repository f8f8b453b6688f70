// Signing in to an operating position, and what stands at none that is staffed.
import { h } from './lib.js';
import { t, pick } from './texts.js';

/** positions: as the gateway tells them; chosen: id or null; refused: why the last choice did not hold. */
export const PositionChoice = ({ positions, chosen, refused, onChoose }) => positions.length > 0 && [
  h('select', { key: 'choice', id: 'position', 'aria-label': t('position'), class: chosen ? '' : 'vacant', value: chosen ?? '', onChange: (event) => onChoose(event.currentTarget.value || null) },
    h('option', { value: '' }, t('position.none')), positions.map(({ id, name, staff }) => h('option', { key: id, value: id }, `${t('position')} ${pick(name)}${staff.length > 0 ? '' : ` (${t('position.vacant')})`}`))),
  refused && h('span', { key: 'refused', class: 'note', role: 'alert' }, `${t('failed')}: ${refused}`)];

const total = (unwatched, field) => unwatched.reduce((sum, each) => sum + each[field], 0);

/** What nobody looks at, with its count; on the wall with the names of the sites. */
export const UnwatchedStrip = ({ unwatched, isWall, onOpen }) => unwatched.length > 0 && h('div', { class: 'unwatched-strip', id: 'unwatched', role: 'status' },
  h('b', null, t('unwatched')), h('span', null, `${unwatched.length} ${t('unwatched.sites')} · ${total(unwatched, 'open')} ${t('open')} · ${total(unwatched, 'unacked')} ${t('unacked')}`),
  isWall ? unwatched.slice(0, 12).map((each) => h('span', { key: `${each.enterprise}/${each.site}`, class: 'path' }, `${pick(each.name)}${each.priorities.length < 4 ? ` (${each.priorities.join(' ')})` : ''}`))
    : h('button', { onClick: onOpen }, t('overview')));

/** Consoles at which no alarm can be heard. */
export const SilentConsoles = ({ consoles }) => {
  const silent = consoles.filter(({ sound }) => sound !== 'plays');
  return silent.length > 0 && h('section', { class: 'silent-consoles', id: 'silent-consoles' }, h('h2', null, `${t('silentConsoles')} ${silent.length}`),
    h('ul', null, silent.map(({ user, position, sound, since }, i) => h('li', { key: i }, h('b', null, user), ` ${position ?? t('position.none')} · ${t(`sound.${sound}`)}`))));
};
