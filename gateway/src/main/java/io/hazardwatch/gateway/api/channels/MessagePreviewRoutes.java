package io.hazardwatch.gateway.api.channels;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.AnswerWays;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.MessageRenderer;
import io.hazardwatch.gateway.notify.person.MessageText;
import io.hazardwatch.gateway.notify.render.MessageForm;
import io.hazardwatch.gateway.notify.render.MessageTemplates;
import io.hazardwatch.gateway.notify.render.TemplateRenderer;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Shows what people would be told of an invented alarm, by the templates in force. Event loop. */
final class MessagePreviewRoutes {
    private static final String LINK = "https://gateway.example.com/answer/AAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final int NAME_MAX = 30;
    private static final int TEMPLATE_MAX = 1_000;

    private final MessageRenderer renderer;
    private final Clock clock;

    MessagePreviewRoutes(MessageRenderer renderer, Clock clock) {
        this.renderer = renderer;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/api/v1/messages/preview").handler(this::preview);
        router.post("/api/v1/messages/preview").handler(this::draft);
    }

    private void preview(RoutingContext ctx) {
        Query query = new Query(ctx);
        Language language = choice(query, "language", Language.values());
        MessagePurpose purpose = choice(query, "purpose", MessagePurpose.values());
        MessageFacts facts = facts(choice(query, "nature", MessageNature.values()), purpose);
        Responses.json(ctx, json(renderer.render(facts, language)));
    }

    /** Shows what a template would give that is in no file yet, or says what is wrong with it. */
    private void draft(RoutingContext ctx) {
        RequestBody body = RequestBody.of(ctx);
        Language language = choice("language", body.text("language", NAME_MAX, null), Language.values());
        MessagePurpose purpose = choice("purpose", body.text("purpose", NAME_MAX, null), MessagePurpose.values());
        String form = body.text("form", NAME_MAX, null);
        MessageForm chosen = Arrays.stream(MessageForm.values()).filter(each -> each.key().equals(form)).findFirst().orElseThrow(
                () -> Problem.invalid("form", form, "must be one of " + Arrays.stream(MessageForm.values()).map(MessageForm::key).toList()));
        String template = body.text("template", TEMPLATE_MAX, "");
        String problem = MessageTemplates.problem(template);
        if (problem != null) {
            throw Problem.invalid("template", template, problem);
        }
        TemplateRenderer trial = new TemplateRenderer(unusable -> { });
        trial.use(MessageTemplates.with(Map.of(MessageTemplates.key(language, purpose, chosen), template)));
        MessageText text = trial.render(facts(MessageNature.LIVE, purpose), language);
        Responses.json(ctx, json(text).put("usable", trial.fallbacks() == 0));
    }

    private MessageFacts facts(MessageNature nature, MessagePurpose purpose) {
        return new MessageFacts(nature, purpose, Priority.P1,
                new Text("示例储罐区", "Example tank farm"), new Text("可燃气体浓度高高", "Combustible gas high-high"), "52.1 %LEL", "50 %LEL",
                new Text("每分钟上升 5 %LEL", "rising 5 %LEL/min"), clock.millis(), ZoneId.of("Asia/Shanghai"),
                new Text("撤离罐区，关闭进料阀", "Evacuate, close the feed valve"), purpose == MessagePurpose.CALL ? null
                : new Text("李伟已接警", "Li Wei has taken it"), 1, new AnswerWays(LINK, "4711"));
    }

    private static JsonObject json(MessageText text) {
        return new JsonObject().put("title", text.title()).put("brief", text.brief()).put("full", text.full()).put("speech", text.speech());
    }

    private static <E extends Enum<E>> E choice(Query query, String name, E[] choices) {
        return choice(name, query.text(name), choices);
    }

    private static <E extends Enum<E>> E choice(String name, String given, E[] choices) {
        return given == null ? choices[0] : Arrays.stream(choices).filter(each -> lower(each).equals(given)).findFirst().orElseThrow(
                () -> Problem.invalid(name, given, "must be one of " + Arrays.stream(choices).map(MessagePreviewRoutes::lower).toList()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
