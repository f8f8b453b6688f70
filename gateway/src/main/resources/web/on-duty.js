// Who is on duty and until when, in the head of every page; and what people on duty are told.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import { parts } from './zones.js';
import { skewMillis } from './api.js';

/** More posts than these are on the duty page only. */
const SHOWN_MAX = 4;
const MINUTE_LENGTH = 5;

/** What a person is called in the language of the console. */
export const called = ({ name, nameEn }) => pick({ zh: name, en: nameEn ?? name });

export const names = (persons) => persons.map(called).join(t('listComma'));

/** A time of the day as the wall clock of this console has it. */
export const clockTime = (iso) => parts(Date.parse(iso)).time.slice(-8).slice(0, MINUTE_LENGTH);

const isUrgent = ({ responsible, handover }) => responsible.length === 0 || handover?.state === 'open';

const Post = ({ post }) => {
  const { shift, responsible, handover } = post;
  const isOpen = handover?.state === 'open';
  const nobody = responsible.length === 0;
  return h('span', { class: `on-duty ${isUrgent(post) ? 'urgent' : ''}`, 'data-post': post.post },
    h('b', null, pick(post.name)), shift && !isOpen && h('span', { class: 'until' }, ` ${t('until')} ${clockTime(shift.to)}`), ' ', nobody ? t('nobodyOnDuty') : names(responsible),
    isOpen && ` ${t('handoverOpen')} ${names(handover.incoming)}`,
    shift?.leader && ` · ${t('leader')} ${called(shift.leader)}`);
};

/** Posts with nobody, or with an open hand-over, stand first, so that no limit hides them. */
const byUrgency = (posts) => [...posts].sort((a, b) => Number(isUrgent(b)) - Number(isUrgent(a)));

export const OnDuty = ({ posts, onOpen }) => posts.length > 0 && h('button', { class: 'on-duty-strip', id: 'on-duty', onClick: onOpen, title: t('duty') },
  byUrgency(posts).slice(0, SHOWN_MAX).map((post) => h(Post, { key: post.post, post })),
  posts.length > SHOWN_MAX && h('span', null, `+ ${posts.length - SHOWN_MAX}`));

/** The day by the wall clock of this console. */
export const localDay = () => parts(Date.now() + skewMillis()).date;

const tighter = ({ leaderOnSite, moreRollCalls, escalationPercent, extraLevels, hotWorkOneGradeHigher }) => [
  leaderOnSite && t('leaderOnSite'), moreRollCalls > 0 && `${t('rollCalls')} +${moreRollCalls}`,
  escalationPercent < 100 && `${t('escalationWait')} ${escalationPercent} %`, extraLevels > 0 && `${t('extraLevels')} +${extraLevels}`,
  hotWorkOneGradeHigher && t('hotWorkHigher')].filter(Boolean).join(t('listComma'));

/** Key periods in force, in the head of every page. */
export const KeyPeriods = ({ periods }) => periods.length > 0 && h('p', { class: 'key-periods', id: 'key-periods', role: 'status' },
  periods.map((period) => h('span', { key: period.id, 'data-period': period.id }, h('b', null, pick(period.name)),
    ` ${t('until')} ${period.to}: ${tighter(period.tightens)} `)));

export const DutyNotice = ({ notice, onClose }) => h('p', { class: 'duty-notice', role: 'alert', id: 'duty-notice' },
  notice.persons.length > 0 && h('b', null, `${notice.persons.join(t('listComma'))}: `), pick(notice.text), ' ',
  h('button', { onClick: onClose, 'aria-label': t('close') }, '✕'));
