package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.people.MeansTest;
import io.hazardwatch.gateway.people.MeansTestBook;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.people.PeopleEdit;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The monthly tests of people's means, and their confirmation at the console. Event loop. */
final class DeviceTestRoutes {
    private static final String PATH = "/api/v1/device-tests";
    private static final int CODE_MAX = 10;

    private final PeopleBook people;
    private final MeansTestBook tests;
    private final PeopleEdits edits;
    private final UnaryOperator<String> personOf;
    private final Clock clock;

    /** @param personOf id of the person who logs in by an account */
    DeviceTestRoutes(PeopleBook people, MeansTestBook tests, PeopleEdits edits, UnaryOperator<String> personOf, Clock clock) {
        this.people = people;
        this.tests = tests;
        this.edits = edits;
        this.personOf = personOf;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::list);
        router.post(PATH + "/confirm").handler(this::confirm);
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String enterprise = new Query(ctx).name("enterprise");
        if (enterprise != null) {
            caller.requireSight(enterprise);
        }
        JsonArray all = new JsonArray();
        seen(tests, people, caller).filter(test -> enterprise == null || enterprise.equals(person(people, test).enterprise()))
                .sorted(Comparator.comparing(MeansTest::person).thenComparing(MeansTest::kind)).forEach(test -> all.add(json(test)));
        Responses.json(ctx, new JsonObject().put("tests", all));
    }

    private static Stream<MeansTest> seen(MeansTestBook tests, PeopleBook people, Caller caller) {
        return tests.all().stream().filter(test -> {
            Person person = person(people, test);
            return person != null && (person.enterprise() == null ? caller.seesAll() : caller.sees(person.enterprise()));
        });
    }

    private static Person person(PeopleBook people, MeansTest test) {
        return people.directory().persons().get(test.person());
    }

    private JsonObject json(MeansTest test) {
        Person person = person(people, test);
        return new JsonObject().put("person", test.person()).put("personName", new JsonObject().put("zh", person.name().zh()).put("en",
                person.name().en())).put("enterprise", person.enterprise()).put("kind", test.kind().name().toLowerCase(Locale.ROOT))
                .put("address", test.address()).put("state", test.state(clock.millis()).name()).put("askedAt", Times.utc(test.askedAt()))
                .put("answerBy", Times.utc(test.answerBy())).put("confirmedAt", test.confirmedAt() == 0 ? null : Times.utc(test.confirmedAt()))
                .put("confirmedBy", test.confirmedBy());
    }

    /** Of the caller's own means only. */
    private void confirm(RoutingContext ctx) {
        String code = RequestBody.of(ctx).text("code", CODE_MAX, "");
        String self = personOf.apply(Caller.of(ctx).name());
        MeansTest test = tests.first(each -> each.person().equals(self) && each.confirmedAt() == 0 && each.code().equals(code));
        if (test == null) {
            throw new Problem(409, "no test of a means of the caller waits for that code").with("reason", "WRONG_CODE");
        }
        edits.run(ctx, TransitionType.PERSON_CHANGED, person(people, test) == null ? null : person(people, test).enterprise(), self,
                "test of means " + test.kind() + " confirmed", () -> {
                    tests.put(test.confirmed("console", clock.millis()));
                    return PeopleEdit.DONE;
                }, () -> ctx.response().setStatusCode(204).end());
    }
}
