package io.hazardwatch.gateway.architecture;

import java.util.Arrays;
import java.util.List;

/**
 * One row of the table of rooms in docs/architecture.md: which rooms it may know and which outside libraries it may use,
 * the latter as prefixes of packages, with the sub-room in front where only that may.
 */
enum Room {
    MODEL(List.of()),
    TIME(List.of("model")),
    REGISTRY(List.of("model")),
    TLS(List.of()),
    SIGNING(List.of(), "java.security", "javax.crypto"),
    FILES(List.of()),
    CERTIFICATES(List.of("model", "files"), "java.security", "javax.net.ssl", "java.net", "org.bouncycastle"),
    WORKERS(List.of(), "io.vertx.core"),
    CONNECTIONS(List.of("time"), "io.vertx.core", "io.netty"),
    INTAKE(List.of("model", "time", "decode", "registry", "tls", "files", "connections"), "mqtt:io.vertx", "mqtt:io.netty", "hj212:io.netty",
            "gb26875:io.netty", "gb28181:io.netty", "gb28181:javax.xml.stream", "modbus:io.netty",
            "tcp:io.netty", "opcua:org.eclipse.milo", "opcua:io.netty",
            "coap:org.eclipse.californium", "coap:javax.security.auth.x500",
            "broker:org.eclipse.paho",
            "broker:javax.net"),
    DECODE(List.of("model")),
    EVALUATE(List.of("model", "time", "registry")),
    ALARMS(List.of("model", "time", "registry", "evaluate")),
    LANE(List.of("model", "time", "decode", "registry", "evaluate", "alarms")),
    SNAPSHOTS(List.of("model", "registry", "files", "evaluate", "lane")),
    SQLITE(List.of("files"), "java.sql", "javax.sql", "org.sqlite", "org.jdbi", "org.flywaydb"),
    DATABASE(List.of("signing", "model", "time", "sqlite"), "java.sql", "javax.sql", "org.jdbi", "org.flywaydb", "com.zaxxer.hikari"),
    JOURNAL(List.of("signing", "model", "time", "registry", "evaluate", "alarms", "sqlite"), "java.sql", "org.sqlite", "org.jdbi"),
    KPI(List.of("model", "registry", "evaluate", "alarms", "journal")),
    BACKTEST(List.of("model", "time", "registry", "decode", "evaluate", "alarms", "lane", "kpi")),
    HISTORY(List.of("signing", "model", "time", "files"), "influx:com.influxdb", "influx:okhttp3", "influx:retrofit2", "embedded:io.questdb"),
    NOTIFY(List.of("signing", "model", "time", "alarms", "journal", "workers", "people"), "channel:io.vertx",
            "channel:io.netty.handler.codec.mqtt", "com.interaso.webpush", "channel:org.jsmpp",
            "io.vertx.core",
            "com.fasterxml.jackson"),
    ESCALATION(List.of("model", "time", "people", "notify")),
    ACCOUNTS(List.of("signing", "model", "time", "registry", "files", "database", "reminders"), "java.sql", "org.jdbi",
            "com.github.benmanes.caffeine"),
    EMERGENCY(List.of("signing", "model"), "java.net", "com.fasterxml.jackson"),
    AUDIT(List.of("model", "time", "alarms", "journal", "emergency"), "java.sql"),
    ANSWER(List.of("signing", "model"), "java.nio", "java.security"),
    PEOPLE(List.of("model", "database"), "java.sql", "org.jdbi"),
    DUTY(List.of("signing", "model", "time", "database"), "org.jdbi", "tables:java.sql", "exchange:de.siegmar.fastcsv", "ical:biweekly",
            "ical:com.github.mangstadt.vinnie"),
    WEATHER(List.of("signing", "model", "time", "registry", "database"), "tables:org.jdbi", "tables:java.sql", "cap:javax.xml", "cap:org.w3c.dom",
            "cap:org.xml.sax",
            "json:com.fasterxml.jackson", "exposure:org.locationtech.jts", "feed:io.vertx.core"),
    LEAKS(List.of("model", "time", "registry", "database"), "tables:org.jdbi", "tables:java.sql", "tables:com.fasterxml.jackson"),
    REMINDERS(List.of("database"), "tables:org.jdbi"),
    EQUIPMENT(List.of("model", "registry", "database", "reminders"), "tables:org.jdbi", "tables:java.sql"),
    HAZARDS(List.of("model", "registry", "database", "reminders"), "tables:org.jdbi", "tables:java.sql"),
    PIPELINES(List.of("model", "time", "registry", "database"), "tables:org.jdbi", "tables:com.fasterxml.jackson"),
    RESPONSE(List.of("signing", "model", "time", "registry", "database"), "tables:org.jdbi", "tables:java.sql"),
    ONBOARDING(List.of("files", "signing", "model", "registry", "database"), "tables:org.jdbi", "tables:java.sql", "tables:com.fasterxml.jackson",
            "imports:org.dhatim", "imports:de.siegmar.fastcsv", "imports:org.apache.commons.compress"),
    SETTINGS(List.of("signing", "model", "time", "registry", "evaluate", "alarms", "kpi", "connections", "tls", "certificates", "files",
            "intake", "decode", "history",
            "notify", "emergency", "escalation", "database", "accounts", "people", "duty", "weather", "leaks", "response", "api"), "yaml:org.yaml",
                    "command:picocli"),
    API(List.of("signing", "model", "time", "registry", "tls", "certificates", "workers", "connections", "intake", "decode", "evaluate", "alarms",
            "lane", "journal", "kpi", "backtest", "history",
            "notify", "escalation", "database", "accounts", "people", "answer", "weather", "leaks", "equipment", "hazards", "pipelines",
            "duty", "response",
            "onboarding"),
            "plant:javax.xml.stream", "oidc:com.nimbusds", "access:io.nayuki.qrcodegen", "response:io.nayuki.qrcodegen", "io.vertx",
            "io.netty", "com.fasterxml.jackson",
                    "com.github.benmanes.caffeine",
            "de.siegmar.fastcsv"),
    APP(List.of("model", "time", "registry", "tls", "certificates", "files", "workers", "connections", "intake", "decode", "evaluate", "alarms",
            "lane", "journal", "kpi", "backtest", "history",
            "notify", "emergency", "audit", "escalation", "database", "accounts", "people", "answer",
                    "weather", "leaks", "reminders", "equipment", "hazards", "pipelines", "duty", "response", "onboarding", "api",
                    "settings",
                    "snapshots", "sqlite"), "io.vertx", "equipment:javax.net", "equipment:java.security",
                    "io.micrometer", "java.net", "io.prometheus",
            "org.HdrHistogram", "java.sql", "com.sun.management");

    /** Rooms that only compute: no I/O, no logging, no clock, no thread. */
    static final List<Room> PURE = List.of(MODEL, TIME, DECODE, REGISTRY, EVALUATE, ALARMS, LANE, KPI, BACKTEST, ESCALATION);

    private final List<String> rooms;
    private final List<String> libraries;

    Room(List<String> rooms, String... libraries) {
        this.rooms = rooms;
        this.libraries = List.of(libraries);
    }

    String folder() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Room of(String folder) {
        return Arrays.stream(values()).filter(room -> room.folder().equals(folder)).findFirst().orElse(null);
    }

    boolean mayKnow(String folder) {
        return folder.equals(folder()) || rooms.contains(folder);
    }

    /** Whether a class in {@code subRoom} (empty for the room itself) may use a class of {@code packageName}. */
    boolean mayUse(String subRoom, String packageName) {
        return libraries.stream().anyMatch(library -> allows(library, subRoom, packageName));
    }

    private static boolean allows(String library, String subRoom, String packageName) {
        int colon = library.indexOf(':');
        return packageName.startsWith(library.substring(colon + 1))
                && (colon < 0 || library.substring(0, colon).equals(subRoom));
    }

    boolean isPure() {
        return PURE.contains(this);
    }
}
