// The cameras of a site: whether each can be reached, since when, and the page that shows its pictures.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/cameras.js';
import { moment } from './format.js';

/** Opens in a page of its own, which learns nothing of this one. */
export const CameraLink = ({ link }) => link && h('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, t('camera.open'));

export const Cameras = ({ cameras }) => cameras.length > 0 && h('div', { class: 'cameras' }, h('h3', null, t('camera.title')),
  h('ul', null, cameras.map(({ camera, name, link, state, reason, since, hazardSource }) => h('li', { key: camera, 'data-camera': camera, 'data-state': state },
    h('b', null, pick(name)), ` ${t(`camera.${state}`)}${since ? ` ${t('since')} ${moment(since)}` : ''}${reason ? ` (${t(`camera.${reason}`)})` : ''} `, h(CameraLink, { link }),
    h('span', { class: 'path' }, [camera, hazardSource].filter(Boolean).join(' · '))))));
