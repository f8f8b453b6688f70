// What must be legible from across the room: how many, how grave, and whether it is true.
import { h } from './lib.js';
import { t, isChinese, switchLanguage } from './texts.js';
import { age, clock } from './format.js';
import { Shape } from './badge.js';
import { parts, offered, zone, choose } from './zones.js';
import * as horn from './horn.js';

const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];

const Tile = ({ priority, tile: { open, unacked }, filter, onFilter }) => {
  return h('button', {
    class: `tile ${priority} ${unacked ? 'calls' : ''} ${open ? '' : 'none'}`,
    'aria-pressed': String(filter === priority),
    onClick: () => onFilter(filter === priority ? null : priority),
  },
  h(Shape, { priority }),
  h('span', { class: 'count' }, open),
  h('span', { class: 'words' }, h('b', null, `${priority} ${t(priority)}`),
    h('span', null, unacked ? `${unacked} ${t('unackedShort')}` : ' ')));
};

const Connection = ({ feed }) => {
  const state = feed.isStale ? 'dead' : feed.isLive ? 'live' : 'wait';
  const words = { dead: t('stale'), live: t('live'), wait: t('connecting') }[state];
  return h('div', { class: `connection ${state}`, role: 'status' }, h('span', { class: 'lamp' }), h('b', null, words),
    h('span', { class: 'age' }, `${(feed.ageMillis / 1000).toFixed(0)} s`));
};

/** A part of the gateway as people call it; of several of a kind the second word says which. */
function partName(name) {
  const [kind, ...which] = name.split(' ');
  return [t(`part.${kind}`, kind), ...which].join(' ');
}

/** Whether every part of the gateway works, by its own word of some seconds ago. */
const Engine = ({ health }) => {
  const failing = (health?.parts ?? []).filter(({ status }) => status !== 'UP').map(({ name }) => partName(name));
  const state = !health ? 'wait' : failing.length > 0 ? 'dead' : 'live';
  const words = { wait: t('engineUnknown'), dead: `${t('engineFails')}${t('colon')}${failing.join(t('listComma'))}`, live: t('engineWorks') }[state];
  return h('span', { class: `connection engine ${state}`, id: 'engine', role: 'status', title: words }, h('span', { class: 'lamp' }), h('span', { class: state === 'dead' ? 'said' : 'aloud' }, words));
};

/** The time, and in which zone this and every other time on the screen is told. */
const WallClock = ({ now, onChange }) => {
  const { time, offset } = parts(now);
  return [h('time', { class: 'now' }, `${time} ${offset}`), h('select', {
    id: 'zone', 'aria-label': t('zone'), value: zone(), onChange: (event) => { choose(event.currentTarget.value); onChange(); },
  }, offered().map((name) => h('option', { key: name, value: name }, name)))];
};

export const Banner = ({ tally, feed, filter, onFilter, user, maySilence, onSilence, onLogOut, onChange, now, health, position }) =>
  h('header', { class: 'banner' },
    h('div', { class: 'brand' }, h('img', { src: './icon.svg', alt: '' }),
      h('div', null, h('b', null, 'HazardWatch'), h('span', null, t('tagline')))),
    h('div', { class: 'total', 'aria-live': 'polite' },
      h('span', { class: 'count' }, tally.calling), h('span', null, t('unacked'))),
    h('div', { class: 'tiles' }, PRIORITIES.map((priority) => h(Tile, { priority, tile: tally.tiles[priority], filter, onFilter }))),
    h('div', { class: 'side' },
      h('div', { class: 'watch' }, h(Connection, { feed }), h(Engine, { health }),
        h(WallClock, { now, onChange })),
      h('div', { class: 'controls' }, position,
        h('button', { id: 'silence', disabled: !maySilence || !(tally.sounding > 0 || horn.state() in horn.RHYTHMS), onClick: onSilence }, t('silence')),
        h('button', { id: 'mute', 'aria-pressed': String(horn.isMuted()), onClick: () => horn.setMuted(!horn.isMuted()) }, t('mute')),
        h('button', { id: 'language', onClick: () => { switchLanguage(); onChange(); } }, isChinese() ? 'EN' : '中文'),
        h('button', { id: 'log-out', onClick: onLogOut, title: user.user }, t('logOut')))));

/** A horn that nobody hears looks different from one that is quiet. A click anywhere unlocks it. */
export const HornNote = () => {
  const state = horn.state();
  return ['blocked', 'absent', 'muted'].includes(state) && h('button', {
    id: 'horn-note', class: `horn ${state}`, role: 'alert', onClick: () => { horn.setMuted(false); horn.checked(true); },
  }, t(`horn.${state}`));
};

export const StaleCurtain = ({ feed }) =>
  h('div', { class: 'curtain', role: 'alert' }, h('b', null, t('stale')),
    h('span', null, `${t('staleFor')} ${age(feed.ageMillis)} · ${t('since')} ${clock(new Date(Date.now() - feed.ageMillis).toISOString())}`));
