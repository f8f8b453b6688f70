package io.hazardwatch.gateway.notify.channel.provider;

import io.hazardwatch.gateway.notify.person.CodeReply;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.ReceiptListener;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.ReceiptRequest;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict.Reason;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rules for interpreting the reports of a provider. Pointers are those of RFC 6901, within one report.
 *
 * @param proof     how the provider proves that it sent the report
 * @param reports   where the list of reports stands; empty = the body is the list, or one report
 * @param reference where the provider's name of the message may stand, the first that is there counts
 * @param key       where our own key of the message stands, or null
 * @param detail    where the provider's words about it stand, or null
 * @param outcomes  the first that fits counts
 * @param otherwise if none fits; an unknown state never counts as delivered
 * @param replyText where what somebody wrote back stands, or null; a report with it is a reply
 * @param replyFrom where the sender of a reply stands, or null
 * @param answer    what the provider expects to read, as JSON or text
 */
public record ReceiptRules(ReceiptProof proof, String reports, List<String> reference, String key, String detail, List<OutcomeRule> outcomes,
                           ReceiptOutcome otherwise, String replyText, String replyFrom, String answer) {
    /**
     * An outcome and when it is meant.
     *
     * @param when values by pointers, all of which must be there
     */
    public record OutcomeRule(ReceiptOutcome outcome, Map<String, String> when) {
        boolean fits(Object report) {
            return when.entrySet().stream().allMatch(each -> each.getValue().equals(ProviderResponse.at(report, each.getKey())));
        }
    }

    private static final int REPORTS_MAX = 1_000;
    private static final int TEXT_MAX = 200;

    ReceiptVerdict take(String channel, ReceiptRequest request, ReceiptListener listener, long nowMillis) {
        Reason proved = proof.check(request, nowMillis);
        if (proved != Reason.TAKEN) {
            return ReceiptVerdict.refused(proved);
        }
        List<?> all = list(parsed(request));
        if (all.isEmpty() || all.size() > REPORTS_MAX) {
            return ReceiptVerdict.refused(Reason.UNREADABLE);
        }
        int taken = 0;
        for (Object report : all) {
            taken += pass(channel, report, listener, nowMillis) ? 1 : 0;
        }
        return taken == 0 ? ReceiptVerdict.refused(Reason.UNREADABLE)
                : new ReceiptVerdict(Reason.TAKEN, taken, answer.startsWith("{") ? "application/json" : "text/plain", answer);
    }

    private boolean pass(String channel, Object report, ReceiptListener listener, long nowMillis) {
        String text = at(report, replyText);
        if (text != null) {
            listener.replied(new CodeReply(channel, at(report, replyFrom), text, nowMillis));
            return true;
        }
        String named = reference.stream().map(pointer -> at(report, pointer)).filter(Objects::nonNull).findFirst().orElse(null);
        String own = at(report, key);
        if (named == null && own == null) {
            return false;
        }
        ReceiptOutcome outcome = outcomes.stream().filter(rule -> rule.fits(report)).map(OutcomeRule::outcome).findFirst().orElse(otherwise);
        listener.received(new DeliveryReceipt(channel, named, own, outcome, nowMillis, at(report, detail)));
        return true;
    }

    private static String at(Object report, String pointer) {
        String text = pointer == null ? null : ProviderResponse.at(report, pointer);
        return text == null || text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }

    private List<?> list(Object body) {
        Object found = body == null || reports.isEmpty() ? body : JsonPointer.from(reports).queryJson(body);
        return found instanceof JsonArray array ? array.stream().toList() : found instanceof JsonObject object ? List.of(object) : List.of();
    }

    /** JSON, or a form as an object of texts; null if it is neither. */
    private static Object parsed(ReceiptRequest request) {
        String type = request.headers().getOrDefault("content-type", "");
        try {
            return type.startsWith("application/x-www-form-urlencoded") ? form(new String(request.body(), StandardCharsets.UTF_8))
                    : Json.decodeValue(Buffer.buffer(request.body()));
        } catch (DecodeException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static JsonObject form(String text) {
        JsonObject fields = new JsonObject();
        for (String pair : text.split("&")) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                fields.put(URLDecoder.decode(pair.substring(0, sign), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
