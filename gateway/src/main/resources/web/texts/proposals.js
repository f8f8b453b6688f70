// Proposals that change the configuration: Chinese first.
import { add } from '../texts.js';

add({
  'proposal.about': ['场站文件和模板只通过提案更改：检查、自检和回测、由另一人批准、发布。', 'Site files and templates change by proposals only: checked, tested on past readings, approved by another person, published.'],
  'proposal.all': ['显示已结束的提案', 'Show those that are done too'], 'proposal.none': ['没有提案', 'No proposal'], 'proposal.noneOpen': ['没有待处理的提案', 'Nothing is to be decided'], 'proposal.one': ['提案', 'Proposal'], 'proposal.number': ['编号', 'No.'],
  'proposal.sites': ['场站', 'Sites'], 'proposal.state': ['状态', 'State'], 'proposal.author': ['提出人', 'Author'], 'proposal.age': ['已提出', 'Age'], 'proposal.change': ['变更', 'Change'], 'proposal.templates': ['模板', 'Templates'], 'proposal.older': ['更早的', 'Older ones'],
  'proposal.EDIT': ['编辑', 'edit'], 'proposal.IMPORT': ['导入', 'import'], 'proposal.ROLLBACK': ['恢复旧版本', 'older revision restored'], 'proposal.BY_HAND': ['手工修改文件', 'file edited by hand'],
  'proposalState.OPEN': ['待批准', 'open'], 'proposalState.APPROVED': ['已批准，待发布', 'approved, to be published'], 'proposalState.REJECTED': ['已否决', 'rejected'], 'proposalState.PUBLISHING': ['发布中', 'being published'],
  'proposalState.PUBLISHED': ['已发布', 'published'], 'proposalState.TAKEN_BY_HAND': ['已生效，待追认', 'in force, to be approved afterwards'], 'proposalState.APPROVED_AFTERWARDS': ['已追认', 'approved afterwards'],
  'proposalState.DISAPPROVED': ['未予追认', 'disapproved'], 'proposal.proposedBy': ['提出：', 'Proposed by'], 'proposal.decidedBy': ['决定：', 'Decided by'], 'proposal.publishedBy': ['发布：', 'Published by'],
  'proposal.changes': ['项变更', 'changes'], 'proposal.needsApproval': ['须由另一人批准', 'another person must approve it'], 'proposal.needsNobody': ['无须批准', 'needs no approval'],
  'proposal.colon': ['：', ': '], 'proposal.why': ['原因', 'Why'], 'proposal.approve': ['批准', 'Approve'], 'proposal.approveAfterwards': ['追认', 'Approve afterwards'], 'proposal.reject': ['否决', 'Reject'], 'proposal.disapprove': ['不予追认', 'Disapprove'], 'proposal.publish': ['发布', 'Publish'],
  'proposal.decide': ['对提案作出决定', 'Decide about the proposal'], 'proposal.own': ['这是您自己的提案：须由另一人批准。', 'This is your own proposal: another person has to approve it.'], 'proposal.changedMeanwhile': ['提案其间已变化，请查看现状后再决定', 'The proposal was changed meanwhile: look at it as it is now, then decide'],
  'proposal.removals': ['确认：不再监测被删除的内容', 'I confirm that what it removes is watched no more'], 'proposal.testing': ['自检和回测进行中，完成后方可批准', 'Self-test and back-test are running; it can be approved once they end'], 'proposal.notTested': ['已在生效，未经自检和回测', 'In force already, so it was not tested'], 'proposal.proven': ['条规则经自检可触发', 'rules are proven able to fire'],
  'proposal.dead': ['不能触发的规则', 'Rules that cannot fire'], 'proposal.backTest': ['回测：近30天报警次数', 'Back-test: alarms of the last 30 days'], 'proposal.present': ['现行限值', 'With the limits in force'], 'proposal.proposed': ['拟用限值', 'With those proposed'], 'proposal.readings': ['读数个数', 'Readings'],
  'proposal.untested': ['个测点未回测', 'points were not back-tested'], 'proposal.difference': ['变更内容', 'What it changes'], 'proposal.tests': ['自检与回测', 'Self-test and back-test'], 'proposal.files': ['文件全文', 'The text of its files'],
  'proposal.direction.LOOSER': ['▼ 放宽：报警更晚或更少', '▼ Looser: alarms come later or not at all'], 'proposal.direction.TIGHTER': ['▲ 收紧：报警更早或更多', '▲ Tighter: alarms come sooner, or more is watched'], 'proposal.direction.OTHER': ['其他', 'Other'],
  'proposal.furtherChanges': ['项变更未在此列出，请查看文件全文', 'further changes are not named here: read the text of the files'], 'proposal.fileNew': ['新文件', 'new file'], 'proposal.fileGone': ['删除文件', 'file removed'], 'proposal.textGone': ['原文已不再保存', 'The text is not kept any more'],
  'proposal.wholeText': ['显示全文', 'Show the whole text'], 'proposal.oldLine': ['原行', 'Old line'], 'proposal.newLine': ['新行', 'New line'], 'proposal.lineText': ['内容（- 删除，+ 新增）', 'Text (- goes, + is new)'], 'proposal.sameLines': ['行相同', 'lines are the same'], 'proposal.moreLines': ['显示更多行', 'Show more lines'],
  'proposal.revisions': ['历次生效的配置', 'Configurations that were in force'], 'proposal.revision': ['版本', 'Revision'], 'proposal.since': ['生效时间', 'In force since'], 'proposal.by': ['发布人', 'Published by'], 'proposal.restore': ['提议恢复', 'Propose to restore it'],
  'proposal.byHand': ['手工修改或首次启动', 'by hand, or the first start'], 'proposal.inForce': ['现行', 'in force'], 'proposal.unchanged': ['只改动文字或注释', 'Texts or comments only'],
  'problem.head': ['检查发现的问题', 'What the check found'], 'problem.file': ['文件', 'File'], 'problem.path': ['位置', 'Place'], 'problem.value': ['现值', 'Value'], 'problem.rule': ['要求', 'What is asked for'],
});
