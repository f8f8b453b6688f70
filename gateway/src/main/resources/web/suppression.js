// Why an alarm does not sound, until when, and who said so.
import { h } from './lib.js';
import { t } from './texts.js';
import { clock } from './format.js';

/** Lost communication suppresses under its own name, or that and the device's. */
const designOf = (by) => (/^communication(\.|$)/.test(by) ? [t('rule.communication'), ...by.split('.').slice(1)].join(' ') : by);

/** Why, and who or what said so; once, where both are the same. */
export function grounds({ kind, reason, by, second }) {
  const said = kind === 'design' ? [reason, by].map(designOf) : [reason, `${by}${second ? ` + ${second}` : ''}`];
  return [...new Set(said)].join(' · ');
}

export const Suppression = ({ alarm }) => alarm.suppression.map((member) => h('span', {
  key: member.kind + member.by, class: `suppression ${member.overdue ? 'overdue' : ''}`, 'data-kind': member.kind,
},
h('b', null, t(`kind.${member.kind}`)), ` ${t('until')} ${clock(member.until)}`,
member.overdue && h('b', null, ` ${t('overdue')}`),
member.permit && ` · ${member.permit}`,
` · ${grounds(member)}`,
member.causes.length > 0 && ` · ${member.causes.join(', ')}`));
