package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.duty.book.DutyPeople;
import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.handover.HandoverItem;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.duty.log.DayPage;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** The wire form of duty; times in the post's zone. Any thread. */
final class DutyJson {
    private final DutyPeople people;
    private final Supplier<List<OpenMatter.Kind>> notKept;

    /** @param notKept kinds of open matters that nothing here keeps */
    DutyJson(DutyPeople people, Supplier<List<OpenMatter.Kind>> notKept) {
        this.people = people;
        this.notKept = notKept;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <T> JsonArray array(Collection<T> all, Function<T, ?> each) {
        JsonArray array = new JsonArray();
        all.forEach(one -> array.add(each.apply(one)));
        return array;
    }

    JsonObject person(String id) {
        return id == null ? null : new JsonObject().put("person", id).put("name", people.nameOf(id))
                .put("nameEn", people.englishNameOf(id));
    }

    private JsonArray persons(List<String> ids) {
        return array(ids, this::person);
    }

    /** How a post stands: for the head of every page, and the frame of the live feed. */
    JsonObject now(DutyNow now) {
        DutyPost post = now.post();
        return new JsonObject().put("post", post.id()).put("name", JsonValues.text(post.name())).put("enterprise", post.enterprise())
                .put("site", post.site()).put("timezone", post.zone().getId()).put("shift", shift(now.shift(), post.zone()))
                .put("next", shift(now.next(), post.zone())).put("responsible", persons(now.responsible()))
                .put("rollCalls", array(now.rollCalls(), call -> rollCall(call, post.zone())))
                .put("handover", now.handover() == null ? null : handover(now.handover(), post.zone()));
    }

    private JsonObject shift(DutyShift shift, ZoneId zone) {
        return shift == null ? null : new JsonObject().put("from", Times.iso(shift.fromMillis(), zone)).put("to", Times.iso(shift.toMillis(), zone))
                .put("officers", persons(shift.officers())).put("leader", person(shift.leader()));
    }

    JsonObject handover(Handover handover, ZoneId zone) {
        return new JsonObject().put("id", handover.id()).put("post", handover.post()).put("changeAt", Times.iso(handover.changeAt(), zone))
                .put("state", lower(handover.state())).put("outgoing", persons(handover.outgoing())).put("incoming", persons(handover.incoming()))
                .put("items", array(handover.items(), item -> item(item, zone))).put("seen", handover.items().size())
                .put("notKept", array(notKept.get(), DutyJson::lower))
                .put("leaderToldAt", Times.iso(handover.leaderToldAt(), zone)).put("overdueAt", Times.iso(handover.overdueAt(), zone))
                .put("acceptedBy", person(handover.acceptedBy())).put("endedAt", Times.iso(handover.endedAt(), zone));
    }

    private JsonObject item(HandoverItem item, ZoneId zone) {
        return new JsonObject().put("number", item.number()).put("kind", lower(item.matter().kind())).put("ref", item.matter().ref())
                .put("text", JsonValues.text(item.matter().text())).put("state", lower(item.state())).put("acceptedBy", person(item.acceptedBy()))
                .put("at", Times.iso(item.atMillis(), zone));
    }

    /** When it is due stays a secret: only what has been asked is told. */
    JsonObject rollCall(RollCall call, ZoneId zone) {
        return new JsonObject().put("id", call.id()).put("post", call.post()).put("state", lower(call.state()))
                .put("isSpotCheck", call.isSpotCheck()).put("orderedBy", person(call.orderedBy())).put("askedAt", Times.iso(call.askedAt(), zone))
                .put("answerBy", Times.iso(call.answerBy(), zone)).put("asked", persons(call.asked())).put("answeredBy", person(call.answeredBy()))
                .put("endedAt", Times.iso(call.endedAt(), zone)).put("leaderToldAt", Times.iso(call.leaderToldAt(), zone));
    }

    /** The record is a text: its hash is over exactly these characters. */
    JsonObject spotCheck(SpotCheck check, ZoneId zone) {
        return new JsonObject().put("id", check.id()).put("post", check.post()).put("at", Times.iso(check.atMillis(), zone))
                .put("record", check.text()).put("hash", check.hash());
    }

    JsonObject entry(DutyLogEntry entry, ZoneId zone) {
        return new JsonObject().put("id", entry.id()).put("post", entry.post()).put("day", entry.day().toString()).put("kind", lower(entry.kind()))
                .put("at", Times.iso(entry.atMillis(), zone)).put("writtenAt", Times.iso(entry.writtenAt(), zone))
                .put("author", entry.author()).put("authorName", people.nameOf(entry.author())).put("party", entry.party())
                .put("matter", entry.matter()).put("action", entry.action()).put("about", entry.about())
                .put("due", Times.iso(entry.dueMillis(), zone));
    }

    JsonObject page(DayPage page, ZoneId zone) {
        JsonObject sealed = page.sealed() == null ? null : new JsonObject().put("hash", page.sealed().hash())
                .put("previous", page.sealed().previous())
                .put("entries", page.sealed().entries()).put("at", Times.iso(page.sealed().atMillis(), zone)).put("isWhole", page.isAsSigned());
        return new JsonObject().put("post", page.post()).put("day", page.day().toString()).put("textHash", page.textHash())
                .put("entries", array(page.entries(), entry -> entry(entry, zone)))
                .put("signatures", array(page.standing(), each -> person(each.person()).put("at", Times.iso(each.atMillis(), zone))))
                .put("sealed", sealed);
    }
}
