// Places prepared for devices that fetch their credential themselves: a new one, whose code is shown once, how each stands, and withdrawing one.
import { h } from './lib.js';
import { t } from './texts.js';
import './texts/access.js';
import './texts/claims.js';
import './texts/gateway.js';
import { moment } from './format.js';
import { columns, Managed } from './managed.js';
import * as api from './api.js';

const SERIAL = '[A-Za-z0-9][A-Za-z0-9._:\\-]{3,47}';
const DEVICE_MAX = 192;
const DAYS = 30;
const DAYS_MAX = 365;
const SHOWN_MAX = 200;
const CONFLICT = 409;
/** Nobody has claimed these yet, so they may be withdrawn. */
const WAITING = ['open', 'locked'];

const isWaiting = ({ state }) => WAITING.includes(state);

/** What still waits first, the newest of each first. all: the oldest first. */
export const inOrder = (all) => { const newest = [...all].reverse(); return [...newest.filter(isWaiting), ...newest.filter((each) => !isWaiting(each))]; };

export class Claims extends Managed {
  fetch() { return api.claims(this.props.enterprise); }

  words(refusal) { return refusal.status === CONFLICT ? t('claimTaken') : refusal.message; }

  prepare(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const { serial, device, days } = Object.fromEntries(new FormData(form));
    this.act(async () => {
      const made = await api.prepareClaim(this.props.enterprise, { serial, device, days: Number(days) });
      form.reset();
      return made;
    });
  }

  show({ claims }) {
    const { made, words = '' } = this.state;
    const wanted = words.trim().toLowerCase();
    const found = inOrder(claims).filter(({ serial, device }) => `${serial} ${device}`.toLowerCase().includes(wanted));
    return [h('h2', { key: 'head' }, `${t('claims')} ${this.props.enterprise}`), h('p', { key: 'how', class: 'soft' }, t('claimHow')),
      h('form', { key: 'form', class: 'request', id: 'prepare-claim', onSubmit: (event) => this.prepare(event) },
        h('label', null, t('claimSerial'), h('input', { name: 'serial', required: true, pattern: SERIAL, title: t('claimSerialRule'), autocomplete: 'off', spellcheck: false })),
        h('label', null, t('claimDevice'), h('input', { name: 'device', required: true, maxLength: DEVICE_MAX, autocomplete: 'off', spellcheck: false })),
        h('label', null, t('accessDays'), h('input', { name: 'days', type: 'number', min: 1, max: DAYS_MAX, defaultValue: DAYS, required: true })),
        h('button', { class: 'primary', disabled: !this.props.mayAct }, t('claimPrepare'))),
      this.note(),
      made && h('div', { key: 'made', id: 'made-claim', role: 'status' }, h('dl', { class: 'summary' }, h('dt', null, t('claimSerial')), h('dd', null, made.serial), h('dt', null, t('device')), h('dd', null, made.device),
        h('dt', null, t('claimCode')), h('dd', null, h('code', null, made.code), ' ', h('b', null, t('credentialOnce'))), h('dt', null, t('accessUntil')), h('dd', null, moment(made.expiresAt)))),
      claims.length === 0 ? h('p', { key: 'none', class: 'nothing' }, t('claimNone')) : [
        h('p', { key: 'words', class: 'filter' }, h('input', { id: 'claim-words', type: 'search', size: 28, value: words, placeholder: t('claimFind'), 'aria-label': t('claimFind'), onInput: (event) => this.setState({ words: event.currentTarget.value }) }),
          h('span', { class: 'shown', role: 'status' }, `${Math.min(found.length, SHOWN_MAX)} / ${claims.length}`)),
        h('div', { key: 'all', class: 'wide' }, h('table', { id: 'claims' }, columns(['claimSerial', 'device', 'claimState', 'claimPrepared', 'credential', null]),
          h('tbody', null, found.slice(0, SHOWN_MAX).map((claim) => this.row(claim)))))]];
  }

  row(claim) {
    const { serial, device, state, preparedBy, preparedAt, expiresAt, endedAt, credential, wrongCodes, lockedUntil } = claim;
    const when = { open: `${t('accessUntil')} ${moment(expiresAt)}`, locked: lockedUntil && `${t('accessUntil')} ${moment(lockedUntil)}`, expired: moment(expiresAt) }[state] ?? (endedAt && moment(endedAt));
    return h('tr', { key: `${serial} ${preparedAt}`, 'data-claim': serial, 'data-state': state },
      h('td', null, h('b', null, serial)), h('td', null, device),
      h('td', null, t(`claim.${state}`), when && h('span', { class: 'path' }, when), wrongCodes > 0 && h('span', { class: 'path' }, `${t('claimWrongCodes')} ${wrongCodes}`)),
      h('td', null, moment(preparedAt), h('span', { class: 'path' }, preparedBy)), h('td', null, credential ?? '–'),
      h('td', null, isWaiting(claim) && this.props.mayAct && this.button(serial, 'claimWithdraw', () => api.withdrawClaim(this.props.enterprise, serial))));
  }
}
