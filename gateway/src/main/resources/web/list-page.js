// The page of the list: its filter, the alarms that pass it, and what is done to those that are ticked and shown.
import { h } from './lib.js';
import { t } from './texts.js';
import { zone } from './zones.js';
import { AlarmList } from './alarm-list.js';
import { FilterBar, NO_FILTER, passing } from './list-filter.js';
import { BULK_MAX, mayAcknowledge } from './picked.js';

const isSet = (filter) => Object.values(filter).some(Boolean);

/** view: page, priority, enterprise and filter; list: what AlarmList wants besides the alarms; change(view) shows something else. */
export function ListPage({ view, alarms: all, sites, positions, rights, list, onChange, onLook, onAcknowledgePicked, onPickNone }) {
  const { page, priority, enterprise, filter } = view;
  const isFree = !priority && !enterprise && !isSet(filter);
  const alarms = isFree ? all : passing(all.filter((alarm) => (!priority || alarm.priority === priority) && (!enterprise || alarm.enterprise === enterprise)), filter, list.now, positions, sites);
  const shown = list.picked.size > 0 && new Set(alarms.map(({ id }) => id));
  const picked = [...list.picked.values()].filter(({ id }) => shown.has(id));
  const isFiltered = alarms.length < all.length || isSet(filter);
  return [h(FilterBar, {
    filter, sites, positions, tally: list.store.tally, count: all.length, shown: alarms.length, isFiltered, priority, onPriority: (next) => onChange({ priority: next }), onChange: (next) => onChange({ filter: next }),
    look: list.look, onLook, onClear: () => onChange({ filter: NO_FILTER, priority: null, enterprise: null }),
  }),
  picked.length > 0 && h(Bulk, { count: picked.length, rights, mayAct: list.mayAct, onAcknowledgePicked: () => onAcknowledgePicked(picked), onPickNone }),
  h(AlarmList, {
    ...list, key: JSON.stringify([page, priority, enterprise, filter, list.look]), alarms, zone: zone(),
    empty: isFiltered && all.length > 0 ? 'noneMatches' : page === 'suppressed' ? 'noneSuppressed' : 'nothing',
  })];
}

const Bulk = ({ count, rights, mayAct, onAcknowledgePicked, onPickNone }) => h('div', { class: 'bulk', role: 'status' },
  h('button', { class: 'primary', id: 'acknowledge-picked', disabled: !mayAct || !mayAcknowledge(rights, count), onClick: onAcknowledgePicked }, `${t('acknowledge')} (${count})`),
  h('button', { onClick: onPickNone }, t('pickNone')),
  !mayAcknowledge(rights, count) && h('span', null, `${t('bulkMax')} ${BULK_MAX}`));
