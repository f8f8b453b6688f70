// Accounts, keys, sessions, the access log and the report of actions on monitoring: Chinese first.
import { add } from '../texts.js';

add({
  'accountRole.VIEWER': ['只读', 'Viewer'], 'accountRole.OPERATOR': ['操作员', 'Operator'], 'accountRole.MAINTENANCE': ['维修', 'Maintenance'], 'accountRole.SUPERVISOR': ['主管', 'Supervisor'], 'accountRole.DUTY': ['值班', 'Duty'], 'accountRole.ENGINEER': ['工程师', 'Engineer'], 'accountRole.ENTERPRISE_ADMIN': ['企业管理员', 'Enterprise administrator'], 'accountRole.REGULATOR': ['监管人员', 'Regulator'], 'accountRole.AUDITOR': ['审计员', 'Auditor'], 'accountRole.AUDIT_ADMIN': ['审计管理员', 'Audit administrator'], 'accountRole.ADMIN': ['管理员', 'Administrator'],
  accessName: ['用户名', 'User name'], accessEnterprise: ['企业（空则全部）', 'Enterprise (all if empty)'], accessSees: ['可见范围', 'Sees'], accessMake: ['创建账号', 'Make the account'],
  'access.sites': ['仅限场站（企业/场站）', 'Only sites (enterprise/site)'], 'access.areas': ['仅限区划代码', 'Only areas (code)'], 'access.kinds': ['仅限行业', 'Only kinds of sites'],
  accessChange: ['更改', 'Change'], accessKeep: ['保存', 'Save'], accessRemove: ['删除', 'Remove'], accessReally: ['再按一次确认', 'Press again to confirm'], accessEnd: ['结束', 'End'],
  accessKeyName: ['密钥名称', 'Name of the key'], accessDays: ['有效天数', 'Days it holds'], accessRights: ['权限', 'Rights'], accessMakeKey: ['创建密钥', 'Make the key'], accessNoKeys: ['尚无密钥', 'No key yet'],
  accessOf: ['用户', 'User'], accessUntil: ['至', 'Until'], accessLastUse: ['最近使用', 'Last use'], accessNever: ['从未', 'never'], accessOpened: ['登录时间', 'Logged in'], accessAddress: ['地址', 'Address'],
  accessClient: ['浏览器', 'Browser'], accessThis: ['当前会话', 'this one'], accessFrom: ['从', 'From'], accessTo: ['到', 'To'], accessRefusedOnly: ['仅被拒绝的', 'refused only'], accessShow: ['查询', 'Show'],
  accessNothing: ['没有记录', 'Nothing'], accessTime: ['时间', 'Time'], accessCall: ['调用', 'Call'], accessStatus: ['结果', 'Result'], accessNewer: ['较新', 'Newer'], accessOlder: ['较早', 'Older'],
  accessIncomplete: ['内容过多，未能全部列出；仅到此时间为止是完整的：', 'More than fit; complete only to:'],
  accessDaysBack: ['最近天数', 'Days back'], accessNoActions: ['本期没有此类操作', 'None in this period'], accessWhat: ['操作', 'What'], accessSubject: ['报警或场站', 'Alarm or site'], accessSecond: ['第二人', 'Second person'],
  role: ['角色', 'Role'],
  accessReason: ['原因', 'Reason'], accessMeasure: ['替代措施', 'Protects meanwhile'], accessEnded: ['结束', 'Ended'],
});
