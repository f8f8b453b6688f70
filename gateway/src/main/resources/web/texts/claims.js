// Prepared places and credentials for many devices: Chinese first.
import { add } from '../texts.js';

add({
  claimHow: ['登记设备序列号即可预置接入，并得到一次性接入码；设备凭序列号和接入码自行领取凭证。', 'A place is prepared for the serial number of a device and has a one-time code; with both the device gets its credential itself.'],
  claimSerial: ['序列号', 'Serial number'], claimSerialRule: ['4 至 48 个字母、数字或 . _ : -，以字母或数字开头', '4 to 48 letters, digits and . _ : -, the first a letter or a digit'],
  claimDevice: ['设备（场站/设备）', 'Device (site/device)'], claimPrepare: ['预置接入', 'Prepare the place'], claimCode: ['一次性接入码', 'One-time code'],
  claimTaken: ['该序列号已有待接入的预置，或数量已达上限：请先撤回', 'A place waits for that serial number already, or there are too many: withdraw it first'],
  claimNone: ['尚无预置接入', 'No place is prepared yet'], claimFind: ['按序列号或设备筛选', 'Serial number or device'], claimState: ['状态', 'State'], claimPrepared: ['预置', 'Prepared'],
  claimWrongCodes: ['接入码错误次数', 'Wrong codes'], claimWithdraw: ['撤回', 'Withdraw'],
  'claim.open': ['待接入', 'Waits'], 'claim.locked': ['已锁定', 'Locked'], 'claim.claimed': ['已接入', 'Claimed'], 'claim.withdrawn': ['已撤回', 'Withdrawn'], 'claim.expired': ['已过期', 'Expired'],
  archiveHow: ['为多台设备生成凭证，写入一个加密文件；文件只能下载一次，下载后即从网关删除。打开方法见 docs/connect/OpenCredentials.java 和 open_credentials.py。', 'Credentials for many devices in one encrypted file, which is fetched once and then deleted here. docs/connect/OpenCredentials.java and open_credentials.py open it.'],
  archiveOf: ['用于', 'For'], archiveAll: ['全企业尚无凭证的设备', 'all devices of the enterprise without a credential'], archiveSite: ['尚无凭证的设备，场站', 'devices without a credential of'], archiveNamed: ['指定的设备', 'the devices named'],
  archiveKind: ['凭证种类', 'Kind'], 'archiveKind.token': ['访问令牌', 'access tokens'], 'archiveKind.certificate': ['密钥和证书', 'keys and certificates'], archiveGiveUp: ['放弃生成', 'Give it up'],
  archiveDevices: ['设备（场站/设备），每行一个', 'Devices (site/device), one a line'], archiveOwn: ['口令（至少 12 个字符；空则由网关生成）', 'Passphrase (12 characters at least; the gateway makes one if empty)'],
  archiveOrder: ['生成加密文件', 'Make the file'], archivePassphrase: ['文件口令', 'Passphrase of the file'], archiveOnce: ['仅显示一次，没有它文件无法打开：请立即记下', 'Shown once, and nothing else opens the file: write it down now'],
  archiveMade: ['已生成', 'Made'], archiveFetch: ['下载（仅一次）', 'Fetch (once)'], archiveDelete: ['删除文件（凭证仍有效，须另行吊销）', 'Delete the file (its credentials stay until revoked)'],
  archiveFetched: ['文件已下载，网关不再保留。', 'The file is here; the gateway keeps it no more.'], archiveSaveAgain: ['再次保存', 'Save it again'],
  archiveConflict: ['与当前状态不符：设备都已有凭证，或文件尚未下载', 'The devices have credentials already, or a file is not fetched yet'],
  'archiveFailure.stopped': ['生成中途停止；其余设备请另行生成文件', 'It stopped on the way; order another file for the rest'],
  'archiveFailure.not_written': ['文件无法写入，未签发任何凭证；请重新生成', 'It could not be written and nothing was issued; order another one'],
  'archiveFailure.not_forgotten': ['未能生成，其凭证要到网关下次启动时才能作废', 'It was not finished, and its credentials cannot be forgotten before the next start'],
  'archive.running': ['正在生成', 'Being made'], 'archive.ready': ['可下载', 'Ready to be fetched'], 'archive.fetching': ['正在下载', 'Being fetched'], 'archive.failed': ['生成失败', 'Failed'],
});
