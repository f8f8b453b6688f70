// What takes two persons: Chinese first.
import { add } from '../texts.js';

add({
  secondPerson: ['第二人同意', 'A second person'], askSecond: ['请同事在其本人登录中同意', 'Ask a colleague to agree from their own log-in'],
  askSecondWhy: ['无本地密码的账号（身份提供方）用此方式；请求十分钟内有效。', 'For accounts of an identity provider, and for who is not here; holds for ten minutes.'],
  secondWaits: ['等待第二人同意', 'waits for a second person'], secondAgreed: ['已同意：', 'agreed:'], secondAsked: ['请您作为第二人同意，申请人', 'You are asked to agree as the second person by'],
  secondDo: ['现在执行', 'Do it now'], secondBack: ['撤回', 'Take back'], secondAgree: ['同意', 'Agree'], secondDecline: ['不同意', 'Decline'],
  secondConfiguration: ['减少监视的配置生效，修订', 'Put a configuration in force that watches less, revision'],
  modeSecond: ['此工况会抑制可能为最高级别的报警：法律禁止关闭监控报警，须第二人同意。', 'This mode suppresses what can be a P1; the law forbids to switch off alarms that bear on safety, so a second person must agree.'],
  SECOND_PERSON: ['第二人', 'Second person'], 'field.code': ['第二人的验证码（如有）', 'Code of that person’s second factor, if any'],
});
