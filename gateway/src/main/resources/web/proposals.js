// Proposals that change the configuration, those to be decided about first of all, and the configurations that were in force.
import { h } from './lib.js';
import { t } from './texts.js';
import './texts/proposals.js';
import './texts/settings.js';
import { age, clock, moment } from './format.js';
import { Board } from './board.js';
import { ProposalPage, byWhom } from './proposals-page.js';
import { SiteFile } from './settings-site-file.js';
import * as api from './proposals-api.js';

const REFRESH_MILLIS = 10_000;
const REVISION_SHOWN = 12;
const WHY_MAX = 1000;
const COLUMNS = ['proposal.number', 'proposal.sites', 'proposal.state', 'proposal.author', 'proposal.age', 'proposal.change'];

/** chosen: the number of one of them, or null for the list; onChoose receives the same. */
export class Proposals extends Board {
  get refreshMillis() { return REFRESH_MILLIS; }

  async fetch() {
    if (this.props.chosen) {
      return {};
    }
    const [listed, kept] = await Promise.all([api.proposals(!this.state.isAll), api.revisions()]);
    return { ...listed, ...this.kept(listed, kept) };
  }

  /** Older pages stay as they were asked for. */
  kept({ proposals, next }, { revisions, next: older }) {
    const { more, past } = this.state;
    return { proposals: [...proposals, ...(more?.proposals ?? [])], next: more ? more.next : next, revisions: [...revisions, ...(past?.revisions ?? [])], older: past ? past.next : older };
  }

  componentDidUpdate({ chosen }) {
    if (chosen && !this.props.chosen) {
      this.load();
    }
  }

  async older(name, ask, list) {
    try {
      const before = this.state[name];
      const next = await ask();
      this.setState({ [name]: { ...next, [list]: [...(before?.[list] ?? []), ...next[list]] } }, () => this.load());
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}` });
    }
  }

  async restore(event, id) {
    event.preventDefault();
    const why = new FormData(event.currentTarget).get('why').trim();
    try {
      this.props.onChoose((await api.restore(id, why)).id);
      this.setState({ refused: null, restoring: null });
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}` });
    }
  }

  render(props, state) {
    const { chosen, user, mayAct, now, onChoose } = props;
    if (state.beginning && !chosen) {
      return h('section', { class: 'board' }, h(SiteFile, { site: state.beginning, isNew: true, onClose: () => this.setState({ beginning: null }), onProposal: (id) => { this.setState({ beginning: null }); onChoose(id); } }));
    }
    return chosen ? h(ProposalPage, { key: chosen, id: chosen, user, mayAct, now, onClose: () => onChoose(null) }) : super.render(props, state);
  }

  show({ proposals, next, revisions, older }) {
    if (!proposals) {
      return null;
    }
    const { isAll, refused } = this.state;
    const { mayAct } = this.props;
    return [h('h2', { key: 'head' }, t('proposals')), h('p', { key: 'about', class: 'soft' }, t('proposal.about')),
      refused && h('p', { key: 'refused', class: 'note', role: 'alert' }, refused),
      h('label', { key: 'all', class: 'soft' }, h('input', { type: 'checkbox', id: 'proposals-all', checked: isAll, onChange: (event) => this.setState({ isAll: event.currentTarget.checked, more: null }, () => this.load()) }), ' ', t('proposal.all')),
      proposals.length === 0 ? h('p', { key: 'none', class: 'soft' }, t(isAll ? 'proposal.none' : 'proposal.noneOpen')) : h('div', { key: 'list', class: 'wide' }, h('table', { class: 'proposals' },
        h('thead', null, h('tr', null, COLUMNS.map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
        h('tbody', null, proposals.map((one) => this.row(one))))),
      next && h('p', { key: 'next' }, h('button', { onClick: () => this.older('more', () => api.proposals(!isAll, next), 'proposals') }, t('proposal.older'))),
      mayAct && this.newSite(),
      h('h3', { key: 'revisions' }, t('proposal.revisions')), this.revisionTable(revisions),
      older && h('p', { key: 'older' }, h('button', { onClick: () => this.older('past', () => api.revisions(older), 'revisions') }, t('proposal.older')))];
  }

  /** The file of a site that there is not yet. */
  newSite() {
    const begin = (event) => {
      event.preventDefault();
      this.setState({ beginning: Object.fromEntries(new FormData(event.currentTarget)) });
    };
    return h('details', { key: 'new', class: 'proposal-file', id: 'new-site' }, h('summary', null, t('siteFile.new')), h('form', { class: 'request compact', onSubmit: begin },
      ['enterprise', 'site'].map((name) => h('label', { key: name }, t(`siteFile.${name}`), h('input', { name, required: true, pattern: '[A-Za-z0-9_\\-]{1,64}', autocomplete: 'off' }))),
      h('p', null, h('button', null, t('siteFile.begin')))));
  }

  row(one) {
    const { proposed, sites } = one;
    return h('tr', { key: one.id, 'data-proposal': one.id, 'data-state': one.state },
      h('td', null, h('button', { onClick: () => this.props.onChoose(one.id), 'aria-label': `${t('proposal.one')} ${one.id}` }, one.id)),
      h('td', null, h('b', null, sites.slice(0, 3).join(t('listComma')) || t('proposal.templates')), sites.length > 3 && ` + ${sites.length - 3}`, proposed?.why && h('span', { class: 'path' }, proposed.why)),
      h('td', null, t(`proposalState.${one.state}`), h('span', { class: 'path' }, t(`proposal.${one.kind}`))),
      h('td', null, byWhom(proposed?.by)), h('td', null, age(this.props.now - Date.parse(proposed?.at)), h('span', { class: 'path' }, clock(proposed?.at))),
      h('td', null, `${one.changeCount} ${t('proposal.changes')}`, h('span', { class: 'path' }, t(one.needsApproval ? 'proposal.needsApproval' : 'proposal.needsNobody'))));
  }

  revisionTable(revisions) {
    const { mayAct } = this.props;
    return h('div', { key: 'past', class: 'wide', tabIndex: 0, role: 'region', 'aria-label': t('proposal.revisions') }, h('table', null,
      h('thead', null, h('tr', null, ['proposal.revision', 'proposal.since', 'proposal.by', 'proposal.one'].map((name) => h('th', { key: name, scope: 'col' }, t(name))), mayAct && h('td', null))),
      h('tbody', null, revisions.map((one, place) => h('tr', { key: one.id, 'data-revision': one.id },
        h('td', null, h('code', null, one.revision.slice(0, REVISION_SHOWN)), place === 0 && h('span', { class: 'path' }, t('proposal.inForce'))),
        h('td', null, one.at ? moment(one.at) : '–'), h('td', null, one.by || t('proposal.byHand')),
        h('td', null, one.proposal ? h('button', { onClick: () => this.props.onChoose(one.proposal), 'aria-label': `${t('proposal.one')} ${one.proposal}` }, one.proposal) : '–'),
        mayAct && h('td', null, place > 0 && this.restoring(one)))))));
  }

  restoring({ id }) {
    return this.state.restoring !== id ? h('button', { class: 'restore', onClick: () => this.setState({ restoring: id }) }, t('proposal.restore'))
      : h('form', { class: 'call-wishes', onSubmit: (event) => this.restore(event, id) },
        h('input', { name: 'why', required: true, pattern: '.*\\S.*', maxLength: WHY_MAX, autocomplete: 'off', placeholder: t('proposal.why'), 'aria-label': t('proposal.why') }),
        h('button', { class: 'primary' }, t('proposal.restore')), h('button', { type: 'button', onClick: () => this.setState({ restoring: null }) }, t('settings.cancel')));
  }
}
