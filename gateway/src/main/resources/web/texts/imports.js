// Import of points from a table: Chinese first.
import { add } from '../texts.js';

add({
  'import.about': ['上传测点表（CSV 或 XLSX）。先逐格检查，不写入任何内容；确认后生成提案，按提案审批发布。公式不计算，空格不改动。', 'Upload a table of points (CSV or XLSX). It is looked through cell by cell and nothing is written; then it becomes a proposal, approved like any other. Formulas are not evaluated, and an empty cell changes nothing.'],
  'import.template': ['下载模板', 'Template'], 'import.export': ['导出现有测点', 'Export of the present points'], 'import.site': ['场站', 'Site'], 'import.newSite': ['新场站', 'A new site'], 'import.enterprise': ['企业编号', 'Id of the enterprise'], 'import.name': ['场站编号', 'Id of the site'],
  'import.title': ['场站名称', 'Name of the site'], 'import.file': ['文件', 'File'], 'import.look': ['检查文件', 'Look at the file'], 'import.busy': ['正在检查…', 'Looking at it…'], 'import.proposed': ['已生成提案', 'Proposed as'],
  'import.unknown': ['表头无法识别，请指明各列含义；本企业以后的文件按此处理。', 'Some headers are not known. Say what they mean; later files of this enterprise are read so.'], 'import.undecided': ['未指定', 'not decided'], 'import.leaveOut': ['不导入', 'leave out'], 'import.map': ['保存并检查', 'Keep and look again'],
  'import.rows': ['行数', 'Rows'], 'import.accepted': ['原样接受', 'Taken as they stand'], 'import.changed': ['规范后接受', 'Taken, written otherwise'], 'import.refused': ['拒绝', 'Refused'], 'import.added': ['新增测点', 'New points'], 'import.edited': ['更改测点', 'Changed points'], 'import.same': ['无变化', 'Unchanged'],
  'import.left': ['未导入的列', 'Columns left out'], 'import.cell': ['单元格', 'Cell'], 'import.value': ['内容', 'Value'], 'import.outcome': ['结果', 'Outcome'], 'import.rule': ['依据', 'Rule'], 'import.empty': ['（空）', '(empty)'], 'import.isRefused': ['拒绝', 'refused'], 'import.isChanged': ['规范', 'written otherwise'],
  'import.more': ['其余未显示', 'More, not shown'], 'import.why': ['变更原因', 'Why'], 'import.propose': ['生成提案', 'Propose it'], 'import.proposeGood': ['仅用合格行生成提案', 'Propose the good rows only'], 'import.nothing': ['文件与现有配置一致', 'The file is what is in force'],
});
