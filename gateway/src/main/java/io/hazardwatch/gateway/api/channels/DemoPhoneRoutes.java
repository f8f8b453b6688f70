package io.hazardwatch.gateway.api.channels;

import io.hazardwatch.gateway.api.escalation.CallNames;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.channel.phone.DemoMessage;
import io.hazardwatch.gateway.notify.channel.phone.DemoPhone;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.ReplyCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The phones and mailboxes of a demonstration. They hold messages with answer links to everybody, so only operators who see all
 * enterprises may look. Event loop.
 */
final class DemoPhoneRoutes {
    private static final String PATH = "/api/v1/demo-phones";
    private static final int SHOWN_MAX = 200;
    /** Stands for the telephone of a household, which is shown nowhere. */
    private static final String HIDDEN = "***";

    private final PersonChannels channels;

    private final CallNames names;

    private final Function<String, Text> households;

    /**
     * Serves the phones of these channels.
     *
     * @param names of people
     * @param households what people call the household that is told by that contact, or null
     */
    DemoPhoneRoutes(PersonChannels channels, CallNames names, Function<String, Text> households) {
        this.channels = channels;
        this.names = names;
        this.households = households;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::list);
        router.post(PATH + "/:message/answer").handler(this::answer);
    }

    private List<DemoPhone> phones(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        caller.requireSightOfAll("demo phones show messages to people of all enterprises");
        return channels.ofKind(DemoPhone.class);
    }

    private void list(RoutingContext ctx) {
        JsonArray messages = new JsonArray();
        List<DemoPhone> phones = phones(ctx);
        phones.stream().flatMap(phone -> phone.messages().stream().limit(SHOWN_MAX).map(message -> json(phone.id(), message)
                .put("personName", name(message.message().person()))))
                .forEach(messages::add);
        Responses.json(ctx, new JsonObject().put("real", false).put("configured", !phones.isEmpty()).put("messages", messages));
    }

    /** A contact of a household is no person of the directory. */
    private JsonObject name(String person) {
        Text household = households.apply(person);
        return household == null ? names.person(person) : JsonValues.text(household);
    }

    private static JsonObject json(String channel, DemoMessage kept) {
        PersonMessage message = kept.message();
        JsonObject json = new JsonObject().put("id", channel + '-' + kept.id()).put("channel", channel).put("person", message.person())
                .put("means", lower(message.means())).put("address", address(message)).put("language", lower(message.language()))
                .put("nature", lower(message.nature())).put("purpose", lower(message.purpose()))
                .put("priority", message.priority() == null ? null : message.priority().name())
                .put("sentAt", Times.utc(message.sentAt())).put("attempts", kept.attempts())
                .put("title", message.text().title()).put("text", text(message))
                .put("outcome", kept.outcome() == null ? null : lower(kept.outcome()))
                .put("outcomeAt", kept.outcomeAt() == 0 ? null : Times.utc(kept.outcomeAt()));
        if (message.answer() != null) {
            json.put("link", message.answer().link()).put("code", message.answer().code())
                    .put("declineCode", message.answer().code() == null ? null : ReplyCode.declining(message.answer().code()));
        }
        return json.put("answers", new JsonArray(answers(kept)));
    }

    private static String address(PersonMessage message) {
        return switch (message.purpose()) {
            case HOUSEHOLD, HOUSEHOLD_NEWS -> HIDDEN;
            case CALL, NEWS, DIGEST, DUTY, VERIFICATION, CORRECTION, SIREN -> message.address();
        };
    }

    private static List<String> answers(DemoMessage kept) {
        boolean isAsked = kept.message().answer() != null;
        return kept.isOver() ? List.of() : DemoPhone.answers(kept.message().means()).stream()
                .filter(outcome -> isAsked || outcome != ReceiptOutcome.TAKEN && outcome != ReceiptOutcome.DECLINED)
                .sorted(Comparator.comparing(ReceiptOutcome::isNotReached)).map(DemoPhoneRoutes::lower).toList();
    }

    /** What that means shows or says. */
    private static String text(PersonMessage message) {
        return switch (message.means()) {
            case VOICE -> message.text().speech();
            case SMS -> message.text().brief();
            case MAIL, PUSH, DINGTALK, WECOM, FEISHU, APP -> message.text().full();
        };
    }

    private void answer(RoutingContext ctx) {
        List<DemoPhone> phones = phones(ctx);
        String id = new Query(ctx).path("message");
        String given = RequestBody.of(ctx).text("outcome", 20, null);
        ReceiptOutcome outcome = Stream.of(ReceiptOutcome.values()).filter(each -> lower(each).equals(given)).findFirst()
                .orElseThrow(() -> Problem.invalid("outcome", given, "must be one that the message lists under answers"));
        DemoPhone phone = phones.stream().filter(each -> id.startsWith(each.id() + '-')).findFirst()
                .orElseThrow(() -> Problem.notFound(phones.isEmpty() ? "channels.yaml has no channel of kind demo-phone" : "no message " + id));
        String number = id.substring(phone.id().length() + 1);
        DemoPhone.Answer answer = number.matches("[0-9]{1,18}") ? phone.answer(Long.parseLong(number), outcome)
                : DemoPhone.Answer.UNKNOWN_MESSAGE;
        if (answer != DemoPhone.Answer.REPORTED) {
            throw new Problem(answer == DemoPhone.Answer.UNKNOWN_MESSAGE ? 404 : 409, "message " + id + ": " + answer)
                    .with("reason", answer.name());
        }
        ctx.response().setStatusCode(204).end();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
