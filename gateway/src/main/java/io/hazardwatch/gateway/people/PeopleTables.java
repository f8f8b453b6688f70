package io.hazardwatch.gateway.people;

import io.hazardwatch.gateway.model.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The tables of people, posts and levels in the relational store. No state; the handle's thread. */
final class PeopleTables {
    private static final String PHONE = "PHONE";
    private static final String ADDRESS = "ADDRESS";
    private static final String PUT_PERSON = "INSERT INTO person (id, name, name_en, enterprise, authority, language) VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_en = excluded.name_en, enterprise = excluded.enterprise,"
            + " authority = excluded.authority, language = excluded.language";
    private static final String PUT_POST = "INSERT INTO post (id, name_zh, name_en, enterprise, site, area, level_id, round_the_clock,"
            + " technical_group, on_duty_min, qualifications) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            + " name_zh = excluded.name_zh,"
            + " name_en = excluded.name_en, enterprise = excluded.enterprise, site = excluded.site, area = excluded.area,"
            + " level_id = excluded.level_id, round_the_clock = excluded.round_the_clock, technical_group = excluded.technical_group,"
            + " on_duty_min = excluded.on_duty_min, qualifications = excluded.qualifications";

    /** A line of a table about a person. */
    private record Of<T>(String owner, T value) {}

    private PeopleTables() {}

    static PeopleDirectory read(Handle handle) {
        return PeopleDirectory.of(persons(handle), posts(handle), levels(handle));
    }

    private static List<Person> persons(Handle handle) {
        Map<String, List<String>> phones = contacts(handle, PHONE);
        Map<String, List<String>> addresses = contacts(handle, ADDRESS);
        Map<String, List<Qualification>> qualifications = grouped(handle.createQuery(
                        "SELECT * FROM person_qualification ORDER BY person_id, sequence")
                .map((line, context) -> new Of<>(line.getString("person_id"), qualification(line))).list());
        Map<String, List<ContactMeans>> normal = means(handle, Urgency.NORMAL);
        Map<String, List<ContactMeans>> urgent = means(handle, Urgency.URGENT);
        return handle.createQuery("SELECT * FROM person").map((line, context) -> {
            String id = line.getString("id");
            return new Person(id, new Text(line.getString("name"), line.getString("name_en")), line.getString("enterprise"),
                    line.getString("authority"),
                    Language.valueOf(line.getString("language")), phones.getOrDefault(id, List.of()), addresses.getOrDefault(id, List.of()),
                    qualifications.getOrDefault(id, List.of()), normal.getOrDefault(id, List.of()), urgent.getOrDefault(id, List.of()));
        }).list();
    }

    private static Map<String, List<String>> contacts(Handle handle, String kind) {
        return grouped(handle.createQuery("SELECT * FROM person_contact WHERE kind = ? ORDER BY person_id, sequence").bind(0, kind)
                .map((line, context) -> new Of<>(line.getString("person_id"), line.getString("value"))).list());
    }

    private static Map<String, List<ContactMeans>> means(Handle handle, Urgency urgency) {
        return grouped(handle.createQuery("SELECT * FROM person_means WHERE urgency = ? ORDER BY person_id, sequence").bind(0, urgency.name())
                .map((line, context) -> new Of<>(line.getString("person_id"), means(line))).list());
    }

    private static <T> Map<String, List<T>> grouped(List<Of<T>> lines) {
        return lines.stream().collect(Collectors.groupingBy(Of::owner, Collectors.mapping(Of::value, Collectors.toList())));
    }

    private static Qualification qualification(ResultSet line) throws SQLException {
        String expires = line.getString("expires");
        return new Qualification(line.getString("name"), expires == null ? null : LocalDate.parse(expires));
    }

    private static ContactMeans means(ResultSet line) throws SQLException {
        long verifiedAt = line.getLong("verified_at");
        boolean isVerified = !line.wasNull();
        String failedWhy = line.getString("failed_why");
        return new ContactMeans(ContactMeansKind.valueOf(line.getString("kind")), line.getString("address"), isVerified ? verifiedAt : null,
                line.getString("verified_by"), failedWhy == null ? null : new MeansFailure(failedWhy, line.getLong("failed_at")));
    }

    private static List<Post> posts(Handle handle) {
        return handle.createQuery("SELECT * FROM post").map((line, context) -> new Post(line.getString("id"), name(line),
                line.getString("enterprise"), line.getString("site"), line.getString("area"), line.getString("level_id"),
                line.getInt("round_the_clock") != 0, line.getInt("technical_group") != 0, line.getInt("on_duty_min"),
                        lines(line.getString("qualifications")))).list();
    }

    private static List<String> lines(String text) {
        return text == null ? List.of() : text.lines().toList();
    }

    private static List<DutyLevel> levels(Handle handle) {
        Map<String, List<String>> fallback = grouped(handle.createQuery(
                        "SELECT * FROM duty_level_fallback ORDER BY enterprise, level_id, sequence")
                .map((line, context) -> new Of<>(key(line.getString("enterprise"), line.getString("level_id")), line.getString("person_id")))
                .list());
        return handle.createQuery("SELECT * FROM duty_level").map((line, context) -> new DutyLevel(line.getString("enterprise"),
                line.getString("id"), line.getInt("sequence"), name(line), LevelSource.valueOf(line.getString("source")),
                fallback.getOrDefault(key(line.getString("enterprise"), line.getString("id")), List.of()))).list();
    }

    private static String key(String enterprise, String level) {
        return enterprise + '/' + level;
    }

    private static Text name(ResultSet line) throws SQLException {
        return new Text(line.getString("name_zh"), line.getString("name_en"));
    }

    static void put(Handle handle, Person person) {
        handle.execute(PUT_PERSON, person.id(), person.name().zh(), person.name().en(), person.enterprise(), person.authority(),
                person.language().name());
        List.of("person_contact", "person_qualification", "person_means")
                .forEach(table -> handle.execute("DELETE FROM " + table + " WHERE person_id = ?", person.id()));
        putContacts(handle, person.id(), PHONE, person.phones());
        putContacts(handle, person.id(), ADDRESS, person.addresses());
        for (int i = 0; i < person.qualifications().size(); i++) {
            Qualification qualification = person.qualifications().get(i);
            handle.execute("INSERT INTO person_qualification (person_id, sequence, name, expires) VALUES (?, ?, ?, ?)", person.id(), i,
                    qualification.name(), qualification.expires() == null ? null : qualification.expires().toString());
        }
        putMeans(handle, person.id(), Urgency.NORMAL, person.normal());
        putMeans(handle, person.id(), Urgency.URGENT, person.urgent());
    }

    private static void putContacts(Handle handle, String person, String kind, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            handle.execute("INSERT INTO person_contact (person_id, kind, sequence, value) VALUES (?, ?, ?, ?)", person, kind, i, values.get(i));
        }
    }

    private static void putMeans(Handle handle, String person, Urgency urgency, List<ContactMeans> means) {
        for (int i = 0; i < means.size(); i++) {
            ContactMeans each = means.get(i);
            MeansFailure failure = each.failure();
            handle.execute("INSERT INTO person_means (person_id, urgency, sequence, kind, address, verified_at, verified_by, failed_at, failed_why)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", person, urgency.name(), i, each.kind().name(), each.address(), each.verifiedAt(),
                    each.verifiedBy(), failure == null ? null : failure.atMillis(), failure == null ? null : failure.why());
        }
    }

    /** SQLite does not delete along references unless asked on each connection. */
    static void removePerson(Handle handle, String id) {
        List.of("person_contact", "person_qualification", "person_means")
                .forEach(table -> handle.execute("DELETE FROM " + table + " WHERE person_id = ?", id));
        handle.execute("DELETE FROM push_subscription WHERE person_id = ?", id);
        handle.execute("DELETE FROM person WHERE id = ?", id);
    }

    static void put(Handle handle, Post post) {
        handle.execute(PUT_POST, post.id(), post.name().zh(), post.name().en(), post.enterprise(), post.site(), post.area(), post.levelId(),
                post.roundTheClock() ? 1 : 0, post.technicalGroup() ? 1 : 0, post.onDutyMin(),
                post.qualifications().isEmpty() ? null : String.join("\n", post.qualifications()));
    }

    static void removePost(Handle handle, String id) {
        handle.execute("DELETE FROM post WHERE id = ?", id);
    }

    static void put(Handle handle, DutyLevel level) {
        removeLevel(handle, level.enterprise(), level.id());
        handle.execute("INSERT INTO duty_level (enterprise, id, sequence, name_zh, name_en, source) VALUES (?, ?, ?, ?, ?, ?)",
                level.enterprise(), level.id(), level.sequence(), level.name().zh(), level.name().en(), level.source().name());
        for (int i = 0; i < level.fallback().size(); i++) {
            handle.execute("INSERT INTO duty_level_fallback (enterprise, level_id, sequence, person_id) VALUES (?, ?, ?, ?)",
                    level.enterprise(), level.id(), i, level.fallback().get(i));
        }
    }

    static void removeLevel(Handle handle, String enterprise, String id) {
        handle.execute("DELETE FROM duty_level_fallback WHERE enterprise = ? AND level_id = ?", enterprise, id);
        handle.execute("DELETE FROM duty_level WHERE enterprise = ? AND id = ?", enterprise, id);
    }

    /** These and no others. */
    static void replaceAll(Handle handle, PeopleDirectory directory) {
        List.of("duty_level_fallback", "duty_level", "post", "person_means", "person_qualification", "person_contact", "person")
                .forEach(table -> handle.execute("DELETE FROM " + table));
        directory.persons().values().forEach(person -> put(handle, person));
        directory.posts().values().forEach(post -> put(handle, post));
        directory.levels().forEach(level -> put(handle, level));
    }
}
