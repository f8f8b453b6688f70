// Equipment of a site or an enterprise that protects nobody, or whose proof is due soon or overdue.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/equipment.js';
import './texts/plant.js';
import { Board } from './board.js';
import { proofWords } from './equipment.js';
import { format } from './link.js';
import * as api from './api.js';

const REFRESH_MILLIS = 60_000;
/** Days ahead that people plan an inspection in. */
const DUE_DAYS = 90;

const isDue = ({ daysLeft, failedSince }) => failedSince || daysLeft !== null && daysLeft <= DUE_DAYS;

/** What needs somebody: the most overdue first. */
export const due = (equipment) => equipment.filter(({ reasons, proofs }) => reasons.length > 0 || proofs.some(isDue))
  .sort((a, b) => least(a) - least(b));

const least = ({ proofs }) => Math.min(DUE_DAYS, ...proofs.map(({ daysLeft }) => daysLeft ?? DUE_DAYS));

export class EquipmentDue extends Board {
  get refreshMillis() { return REFRESH_MILLIS; }

  fetch() { return api.equipmentAt(this.props.enterprise, this.props.site); }

  /** That nothing is due is said only of a list that was read to its end. */
  show({ equipment, total, next }) {
    const listed = due(equipment);
    return total > 0 && h('div', { class: 'equipment-due' }, h('h3', null, t('equip.dueTitle')),
      next && h('p', { class: 'more' }, `${total - equipment.length} ${t('more')}`),
      listed.length === 0 && next ? null : listed.length === 0 ? h('p', { class: 'path' }, t('equip.nothingDue')) : h('ul', null, listed.map((each) => h('li', { key: `${each.site}/${each.equipment}`, 'data-due': `${each.enterprise}/${each.site}/${each.equipment}` },
        h('a', { href: format({ page: 'equipment', place: `${each.enterprise}/${each.site}/${each.equipment}` }) }, pick(each.name)), ` ${each.reasons.map(({ reason }) => t(`weakness.${reason}`)).join(t('listComma'))} `,
        h('span', { class: 'soft' }, each.proofs.filter(isDue).map(proofWords).join(' · '))))));
  }
}
