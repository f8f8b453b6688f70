// The form of one person. What it holds is a draft of texts and lists; nothing is sent from here.
import { h } from './lib.js';
import { t } from './texts.js';
import './texts/access.js';
import './texts/calls.js';
import './texts/gateway.js';
import './texts/settings.js';

const KINDS = ['voice', 'sms', 'mail', 'push', 'dingtalk', 'wecom', 'feishu', 'app'];
const ID = '[A-Za-z0-9_\\-]{1,64}';
const NAME_MAX = 200;
const TEXT_MAX = 500;

export const blank = (enterprise) => ({ id: '', zh: '', en: '', enterprise, authority: '', language: 'zh', phones: '', addresses: '', qualifications: [], urgent: [], normal: [] });

/** A person as the form has it. */
export const draftOf = ({ id, name, enterprise, authority, language, phones = [], addresses = [], qualifications = [], means = {} }) => ({
  id, zh: name.zh ?? '', en: name.en ?? '', enterprise: enterprise ?? '', authority: authority ?? '', language, phones: phones.join('; '), addresses: addresses.join('; '),
  qualifications: qualifications.map((each) => ({ name: each.name, expires: each.expires ?? '' })),
  urgent: (means.urgent ?? []).map(({ kind, address }) => ({ kind, address })), normal: (means.normal ?? []).map(({ kind, address }) => ({ kind, address })),
});

const list = (text) => text.split(/[;；\n]/).map((each) => each.trim()).filter(Boolean);

/** The draft as the gateway takes it. */
export const bodyOf = (draft) => ({
  name: { zh: draft.zh || draft.en, en: draft.en || draft.zh }, ...(draft.enterprise ? { enterprise: draft.enterprise } : { authority: draft.authority }), language: draft.language, phones: list(draft.phones), addresses: list(draft.addresses),
  qualifications: draft.qualifications.filter(({ name }) => name.trim()).map(({ name, expires }) => ({ name: name.trim(), expires: expires || null })),
  means: { normal: draft.normal, urgent: draft.urgent },
});

const meansText = (means) => (means ?? []).map(({ kind, address }) => `${t(`means.${kind}`)} ${address}`).join(' → ');

/** What a person is, as texts by the key of their name. */
export const describe = ({ name, enterprise, authority, language, phones, addresses, qualifications, means }) => ({
  'people.name': [...new Set([name.zh, name.en])].filter(Boolean).join(' / '), 'people.of': enterprise ?? authority ?? '', 'people.language': t(`people.language.${language}`), 'people.phones': (phones ?? []).join('; '),
  'people.addresses': (addresses ?? []).join('; '), 'people.qualifications': (qualifications ?? []).map(({ name: what, expires }) => (expires ? `${what} (${t('until')} ${expires})` : what)).join('; '),
  'people.urgent': meansText(means?.urgent), 'people.normal': meansText(means?.normal),
});

export function PersonForm({ draft, isNew, enterprises, own, isHidden, onChange, onReady, onCancel }) {
  const set = (fields) => onChange({ ...draft, ...fields });
  const text = (name, props = {}) => h('label', null, t(`people.${name}`), h('input', { name, value: draft[name], maxLength: TEXT_MAX, autocomplete: 'off', onInput: (event) => set({ [name]: event.currentTarget.value }), ...props }));
  return h('form', { class: 'request card', id: 'person', hidden: isHidden, onSubmit: (event) => { event.preventDefault(); onReady(); } },
    isNew && text('id', { required: true, pattern: ID }),
    text('zh', { maxLength: NAME_MAX, required: !draft.en }), text('en', { maxLength: NAME_MAX, required: !draft.zh }),
    h('label', null, t('people.of'), h('select', { name: 'enterprise', value: draft.enterprise, onChange: (event) => set({ enterprise: event.currentTarget.value }) },
      enterprises.map((each) => h('option', { key: each.enterprise, value: each.enterprise }, each.enterprise)), !own && h('option', { value: '' }, t('people.ofAuthority')))),
    !draft.enterprise && text('authority', { required: true }),
    h('label', null, t('people.language'), h('select', { name: 'language', value: draft.language, onChange: (event) => set({ language: event.currentTarget.value }) },
      ['zh', 'en'].map((each) => h('option', { key: each, value: each }, t(`people.language.${each}`))))),
    text('phones'), text('addresses'),
    ['urgent', 'normal'].map((urgency) => h(Rows, {
      key: urgency, name: urgency, rows: draft[urgency], empty: { kind: 'sms', address: '' }, onChange: (rows) => set({ [urgency]: rows }),
      fields: (row, change) => [
        h('select', { key: 'kind', 'aria-label': t('people.kind'), value: row.kind, onChange: (event) => change({ kind: event.currentTarget.value }) }, KINDS.map((kind) => h('option', { key: kind, value: kind }, t(`means.${kind}`)))),
        h('input', { key: 'address', 'aria-label': t('people.address'), required: true, maxLength: TEXT_MAX, value: row.address, autocomplete: 'off', onInput: (event) => change({ address: event.currentTarget.value }) })],
    })),
    h(Rows, {
      name: 'qualifications', rows: draft.qualifications, empty: { name: '', expires: '' }, onChange: (rows) => set({ qualifications: rows }),
      fields: (row, change) => [
        h('input', { key: 'name', 'aria-label': t('people.qualification'), required: true, maxLength: TEXT_MAX, value: row.name, autocomplete: 'off', onInput: (event) => change({ name: event.currentTarget.value }) }),
        h('input', { key: 'expires', 'aria-label': t('people.expires'), type: 'date', value: row.expires, onInput: (event) => change({ expires: event.currentTarget.value }) })],
    }),
    h('p', { class: 'call-wishes' }, h('button', { class: 'primary' }, t('settings.review')), h('button', { type: 'button', onClick: onCancel }, t('settings.cancel'))));
}

/** Lines of a form that can be added, taken out and moved up: the first is tried first. */
function Rows({ name, rows, empty, fields, onChange }) {
  const without = (i) => rows.filter((row, at) => at !== i);
  const up = (i) => [...rows.slice(0, i - 1), rows[i], rows[i - 1], ...rows.slice(i + 1)];
  return h('fieldset', { class: 'rows', 'data-rows': name }, h('legend', null, t(`people.${name}`)),
    rows.map((row, i) => h('p', { key: i, class: 'call-wishes' }, fields(row, (changed) => onChange(rows.map((each, at) => (at === i ? { ...each, ...changed } : each)))),
      h('button', { type: 'button', disabled: i === 0, 'aria-label': t('settings.up'), title: t('settings.up'), onClick: () => onChange(up(i)) }, '↑'),
      h('button', { type: 'button', 'aria-label': t('accessRemove'), title: t('accessRemove'), onClick: () => onChange(without(i)) }, '✕'))),
    h('button', { type: 'button', 'data-add': name, onClick: () => onChange([...rows, { ...empty }]) }, t('settings.add')));
}
