#!/usr/bin/env bash
# Called by run.sh: init DIR TREE JDK writes an empty configuration and a systemd unit into DIR.
set -euo pipefail
umask 022

refuse() { echo "run.sh: init: $1" >&2; exit 2; }

[ $# = 3 ] && [ -n "$1" ] || refuse "takes one directory, for example /etc/hazardwatch"
case "$1" in -*) refuse "takes one directory, not $1" ;; esac
[ ! -e "$1" ] || [ -d "$1" ] || refuse "$1 is not a directory"
[ ! -d "$1" ] || [ -z "$(ls -A "$1")" ] || refuse "$1 is not empty; nothing was written"
mkdir -p "$1/sites" || refuse "$1 cannot be made"
dir=$(cd "$1" && pwd)
tree=$2
jdk=$3
for path in "$dir" "$tree" "$jdk"; do
  case "$path" in *[!A-Za-z0-9._/+@-]*) rmdir "$dir/sites"; refuse "a unit file cannot hold the path $path; use letters, digits and . _ / + @ -" ;; esac
done

release=$("$jdk/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
flags=--enable-native-access=ALL-UNNAMED
[ "$release" -lt 23 ] || flags="$flags --sun-misc-unsafe-memory-access=allow"

cat >"$dir/gateway.yaml" <<'END'
## Settings of the gateway. Every line that begins with one # shows a default; remove the # to change it. Lines with ## explain.
## 网关设置。以一个 # 开头的行是默认值，删去 # 后可修改；## 开头的行是说明。
## All keys 全部说明: docs/settings.md, docs/zh/settings.md
#http:
#  host: 127.0.0.1                 # 0.0.0.0 opens the console to other machines  0.0.0.0 允许其他机器访问控制台
#  port: 8080
#  connectionsMax: 1000
#  connectionsPerAddressMax: 250
#  headerTimeout: 10s
#  bodyTimeout: 30s
#  idleTimeout: 60s
#  stallTimeout: 30s
#  callsPerMinute: {user: 12000, key: 6000, address: 30000}
##  tls: {certificate: console.pem, key: console.key}
##  trustedProxies: [10.0.0.0/8]
##  hosts: [alarms.example.com]
#access:
#  logDays: 180
#  idleToLook: 12h
#  idleToChange: 30m
#  threeAdministrators: false
##  secondFactor: [ADMIN]           # roles that need a code of an app besides the password  除密码外还须动态码的角色
##oidc:                             # log-in by an identity provider  通过身份提供方登录
##  issuer: https://id.example.com/realms/plant
##  clientId: hazardwatch
##  clientSecretEnv: OIDC_SECRET
##  scopes: [openid, profile]
##  groupsClaim: groups
##  skew: 60s
##  timeout: 10s
##  groups: [{group: operators, role: OPERATOR, enterprise: huarun-gas}]
#mqtt:
#  host: 127.0.0.1                 # 0.0.0.0 lets devices connect  0.0.0.0 允许设备接入
#  port: 1883
#  tls:
#    port: 8883
##    authorities: [{enterprise: huarun-gas, certificates: huarun-ca.pem}]   # whose certificates devices log in by  企业自有的设备证书签发机构
##    certificate: mqtt.pem        # with key: mqtt.key; made on the first start if left out  留空时首次启动自动生成
#  payloadBytesMax: 65536
#  messagesPerSecondMax: 20000
#  connectionsMax: 20000
#  connectTimeout: 10s
##  eventLoops: the number of processors, at most 16  默认为处理器个数，最多 16
#history:
#  store: embedded                 # or influxdb, or discard  或 influxdb、discard
##  influx: {url: "http://127.0.0.1:8086", bucket: hazardwatch, username: gateway, passwordEnv: INFLUX_PASSWORD, wait: 20s}
#  retentionDays: 365
#  rollups:
#    minuteDays: 1095
#    hourDays: 3650
#  spool:
#    segmentBytes: 67108864
#    bytesMax: 8589934592
#    sync: 1s
#    diskFreeBytesMin: 1073741824
#    whenFull: shed                # or slow  或 slow
##database: {url: "postgresql://host:5432/hazardwatch", userEnv: DATABASE_USER, passwordEnv: DATABASE_PASSWORD}   # SQLite if left out  留空时用 SQLite
#readings:
#  futureTolerance: 5m
#  ageMax: 0s                      # 0s: as long as history keeps them  0s：与历史保留期相同
#alarms:
#  P1: {lease: 30m, reAlarm: 0s, shelveMax: 0s}
#  P2: {lease: 2h, reAlarm: 0s, shelveMax: 2h}
#  P3: {lease: 8h, reAlarm: 0s, shelveMax: 8h}
#  P4: {lease: 1d, reAlarm: 0s, shelveMax: 1d, autoAck: false}
##  lineGrace: two of the longest period of the device  默认为设备最长周期的两倍
#duty:
#  rollCalls: {byDay: 2, byNight: 3, apart: 30m, answerWithin: 5m, missesMax: 2, dayFrom: "08:00", nightFrom: "20:00"}
#  handOver: {leaderAfter: 15m, alarmAfter: 30m, bothCrews: 15m}
#  summary: {on: true, at: "08:00", persons: [], posts: []}
#  enterprises: []                 # {enterprise, rollCalls, handOver, summary} of its own  各企业自己的设置
#  posts: []                       # {post, enterprise, ...} likewise  各岗位自己的设置
#upstream: []                      # brokers to subscribe to  要订阅的消息服务器
#hj212:                            # devices that dial in by HJ 212; off  HJ 212 设备接入，默认关闭
#  host: 127.0.0.1
#  port: -1
#  connectionsMax: 1000
#  idleTimeout: 65m
#gb26875:                          # fire alarm systems that dial in by GB/T 26875.3; off  火灾报警系统以 GB/T 26875.3 接入，默认关闭
#  host: 127.0.0.1
#  port: -1
#  connectionsMax: 1000
#  idleTimeout: 10m
#opcua:                            # OPC UA servers to follow  要连接的 OPC UA 服务器
#  servers: []                     # each with id, endpoint, security, username, passwordEnv and  每个服务器另有
##    publishing: 1s
##    sampling: 1s
##    queueSize: 10
##    refresh: 30s
##    timeout: 10s
##    backoffMax: 60s
#leaks:                            # detections that belong to one leak  合为同一次泄漏的探测
#  reach: 60
#  within: 10m
#  quiet: 10m
#  settle: 5s
#  upwind: 40
#  weights: {}
#quotas:                           # how much each enterprise may use; nobody is limited without  每家企业的限额，不写即不限
#  each:
#    connections: 0
#    messagesPerSecond: 0
#    readingsPerSecond: 0
#    points: 0
#    rejectsPerSecond: 0
#    callsPerMinute: 0
#    exportPointDays: 0
#  enterprises: []
#sparkplug:                        # host application of Sparkplug B; off without uri  Sparkplug B 主机应用，没有 uri 时关闭
##  uri: tcp://broker:1883
#  hostId: hazardwatch
#  clientId: hazardwatch-sparkplug
##  username: hazardwatch
##  passwordEnv: SPARKPLUG_PASSWORD
#  groups: []
#  backoffMax: 60s
#modbus:                           # slaves that are polled, DTUs that dial in; off  轮询从站与 DTU 接入，默认关闭
#  poll: false
#  host: 127.0.0.1
#  port: -1
#  connectionsMax: 1000
#  idleTimeout: 10m
#coap:                             # small devices that push by CoAP; off  小型设备以 CoAP 推送数据，默认关闭
#  host: 127.0.0.1
#  port: -1                        # without encryption  无加密
#  plain: false                    # true: the port without encryption may be open to other machines  true 表示允许无加密端口对其他机器开放
#  dtlsPort: -1                    # with DTLS and the certificate of mqtt.tls  DTLS 加密，使用 mqtt.tls 的证书
#  payloadBytesMax: 16384
#  rememberedMax: 10000
#  waitingMax: 1000
#  blockBytesMax: 16777216
#  sessionsMax: 10000
#gb28181:                          # video platforms that say which cameras work; off  视频平台上报摄像机状态，默认关闭
#  host: 127.0.0.1
#  port: -1                        # UDP
##  id: "34020000002000000001"      # 20 digits, of the gateway; required  本网关的编码，20 位数字，必填
##  realm: the first ten digits of id  默认为 id 的前十位
#  catalog: 5m
#  platforms: []                   # each with id, passwordEnv and  每个平台有 id、passwordEnv，另有
##    keepAlive: 60s
##    missed: 3
##    anyAddress: false
#weather:                          # weather warnings  气象预警
#  messageBytesMax: 1048576
##  authorities: authorities.pem    # PEM; whose signatures are trusted  信任的签名证书
#  feeds: []
##map:                             # what the console's map shows  地图
##  outline: map/outline.geojson
##  tiles: {url: "https://tiles.example.com/{z}/{x}/{y}.png", datum: WGS84, credit: ""}
#positions: []                     # operating positions  值守岗位
##  - {id: desk, name: {zh: 一号席, en: desk 1}, covers: [huarun-gas], priorities: [P1, P2, P3], sounds: [P1, P2], rollCalls: [], figures: [K1]}
##lanes: half the processors  默认为处理器个数的一半
END

cat >"$dir/channels.yaml" <<'END'
## Systems that are notified of alarms. Secrets stand in the environment, never here.
## 需要接收报警通知的系统。密钥写在环境变量中，不写在此处。
#webhooks: []
#channels: []                      # how people are reached, see docs/channels.md  如何联系人员
#messages: {}                      # texts instead of the built-in ones  替换内置文字
#deviceTests: {days: 30, answerDays: 7}   # monthly test of each urgent means, 0 = never  每月测试紧急联系方式
##webhooks:
##  - id: duty-desk
##    url: https://duty.example.org/hazardwatch
##    secretEnv: DUTY_DESK_SECRET
##    priorities: [P1, P2]
##    includeUnannounced: false
END

cat >"$dir/emergency.yaml" <<'END'
## Whom the auditor, and the gateway while its journal cannot be written, tell past everything else. Two ways that do not depend on each
## other are needed.
## 审计进程以及报警日志无法写入时的网关，绕过其他一切通知谁。需要两条互不依赖的途径。
#webhooks: []
##  - {id: siren, url: "https://siren.example.org/on", secretEnv: SIREN_SECRET}
#commands: []
##  - {id: modem, run: [/usr/local/bin/send-sms, "+8613800000000"]}   # the message stands on standard input  消息在标准输入
##deadMan: {url: "https://monitor.example.org/ping", every: 1m, forcedMiss: {day: 1, at: "10:00", lasts: 10m}}     # is called while all is well  一切正常时定期访问
END

cat >"$dir/escalation.yaml" <<'END'
## How soon people are called again until somebody answers, and who is called about the gateway itself. See docs/escalation.md
## 无人应答时多久再次呼叫，以及网关自身的报警呼叫谁。
#system: []                        # ids of people  人员编号
#times: {}                         # of P1 only sooner than the standard  P1 只能更短
##  P1: {repeat: 2m, nextLevel: 3m, loop: 5m, silenceMax: 5m}
#enterprises: []
##  - {enterprise: example-gas, times: {P2: {answers: [duty-officer, shift-leader]}}}   # one person of each must answer  每级须有一人应答
END

cat >"$dir/sites/example.yaml.txt" <<'END'
# An example of a site. Copy it to a name that ends in .yaml and change every value; files with other endings are not read.
# 场站示例。复制为以 .yaml 结尾的文件名并改成实际内容；其他后缀的文件不会被读取。
enterprise: example-gas            # letters, digits, - and _; part of every MQTT topic  字母、数字、- 和 _，是 MQTT 主题的一部分
site: station-01
name: {zh: 示例加气站, en: Example station}
kind: gas_station                  # gas_network, gas_user, lpg_depot, pipeline, chemical_site, tank_farm, warehouse, loading_terminal,
                                   # fireworks_store, mine, confined_works, other
location: {lat: 31.78, lon: 119.95}
timezone: Asia/Shanghai
hazardSources:
  - id: tank-area
    name: {zh: 储罐区, en: Tank area}
    substances: [{cas: 68476-85-7, name: LPG, tonnes: 40}]    # design maximum  设计最大量
    exposedPeople: 45              # within 500 m  500 米范围内人数
    inCharge: {principal: name-1, technical: name-2, operational: name-3}    # 主要负责人、技术负责人、操作负责人
devices:
  - id: gd-01                      # one detector  一台探测器
    hazardSource: tank-area
    points:
      - id: lel
        name: {zh: 罐区可燃气体浓度, en: "Combustible gas, tank area"}
        template: gb50493-combustible    # unit, range and limits of GB/T 50493-2019  单位、量程、限值取自该标准
  - id: tank-01
    hazardSource: tank-area
    points:
      - id: level
        name: {zh: 1 号储罐液位, en: Tank 1 level}
        unit: "%"
        range: [0, 100]
        period: 10s                # how often the device reports  设备上报周期
        limits:
          L:  {at: 10, deadband: 1, onDelay: 10s, offDelay: 30s, priority: P3}
          H:  {at: 85, deadband: 1, onDelay: 5s, offDelay: 30s, priority: P2}
          HH: {at: 95, deadband: 1, onDelay: 2s, offDelay: 30s, priority: P1}
END

cat >"$dir/environment" <<'END'
# Secrets and options of the service, read by systemd as root. 服务的密钥与选项，由 systemd 以 root 读取。
# Without it a password of user admin is made on the first start and stands in the journal of systemd.
#HAZARDWATCH_ADMIN_PASSWORD=
#HAZARDWATCH_JAVA_OPTS=-Xmx2g
#DUTY_DESK_SECRET=
END
chmod 600 "$dir/environment"

cat >"$dir/hazardwatch.service" <<END
[Unit]
Description=HazardWatch, monitoring gateway for major hazard sources
Wants=network-online.target
After=network-online.target

[Service]
# A user that exists while the service runs owns /var/lib/hazardwatch and nothing else.
DynamicUser=yes
User=hazardwatch
StateDirectory=hazardwatch
StateDirectoryMode=0700
UMask=0077
EnvironmentFile=-$dir/environment
ExecStart=$jdk/bin/java $flags -XX:ThreadPriorityPolicy=1 -XX:JavaPriority1_To_OSPriority=10 -XX:+UseTransparentHugePages -Xms128m -Xmx768m -XX:MaxDirectMemorySize=256m -XX:+ExitOnOutOfMemoryError \$HAZARDWATCH_JAVA_OPTS -jar $tree/gateway/target/hazardwatch-gateway.jar --config $dir --data %S/hazardwatch
# A JVM that was told to end exits with 143. A configuration that is refused (2) does not get better by starting again.
SuccessExitStatus=143
Restart=on-failure
RestartSec=5
RestartPreventExitStatus=2
TimeoutStopSec=60
# One descriptor for each connection, and those of files and stores.
LimitNOFILE=65536
NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictSUIDSGID=yes
LockPersonality=yes

[Install]
WantedBy=multi-user.target
END

cat >"$dir/hazardwatch-audit.service" <<END
[Unit]
Description=HazardWatch auditor, watches the gateway through its journal
After=hazardwatch.service

[Service]
# The gateway's own user, so that it may read the journal. It runs whether or not the gateway does.
User=hazardwatch
DynamicUser=yes
StateDirectory=hazardwatch
StateDirectoryMode=0700
UMask=0077
Environment=HAZARDWATCH_CONFIG=$dir
EnvironmentFile=-$dir/environment
ExecStart=$jdk/bin/java $flags -Xmx64m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -jar $tree/gateway/target/hazardwatch-gateway.jar audit --data %S/hazardwatch
SuccessExitStatus=143
Restart=always
RestartSec=5
NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
RestrictSUIDSGID=yes
LockPersonality=yes

[Install]
WantedBy=multi-user.target
END

cat <<END
wrote $dir: gateway.yaml, channels.yaml, emergency.yaml, escalation.yaml, sites/example.yaml.txt, environment, hazardwatch.service,
hazardwatch-audit.service (the auditor, see docs/watchdogs.md 审计进程)

Next steps:
  1. Describe your site:    cp $dir/sites/example.yaml.txt $dir/sites/my-site.yaml   and edit the copy,
                            or import a spreadsheet of its points in the console (docs/import.md); until then, start with --allow-empty
  2. Check it:              ./run.sh check $dir
  3. Start the service:     sudo cp $dir/hazardwatch.service /etc/systemd/system/
                            sudo systemctl daemon-reload && sudo systemctl enable --now hazardwatch
     First password:        sudo journalctl -u hazardwatch | grep password

接下来三步：
  1. 描述场站：             cp $dir/sites/example.yaml.txt $dir/sites/my-site.yaml   然后编辑副本，
                            或在控制台导入测点表（docs/import.md）；在此之前以 --allow-empty 启动
  2. 检查配置：             ./run.sh check $dir
  3. 启动服务：             sudo cp $dir/hazardwatch.service /etc/systemd/system/
                            sudo systemctl daemon-reload && sudo systemctl enable --now hazardwatch
     初始密码：             sudo journalctl -u hazardwatch | grep password
END
case "$tree/ $dir/ $jdk/" in
  /root/*|*" /root/"*) printf '\n%s\n%s\n' "Note: the service cannot read /root; move the files below it, for example to /opt/hazardwatch and /etc/hazardwatch." \
    "注意：服务无法读取 /root，请把其中的文件移到别处，例如 /opt/hazardwatch 和 /etc/hazardwatch。" ;;
esac
