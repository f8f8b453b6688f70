// People and how they are reached, in the order in which their means are tried; a means counts once a code has shown whose it is.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/access.js';
import './texts/calls.js';
import './texts/settings.js';
import { moment } from './format.js';
import { Board } from './board.js';
import { Change } from './change.js';
import { PersonForm, blank, bodyOf, describe, draftOf } from './person-form.js';
import * as api from './api.js';
import * as settings from './settings-api.js';

const REFRESH_MILLIS = 30_000;

export class People extends Board {
  get refreshMillis() { return REFRESH_MILLIS; }

  fetch() { return api.people(); }

  /** shown: as it stands now; null is somebody new. */
  begin(shown) { this.setState({ shown, draft: shown ? draftOf(shown) : blank(this.props.own ?? this.props.enterprises[0]?.enterprise ?? ''), isReady: false, isRemoval: false, verifying: null }); }

  end() {
    this.setState({ draft: null, shown: null, isReady: false, isRemoval: false });
    this.load();
  }

  make(why) {
    const { shown, draft, isRemoval } = this.state;
    if (isRemoval) {
      return settings.removePerson(shown, why);
    }
    return shown ? settings.changePerson(shown, bodyOf(draft), why) : settings.addPerson({ ...bodyOf(draft), id: draft.id }, why);
  }

  async verify(person, means, code) {
    try {
      await (code ? settings.confirmCode(person, means, code) : settings.sendCode(person, means));
      this.setState({ verifying: code ? null : { person, ...means }, refused: null });
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}` });
    }
    this.load();
  }

  show({ people }) {
    const { draft, refused } = this.state;
    const { mayEdit, enterprise } = this.props;
    const shown = people.filter((person) => !enterprise || person.enterprise === enterprise);
    return [h('h2', { key: 'head' }, t('people')), refused && h('p', { key: 'refused', class: 'note', role: 'alert' }, refused),
      draft && this.edited(draft),
      mayEdit && !draft && h('p', { key: 'new' }, h('button', { id: 'new-person', onClick: () => this.begin(null) }, t('people.new'))),
      h('div', { key: 'all', class: 'wide' }, h('table', { class: 'people' },
        h('thead', null, h('tr', null, ['people.name', 'people.of', 'people.urgent', 'people.normal', 'people.qualifications'].map((name) => h('th', { key: name, scope: 'col' }, t(name))), mayEdit && h('td', null))),
        h('tbody', null, shown.map((person) => this.row(person)))))];
  }

  edited(draft) {
    const { shown, isReady, isRemoval } = this.state;
    const title = `${t(isRemoval ? 'people.remove' : shown ? 'people.change' : 'people.new')}: ${shown ? pick(shown.name) : draft.zh || draft.en}`;
    return h('div', { key: 'edited' },
      !isRemoval && h(PersonForm, { draft, isNew: !shown, enterprises: this.props.enterprises, own: this.props.own, isHidden: isReady, onChange: (next) => this.setState({ draft: next }), onReady: () => this.setState({ isReady: true }), onCancel: () => this.end() }),
      (isReady || isRemoval) && h(Change, {
        title, before: shown && describe(shown), after: isRemoval ? null : describe(bodyOf(draft)), onMake: (why) => this.make(why), onMade: () => this.end(), onPresent: (present) => this.setState({ shown: present }),
        onCancel: () => (isRemoval ? this.end() : this.setState({ isReady: false })),
      }));
  }

  row(person) {
    const { mayEdit } = this.props;
    return h('tr', { key: person.id, 'data-person': person.id },
      h('td', null, h('b', null, pick(person.name)), h('span', { class: 'path' }, person.id)),
      h('td', null, person.enterprise ?? person.authority),
      ['urgent', 'normal'].map((urgency) => h('td', { key: urgency }, this.means(person, person.means?.[urgency]))),
      h('td', null, person.qualifications?.map(({ name, expires }) => h('span', { key: name, class: 'line' }, expires ? `${name} (${t('until')} ${expires})` : name))),
      mayEdit && h('td', { class: 'act' }, h('button', { class: 'edit', onClick: () => this.begin(person) }, t('accessChange')), ' ',
        h('button', { class: 'revoke', onClick: () => { this.begin(person); this.setState({ isRemoval: true }); } }, t('accessRemove'))));
  }

  /** undefined: how somebody is reached is shown to those who call people. */
  means(person, all) {
    const { verifying } = this.state;
    return all?.length === 0 ? '–' : all?.map((means) => {
      const isAsked = verifying?.person === person.id && verifying.kind === means.kind && verifying.address === means.address;
      return h('div', { key: `${means.kind} ${means.address}`, class: `means ${means.verifiedAt ? '' : 'unverified'}`, 'data-means': means.kind },
        h('span', null, `${t(`means.${means.kind}`)} ${means.kind === 'push' ? '' : means.address}`),
        h('span', { class: 'path' }, means.verifiedAt ? `✓ ${t('push.isVerified')} ${moment(means.verifiedAt)}` : `✗ ${t('push.isUnverified')}`, means.failure && ` · ${means.failure}`),
        this.props.mayEdit && !means.verifiedAt && !isAsked && h('button', { class: 'verify', onClick: () => this.verify(person.id, means) }, t('people.sendCode')),
        isAsked && h('form', { class: 'code', onSubmit: (event) => { event.preventDefault(); this.verify(person.id, means, new FormData(event.currentTarget).get('code')); } },
          h('input', { name: 'code', required: true, inputMode: 'numeric', maxLength: 6, autocomplete: 'one-time-code', 'aria-label': t('people.code'), placeholder: t('people.code') }), h('button', null, t('push.confirm'))));
    });
  }
}
