// Why an alarm does not sound, until when, and who said so.
import { h } from './lib.js';
import { t } from './texts.js';
import { clock } from './format.js';

export const Suppression = ({ alarm }) => alarm.suppression.map((member) => h('span', {
  key: member.kind + member.by, class: `suppression ${member.overdue ? 'overdue' : ''}`, 'data-kind': member.kind,
},
h('b', null, t(`kind.${member.kind}`)), ` ${t('until')} ${clock(member.until)}`,
member.overdue && h('b', null, ` ${t('overdue')}`),
member.permit && ` · ${member.permit}`,
` · ${member.reason} · ${member.by}${member.second ? ` + ${member.second}` : ''}`,
member.causes.length > 0 && ` · ${member.causes.join(', ')}`));
