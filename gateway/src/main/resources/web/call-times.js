// Which priority is called when, in words: the times of escalation.yaml, which is changed in the file only.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/posts.js';
import { Badge } from './badge.js';

const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];
const UNITS = [['hours', 3600], ['minutes', 60], ['seconds', 1]];

/** A time as people say it: in the largest unit of which it is a whole number. */
export function lasting(seconds) {
  const [unit, size] = UNITS.find(([, each]) => seconds % each === 0);
  return `${seconds / size} ${t(`callTimes.${unit}`)}`;
}

const said = (key, time) => t(`callTimes.${key}`).replace('#', typeof time === 'number' ? lasting(time) : time);

/** The steps of one priority, one sentence each; nameOf(level) as people call it. */
export function steps(times, nameOf) {
  const { delaySeconds, repeatSeconds, nextLevelSeconds, loopSeconds, silenceSecondsMax, nextMeansSeconds, meansAtOnce, means, endedByClear, siren, answers } = times;
  return [
    delaySeconds === null ? t('callTimes.atOnce') : said('within', delaySeconds),
    t(meansAtOnce > 1 ? 'callTimes.meansTogether' : means === 'urgent' ? 'callTimes.meansUrgent' : 'callTimes.meansNormal'),
    nextMeansSeconds !== null && said('nextMeans', nextMeansSeconds),
    repeatSeconds === null ? t('callTimes.noRepeat') : said('repeat', repeatSeconds),
    nextLevelSeconds === null ? t('callTimes.firstOnly') : said('nextLevel', nextLevelSeconds),
    loopSeconds !== null && said(siren ? 'loopSiren' : 'loop', loopSeconds),
    silenceSecondsMax !== null && said('silence', silenceSecondsMax),
    answers.length > 0 ? said('answers', answers.map(nameOf).join(t('listComma'))) : t('callTimes.oneAnswer'),
    t(endedByClear ? 'callTimes.ends' : 'callTimes.goesOn'),
  ].filter(Boolean);
}

export const CallTimes = ({ times, levels }) => {
  const nameOf = (id) => { const level = levels.find((each) => each.id === id); return level ? pick(level.name) : id; };
  return h('section', { id: 'call-times' }, h('h2', null, t('callTimes')), h('p', { class: 'soft' }, t('callTimes.about')),
    h('div', { class: 'wide', tabIndex: 0, role: 'region', 'aria-label': t('callTimes') }, h('table', null,
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, t('priority')), h('th', { scope: 'col' }, t('callTimes.steps')))),
      h('tbody', null, PRIORITIES.map((priority) => h('tr', { key: priority, 'data-times': priority },
        h('th', { scope: 'row' }, h(Badge, { priority }), h('span', { class: 'path' }, t(times[priority].usual ? 'callTimes.usual' : 'callTimes.own'))),
        h('td', null, h('ol', null, steps(times[priority], nameOf).map((step) => h('li', { key: step }, step))))))))));
};
