package io.hazardwatch.gateway.settings.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.PriorityPolicy;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.handover.HandoverTimes;
import io.hazardwatch.gateway.duty.rollcall.RollCallPolicy;
import io.hazardwatch.gateway.duty.rules.DutyRules;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.duty.rules.SummaryRules;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.intake.broker.BrokerSettings;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.channel.WebhookSettings;
import io.hazardwatch.gateway.settings.command.CheckCommand;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {
    @TempDir
    Path directory;

    private Settings load(Map<String, String> environment, Overrides overrides) {
        LoadResult<Settings> loaded = new SettingsLoader(environment).load(directory, overrides);
        assertEquals(List.of(), loaded.problems());
        return ((LoadResult.Valid<Settings>) loaded).value();
    }

    private void gateway(String text) throws IOException {
        Files.writeString(directory.resolve("gateway.yaml"), text);
    }

    private int check(ByteArrayOutputStream said) {
        return new CheckCommand(Map.of()).run(directory, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @Test
    void personInChargeWhomTheRosterFileDoesNotHave_isAWarningAndNoRefusal() throws IOException {
        Files.createDirectories(directory.resolve("sites"));
        Files.writeString(directory.resolve("sites/s.yaml"), """
                enterprise: e
                site: s
                name: S
                kind: other
                location: {lat: 31.7, lon: 119.9}
                timezone: Asia/Shanghai
                hazardSources:
                  - {id: farm, name: Farm, substances: [{cas: 68476-85-7, name: LPG, tonnes: 100}], exposedPeople: 0, inCharge: {principal: li}}
                devices: []
                """);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertEquals(CheckCommand.OK, check(said));
        assertFalse(said.toString(StandardCharsets.UTF_8).contains("warning"), said::toString);
        Files.writeString(directory.resolve("roster.yaml"), "people: [{id: sun, name: Sun, enterprise: e}]\n");
        assertEquals(CheckCommand.OK, check(said));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("warning: e/s: hazardSources farm: inCharge.principal: li: UNKNOWN_PERSON"),
                said::toString);
    }

    @Test
    void retentionByDefault_isAYearOfReadingsAndYearsOfRollups() throws IOException {
        Retention kept = load(Map.of(), Overrides.NONE).history().retention();
        assertEquals(365, kept.rawDays());
        assertEquals(3 * 365, kept.minuteDays());
        assertEquals(10 * 365, kept.hourDays());
        gateway("history: {retentionDays: 0}\n");
        assertEquals(Retention.FOR_EVER, load(Map.of(), Overrides.NONE).history().retention());
        gateway("history: {retentionDays: 4000, rollups: {minuteDays: 5000}}\n");
        assertEquals(new Retention(4000, 5000, 5000), load(Map.of(), Overrides.NONE).history().retention());
    }

    @Test
    void ageOfReadingsByDefault_isAsLongAsTheStoreKeepsThem() throws IOException {
        long day = 86_400_000L;
        assertEquals(365 * day, load(Map.of(), Overrides.NONE).ageMillisMax());
        gateway("history: {retentionDays: 45}\nreadings: {ageMax: 0s}\n");
        assertEquals(45 * day, load(Map.of(), Overrides.NONE).ageMillisMax());
        gateway("history: {retentionDays: 0}\n");
        assertEquals(3650 * day, load(Map.of(), Overrides.NONE).ageMillisMax());
        gateway("history: {store: discard}\n");
        assertEquals(90 * day, load(Map.of(), Overrides.NONE).ageMillisMax());
    }

    @Test
    void noFile_givesTheDefaultsOnLoopback() {
        Settings settings = load(Map.of(), Overrides.NONE);

        assertEquals("127.0.0.1", settings.api().host());
        assertEquals(8080, settings.api().port());
        assertEquals("127.0.0.1", settings.mqtt().host());
        assertEquals(1883, settings.mqtt().port());
        assertEquals(8883, settings.mqtt().tlsPort());
        assertEquals("embedded", settings.history().store());
        assertTrue(settings.lanes() >= 1);
    }

    @Test
    void alarmPolicy_isReadByPriority_andTheRestStaysAsItIs() throws IOException {
        gateway("alarms: {P1: {lease: 15m, shelveMax: 20m}, P4: {autoAck: true, reAlarm: 1d}}\n");
        AlarmPolicy policy = load(Map.of(), Overrides.NONE).alarms();

        assertEquals(new PriorityPolicy(900_000, 0, 1_200_000, false), policy.p1());
        assertEquals(AlarmPolicy.STANDARD.p2(), policy.p2());
        assertEquals(new PriorityPolicy(86_400_000, 86_400_000, 86_400_000, true), policy.p4());
    }

    @Test
    void overrides_countMoreThanTheFile() throws IOException {
        gateway("http: {port: 81}\nmqtt: {port: 82, tls: {port: 83}}\n");
        Settings settings = load(Map.of(), new Overrides(Path.of("elsewhere"), 0, 1, -1));

        assertEquals(0, settings.api().port());
        assertEquals(1, settings.mqtt().port());
        assertEquals(-1, settings.mqtt().tlsPort());
        assertEquals(Path.of("elsewhere", "spool"), settings.history().spool().directory());
    }

    @Test
    void rollCalls_areTakenWithinTheirBounds_andTheRestStaysAsItIs() throws IOException {
        gateway("duty: {rollCalls: {byNight: 4, answerWithin: 10m, nightFrom: \"22:00\"}}");
        RollCallPolicy policy = load(Map.of(), Overrides.NONE).duty().standard().rollCalls();
        assertEquals(new RollCallPolicy(2, 4, 1_800_000, 600_000, 2, LocalTime.of(8, 0), LocalTime.of(22, 0)), policy);
    }

    @Test
    void duty_ofAPost_isItsOwn_elseAsOfItsEnterprise_elseTheStandard() throws IOException {
        gateway("""
                duty:
                  handOver: {leaderAfter: 10m}
                  enterprises: [{enterprise: e, rollCalls: {byNight: 5}, summary: {at: "07:00", persons: [chief]}}]
                  posts: [{post: room, enterprise: e, handOver: {alarmAfter: 20m}, summary: {on: false}}]
                """);
        DutySettings duty = load(Map.of(), Overrides.NONE).duty();
        DutyRules room = duty.of(new DutyPost("room", Text.of("r"), "e", null, ZoneOffset.UTC));
        assertEquals(new HandoverTimes(600_000, 1_200_000, 900_000), room.handOver());
        assertEquals(5, room.rollCalls().byNight());
        assertEquals(new SummaryRules(false, LocalTime.of(7, 0), List.of("chief"), List.of()), room.summary());
        assertEquals(5, duty.of(new DutyPost("other", Text.of("o"), "e", null, ZoneOffset.UTC)).rollCalls().byNight());
        assertEquals(RollCallPolicy.STANDARD, duty.of(new DutyPost("third", Text.of("t"), "f", null, ZoneOffset.UTC)).rollCalls());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollCalls: {answerWithin: 1m}", "rollCalls: {answerWithin: 16m}", "handOver: {leaderAfter: 30m, alarmAfter: 20m}",
        "handOver: {alarmAfter: 2h}", "handOver: {bothCrews: 0s}", "summary: {at: noon}", "summary: {hour: 8}", "posts: [{rollCalls: {}}]",
        "enterprises: [{enterprise: e}, {enterprise: e}]"})
    void duty_outOfItsBounds_isRefused(String text) throws IOException {
        gateway("duty: {" + text + "}");
        assertInstanceOf(LoadResult.Invalid.class, new SettingsLoader(Map.of()).load(directory, Overrides.NONE));
    }

    @Test
    void everySection_isTaken() throws IOException {
        gateway("""
                http: {host: 0.0.0.0, port: 8081}
                mqtt: {host: 0.0.0.0, port: -1, eventLoops: 3, payloadBytesMax: 1000, messagesPerSecondMax: 10,
                       connectionsMax: 7, connectTimeout: 5s, tls: {port: 0, certificate: c.pem, key: k.pem}}
                upstream:
                  - {id: plant, uri: "tcp://broker:1883", username: gw, passwordEnv: PLANT, enterprise: e, qos: 1,
                     topics: [hazard/v1/e/+/+/telemetry], shareGroup: g, sessionExpiry: 2h, backoffMax: 30s}
                history:
                  store: influxdb
                  influx: {url: "http://influx:8086", tokenEnv: TOKEN, org: o, bucket: b}
                  spool: {segmentBytes: 1048576, bytesMax: 4194304}
                readings: {futureTolerance: 1m, ageMax: 7d}
                lanes: 4
                """);
        Files.writeString(directory.resolve("c.pem"), "");
        Files.writeString(directory.resolve("k.pem"), "");
        Settings settings = load(Map.of("PLANT", "p4ss", "TOKEN", "t0ken"), Overrides.NONE);

        assertEquals(new BrokerSettings("plant", "tcp://broker:1883", "hazardwatch-plant", "gw", "p4ss", "e",
                List.of("hazard/v1/e/+/+/telemetry"), 1, "g", 7200, 30_000), settings.brokers().getFirst());
        assertEquals("t0ken", settings.history().influx().token());
        assertEquals(directory.resolve("c.pem"), settings.mqtt().tlsCertificate());
        assertEquals(60_000, settings.futureMillisTolerance());
        assertEquals(7 * 86_400_000L, settings.ageMillisMax());
        assertEquals(5, settings.mqtt().connectTimeoutSeconds());
        assertEquals(4, settings.lanes());
        assertFalse(settings.toString().contains("p4ss") || settings.toString().contains("t0ken"));
    }

    @Test
    void channels_areTakenWithTheirSecrets() throws IOException {
        Files.writeString(directory.resolve("channels.yaml"), """
                webhooks:
                  - {id: duty, url: "http://h/x", secretEnv: S, priorities: [P1, P2]}
                  - {id: all, url: "https://h/y"}
                """);
        List<WebhookSettings> webhooks = load(Map.of("S", "s3cret"), Overrides.NONE).webhooks();

        assertEquals(new WebhookSettings("duty", "http://h/x", "s3cret", Set.of(Priority.P1, Priority.P2)),
                webhooks.getFirst());
        assertNull(webhooks.getLast().secret());
        assertEquals(4, webhooks.getLast().priorities().size());
    }

    @Test
    void missingDirectory_isRefused() {
        assertEquals(1, new SettingsLoader(Map.of()).load(directory.resolve("none"), Overrides.NONE).problems().size());
    }

    @Test
    void check_listsTheProblemsOfAllFiles() throws IOException {
        gateway("lanes: 0\n");
        Files.createDirectory(directory.resolve("sites"));
        Files.writeString(directory.resolve("sites/a.yaml"), "enterprise: e\n");
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        assertEquals(CheckCommand.REFUSED, check(said));
        assertEquals(List.of("gateway.yaml: lanes: 0: must be a whole number from 1 to 64",
                "sites/a.yaml: site: (missing): must be given", "2 problems"), said.toString(StandardCharsets.UTF_8).lines().toList());
        said.reset();
        new CheckCommand(Map.of("LC_ALL", "", "LANG", "zh_CN.UTF-8")).run(directory, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertEquals(List.of("gateway.yaml: lanes: 0: 须为 1 至 64 的整数", "sites/a.yaml: site: (missing): 必须填写", "2 个问题"),
                said.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void check_namesDevicesWhoseLanguageIsOff() throws IOException {
        Files.createDirectory(directory.resolve("sites"));
        Files.writeString(directory.resolve("sites/a.yaml"), """
                enterprise: e
                site: s
                devices:
                  - {id: voc, hj212: {mn: M1, factoryPassword: true, items: {a24088: p}}, points: [{id: p}]}
                  - {id: pump, opcua: {server: plc1, nodes: {ns=2;s=P: p}}, points: [{id: p}]}
                  - {id: tank, opcua: {server: plc2, nodes: {ns=2;s=T: p}}, points: [{id: p}]}
                  - {id: skid, modbus: {host: h, registers: [{point: p, address: 0}]}, points: [{id: p}]}
                cameras:
                  - {id: east, gb28181: {platform: "34020000002000000777", channel: "34020000001320000001"}}
                  - {id: west, gb28181: {platform: "34020000002000000777", channel: "34020000001320000002"}, check: none}
                """);
        gateway("opcua: {servers: [{id: plc1, endpoint: \"opc.tcp://h:4840\"}]}\n");
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        assertEquals(CheckCommand.OK, check(said), said::toString);
        assertEquals(List.of("warning: camera e/s/east: it counts as offline, because gateway.yaml has no gb28181.port",
                "warning: e/s/voc: nothing comes from it, because gateway.yaml has no hj212.port",
                "warning: e/s/tank: nothing comes from it, because gateway.yaml has no opcua.servers[].id plc2",
                "warning: e/s/skid: nothing comes from it, because gateway.yaml has no modbus.poll", "ok: 1 sites, 4 points"),
                said.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void check_namesTanksWhoseRulesWouldComeTooLate() throws IOException {
        Files.createDirectory(directory.resolve("sites"));
        Files.writeString(directory.resolve("sites/a.yaml"), """
                enterprise: e
                site: s
                devices:
                  - id: t
                    points:
                      - {id: fast, unit: m, range: [0, 15], period: 1s, limits: {HH: {at: 13, priority: P1}}}
                      - {id: slow, unit: m, range: [0, 15], period: 6m, limits: {HH: {at: 13, priority: P1}}}
                      - {id: in, unit: m3/h, period: 1s}
                      - {id: pump, period: 1s}
                tanks:
                  - {id: good, level: t/fast, flowIn: [t/in]}
                  - {id: blind, level: t/fast}
                  - {id: rare, level: t/slow, pumps: [t/pump]}
                  - {id: metered, level: t/slow, flowIn: [t/in], strapping: [[0, 0], [15, 7500]]}
                """);
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        assertEquals(CheckCommand.OK, check(said), said::toString);
        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        List<String> begins = List.of("warning: e/s: tanks blind: neither flowIn nor pumps is stated",
                "warning: e/s: tanks rare: a level gauge that stands still while the tank is filled is told after 18 min only",
                "warning: e/s: tanks rare: an overfill may be told later than 15 min before",
                "warning: e/s: tanks metered: a level gauge that stands still while the tank is filled is told after 18 min only", "ok: 1 sites");
        assertEquals(begins.size(), lines.size(), lines::toString);
        for (int i = 0; i < begins.size(); i++) {
            assertTrue(lines.get(i).startsWith(begins.get(i)), lines.get(i));
        }
    }

    @Test
    void check_saysOkOfTheDemoConfiguration() {
        directory = Path.of(System.getProperty("hazardwatch.root"), "config");
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        assertEquals(CheckCommand.OK, check(said), () -> said.toString(StandardCharsets.UTF_8));
        assertFalse(said.toString(StandardCharsets.UTF_8).contains("nothing comes from it"), said::toString);
    }
}
