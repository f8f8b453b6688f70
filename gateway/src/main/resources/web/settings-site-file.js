// The whole file of a site as text: checked before it is proposed, with the mistakes at their places and the difference in words.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import './texts/proposals.js';
import { Difference } from './proposals-page.js';
import { Problems } from './proposals-problems.js';
import * as api from './proposals-api.js';

const WHY_MAX = 1000;
const CHANGED = 412;

/** site: enterprise and site; isNew: there is no file yet. */
export class SiteFile extends Component {
  state = { content: null, checked: null, preview: null, refused: null, problems: null, isBusy: false };

  componentDidMount() { this.read(); }

  async read() {
    const { site, isNew } = this.props;
    if (isNew) {
      this.setState({ content: `enterprise: ${site.enterprise}\nsite: ${site.site}\n`, tag: null });
      return;
    }
    try {
      const { json: { content, file }, tag } = await api.siteFile(site);
      this.setState({ content, file, tag, checked: null, preview: null, refused: null, problems: null });
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}` });
    }
  }

  async attempt(work) {
    this.setState({ isBusy: true, refused: null, problems: null });
    try {
      await work();
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.status === CHANGED ? t('proposal.fileChanged') : refusal.message}`, problems: refusal.problem?.problems, preview: null, checked: null });
    }
    this.setState({ isBusy: false });
  }

  check() {
    const { content, tag } = this.state;
    return this.attempt(async () => this.setState({ preview: await api.propose(this.props.site, { content }, { dryRun: true, tag }), checked: content }));
  }

  propose(event) {
    event.preventDefault();
    const why = new FormData(event.currentTarget).get('why').trim();
    const { content, tag } = this.state;
    return this.attempt(async () => this.props.onProposal((await api.propose(this.props.site, { content, why }, { tag })).id));
  }

  render({ site, onClose }, { content, file, checked, preview, refused, problems, isBusy }) {
    return h('article', { class: 'proposal', 'data-site-file': `${site.enterprise}/${site.site}` },
      h('header', { class: 'site-head' }, h('button', { id: 'leave-file', onClick: onClose }, `← ${t('siteFile.back')}`), h('h2', null, `${t('siteFile')}: ${site.enterprise}/${site.site}`), file && h('span', { class: 'path' }, file)),
      h('p', { class: 'soft' }, t('siteFile.about')),
      content !== null && h('form', { class: 'request', onSubmit: (event) => this.propose(event) },
        h('label', null, t('siteFile.text'), h('textarea', { name: 'content', class: 'site-file', rows: 24, spellcheck: false, wrap: 'off', value: content, onInput: (event) => this.setState({ content: event.currentTarget.value }) })),
        h('p', null, h('button', { type: 'button', id: 'check-file', disabled: isBusy, onClick: () => this.check() }, t('siteFile.check'))),
        refused && h('p', { class: 'note', role: 'alert' }, refused), h(Problems, { problems }),
        preview && checked === content && [h('h3', { key: 'head' }, t('proposal.difference')), h(Difference, { key: 'difference', ...preview }),
          h('p', { key: 'approval' }, t(preview.needsApproval ? 'proposal.needsApproval' : 'proposal.needsNobody')),
          h('label', { key: 'why' }, t('proposal.why'), h('input', { name: 'why', required: true, pattern: '.*\\S.*', maxLength: WHY_MAX, autocomplete: 'off' })),
          h('p', { key: 'send' }, h('button', { class: 'primary', id: 'propose-file', disabled: isBusy }, t('siteFile.propose')))]));
  }
}
