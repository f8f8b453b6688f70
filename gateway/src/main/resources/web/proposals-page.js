// One proposal: what it changes in words and as text, what its tests found, and what may be decided about it.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/proposals.js';
import { age, moment, number } from './format.js';
import { Board } from './board.js';
import { compared, hunks } from './proposals-diff.js';
import { Problems } from './proposals-problems.js';
import * as api from './proposals-api.js';

const REFRESH_MILLIS = 5_000;
const WHY_MAX = 1000;
const LINES_MAX = 1000;
const DIRECTIONS = ['LOOSER', 'TIGHTER', 'OTHER'];
const CHANGED = 412;

/** By whom: an edit by hand has nobody's name. */
export const byWhom = (by) => (by === 'by hand' ? t('proposal.BY_HAND') : by);

/** What lets more pass comes first. */
export const Difference = ({ changes, changeCount }) => (changes.length === 0 ? h('p', { class: 'soft' }, t('proposal.unchanged')) : h('div', { class: 'proposal-changes' },
  DIRECTIONS.filter((name) => changes.some(({ direction }) => direction === name)).map((name) => h('section', { key: name, 'data-direction': name },
    h('h4', null, t(`proposal.direction.${name}`)),
    h('ul', null, changes.filter(({ direction }) => direction === name).map((change, place) => h('li', { key: place },
      h('span', { class: 'path' }, change.site), pick(change.words)))))),
  changeCount > changes.length && h('p', { class: 'note' }, `+ ${changeCount - changes.length} ${t('proposal.furtherChanges')}`)));

const Evidence = ({ kind, evidence }) => (kind === 'BY_HAND' ? h('p', { class: 'soft' }, t('proposal.notTested')) : !evidence.complete ? h('p', { role: 'status' }, t('proposal.testing')) : h('div', { class: 'evidence' },
  h('p', null, `${evidence.rulesProven} ${t('proposal.proven')}`, evidence.problem && h('span', { lang: 'en' }, ` · ${evidence.problem}`)),
  evidence.dead.length > 0 && h('p', { class: 'note' }, `${t('proposal.dead')}: ${evidence.dead.join(t('listComma'))}`),
  evidence.backTests.length > 0 && h('div', { class: 'wide', tabIndex: 0, role: 'region', 'aria-label': t('proposal.tests') }, h('table', null, h('thead', null, h('tr', null, ['proposal.backTest', 'proposal.present', 'proposal.proposed', 'proposal.readings'].map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
    h('tbody', null, evidence.backTests.map(({ point, readings, present, proposed }) => h('tr', { key: point, 'data-tested': point }, h('th', { scope: 'row' }, point), h('td', null, present), h('td', null, h('b', null, proposed)), h('td', null, number(readings))))))),
  evidence.untested > 0 && h('p', { class: 'soft' }, `${evidence.untested} ${t('proposal.untested')}`)));

/** The text of a file as it was and as it is proposed, read when it is opened. */
class FileText extends Component {
  state = { lines: null, isWhole: false, shown: LINES_MAX, refused: null };

  async toggle(isOpen) {
    if (!isOpen || this.state.lines) {
      return;
    }
    try {
      const { before, after, kept } = await api.texts(this.props.id, this.props.place);
      this.setState({ lines: kept ? compared(before, after) : [], isGone: !kept, refused: null });
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}` });
    }
  }

  render({ file }, { lines, isWhole, shown, isGone, refused }) {
    const rows = lines && (isWhole ? lines : hunks(lines));
    return h('details', { class: 'proposal-file', 'data-file-text': file.name, onToggle: (event) => this.toggle(event.currentTarget.open) },
      h('summary', null, file.name, !file.before && ` · ${t('proposal.fileNew')}`, !file.after && ` · ${t('proposal.fileGone')}`),
      refused && h('p', { class: 'note', role: 'alert' }, refused), isGone && h('p', { class: 'soft' }, t('proposal.textGone')),
      rows && !isGone && [h('label', { key: 'whole', class: 'soft' }, h('input', { type: 'checkbox', class: 'whole-text', checked: isWhole, onChange: (event) => this.setState({ isWhole: event.currentTarget.checked, shown: LINES_MAX }) }), ' ', t('proposal.wholeText')),
        h('div', { key: 'lines', class: 'wide diff', tabIndex: 0, role: 'region', 'aria-label': file.name }, h('table', null,
          h('thead', null, h('tr', null, ['proposal.oldLine', 'proposal.newLine', 'proposal.lineText'].map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
          h('tbody', null, rows.slice(0, shown).map((line, place) => this.line(line, place))))),
        rows.length > shown && h('p', { key: 'more' }, h('button', { onClick: () => this.setState({ shown: shown + LINES_MAX }) }, `${t('proposal.moreLines')} (${rows.length - shown})`))]);
  }

  line({ skipped, sign, old, next, words }, place) {
    const text = words?.length ? words : ' ';
    return skipped ? h('tr', { key: place, class: 'skipped' }, h('td', { colSpan: 3 }, `… ${skipped} ${t('proposal.sameLines')}`))
      : h('tr', { key: place, class: sign === '+' ? 'new' : sign === '-' ? 'gone' : '' }, h('td', null, old), h('td', null, next),
        h('td', null, h('code', null, `${sign} `, sign === '+' ? h('ins', null, text) : sign === '-' ? h('del', null, text) : text)));
  }
}

export class ProposalPage extends Board {
  get refreshMillis() { return REFRESH_MILLIS; }

  async fetch() {
    const { json, tag } = await api.proposal(this.props.id);
    return { ...json, tag };
  }

  async decide(event) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const act = event.submitter.value;
    this.setState({ isBusy: true });
    try {
      await api.decide(this.props.id, act, act === 'publish' ? { confirmRemovals: form.get('removals') === 'on' } : { why: form.get('why').trim() }, this.state.data.tag);
      this.setState({ refused: null, problems: null, mayRemove: false });
    } catch (refusal) {
      const said = refusal.status === CHANGED ? t('proposal.changedMeanwhile') : refusal.message;
      this.setState(({ mayRemove }) => ({ refused: `${t('failed')}: ${said}`, problems: refusal.problem?.problems, mayRemove: mayRemove || refusal.problem?.reason === 'REMOVES_MONITORING' }));
    }
    this.setState({ isBusy: false });
    this.load();
  }

  show(one) {
    const { now, mayAct, onClose } = this.props;
    const { refused, problems } = this.state;
    return h('article', { class: 'proposal', 'data-proposal-page': one.id, 'data-state': one.state },
      h('header', { class: 'site-head' }, h('button', { id: 'all-proposals', onClick: onClose }, `← ${t('proposals')}`),
        h('h2', null, `${t('proposal.one')} ${one.id} · ${t(`proposalState.${one.state}`)}`), h('span', { class: 'path' }, t(`proposal.${one.kind}`))),
      h('p', null, h('b', null, one.sites.join(t('listComma')) || t('proposal.templates')), ` · ${t(one.needsApproval ? 'proposal.needsApproval' : 'proposal.needsNobody')}`),
      ['proposed', 'decided', 'published'].map((act) => one[act] && h('p', { key: act, 'data-act': act }, `${t(`proposal.${act}By`)} ${byWhom(one[act].by)}, ${moment(one[act].at)} (${age(now - Date.parse(one[act].at))})`,
        one[act].why && [t('proposal.colon'), h('q', null, one[act].why)])),
      refused && h('p', { class: 'note', role: 'alert' }, refused), h(Problems, { problems }),
      h('h3', null, t('proposal.difference')), h(Difference, one),
      h('h3', null, t('proposal.tests')), h(Evidence, one),
      h('h3', null, t('proposal.files')), one.files.map((file, place) => h(FileText, { key: file.name, id: one.id, place, file })),
      mayAct && this.decision(one),
      one.revision && h('p', { class: 'soft' }, `${t('proposal.revision')} `, h('code', null, one.revisionBefore.slice(0, 12) || '–'), ' → ', h('code', null, one.revision.slice(0, 12))));
  }

  /** What the gateway would refuse is said before it is pressed. */
  decision({ state, needsApproval, evidence, proposed }) {
    const mayDecide = ['OPEN', 'TAKEN_BY_HAND'].includes(state);
    const mayPublish = state === 'APPROVED' || state === 'OPEN' && !needsApproval;
    const isOwn = proposed?.by === this.props.user.user;
    const { mayRemove, isBusy } = this.state;
    return (mayDecide || mayPublish) && h('form', { class: 'request card', id: 'decide', 'aria-label': t('proposal.decide'), onSubmit: (event) => this.decide(event) },
      h('label', null, t('proposal.why'), h('input', { name: 'why', required: true, pattern: '.*\\S.*', maxLength: WHY_MAX, autocomplete: 'off' })),
      isOwn && mayDecide && needsApproval && h('p', { class: 'soft' }, t('proposal.own')),
      mayRemove && h('label', { class: 'inline' }, h('input', { type: 'checkbox', name: 'removals' }), ' ', t('proposal.removals')),
      h('p', { class: 'call-wishes' },
        mayDecide && h('button', { class: 'primary', value: 'approve', disabled: isBusy || isOwn || !evidence.complete }, t(state === 'OPEN' ? 'proposal.approve' : 'proposal.approveAfterwards')),
        mayPublish && h('button', { class: 'primary', value: 'publish', formNoValidate: true, disabled: isBusy }, t('proposal.publish')),
        h('button', { value: 'reject', disabled: isBusy }, t(state === 'TAKEN_BY_HAND' ? 'proposal.disapprove' : 'proposal.reject'))));
  }
}
