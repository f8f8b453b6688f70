package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.intake.DoorLog;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.onboarding.doctor.DoctorCause;
import io.hazardwatch.gateway.onboarding.doctor.DoctorRecord;
import io.hazardwatch.gateway.onboarding.doctor.DoctorReport;
import io.hazardwatch.gateway.onboarding.doctor.DoctorWords;
import io.hazardwatch.gateway.onboarding.doctor.StepFinding;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** How devices come from a socket to a protected point, and what keeps them. Event loop. */
public final class DoctorRoutes {
    private static final String ALL = "/api/v1/doctor/:enterprise";

    private final Doctor doctor;

    public DoctorRoutes(Doctor doctor) {
        this.doctor = doctor;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(ALL).handler(this::all);
        router.get(ALL + "/:username").handler(this::credential);
        router.get(ALL + "/:site/:device").handler(this::device);
    }

    private void all(RoutingContext ctx) {
        String enterprise = new Query(ctx).path("enterprise");
        Caller caller = Caller.of(ctx);
        caller.requireSightOfPart(enterprise);
        boolean seesWhole = caller.sees(enterprise);
        ProposalRoutes.ask(ctx, doctor.of(enterprise), found -> Responses.json(ctx, new JsonObject().put("enterprise", enterprise)
                .put("subjects", new JsonArray(found.stream().filter(each -> each.device() == null ? seesWhole
                        : caller.sees(enterprise, each.device().site())).map(DoctorRoutes::line).toList()))
                .put("strangers", new JsonArray(caller.seesAll() ? doctor.strangers().stream().map(DoctorRoutes::stranger).toList() : List.of()))));
    }

    private void credential(RoutingContext ctx) {
        String enterprise = new Query(ctx).path("enterprise");
        Caller.of(ctx).requireSight(enterprise);
        String username = ctx.pathParam("username");
        answer(ctx, enterprise, doctor.of(enterprise, username), "no credential " + username + " in enterprise " + enterprise);
    }

    private void device(RoutingContext ctx) {
        Query query = new Query(ctx);
        DeviceId device = new DeviceId(query.path("enterprise"), query.path("site"), query.path("device"));
        Caller.of(ctx).requireSight(device.enterprise(), device.site());
        answer(ctx, device.enterprise(), doctor.of(device), "no device " + device);
    }

    private void answer(RoutingContext ctx, String enterprise, CompletionStage<DoctorReport> asked, String missing) {
        ProposalRoutes.ask(ctx, asked, report -> {
            if (report == null) {
                throw Problem.notFound(missing);
            }
            ProposalRoutes.ask(ctx, doctor.records(enterprise, report.subject()), records -> Responses.json(ctx, whole(report, records)));
        });
    }

    private static JsonObject stranger(DoorLog.Stranger stranger) {
        return new JsonObject().put("at", Times.utc(stranger.atMillis())).put("address", stranger.address()).put("kind", stranger.kind().name())
                .put("name", stranger.name()).put("says", text(DoctorWords.strange(stranger.kind().name())))
                .put("mend", text(DoctorWords.mendStrange(stranger.kind().name())));
    }

    private static JsonObject line(DoctorReport report) {
        StepFinding wrong = report.firstWrong();
        return new JsonObject().put("device", report.device() == null ? null : report.device().site() + '/' + report.device().device())
                .put("username", report.username()).put("name", report.name()).put("protected", report.isProtected())
                .put("done", report.steps().stream().filter(step -> step.state() == StepFinding.State.DONE).count())
                .put("wrong", wrong == null ? null : step(wrong));
    }

    private static JsonObject whole(DoctorReport report, List<DoctorRecord> records) {
        return line(report).put("steps", new JsonArray(report.steps().stream().map(DoctorRoutes::step).toList()))
                .put("records", new JsonArray(records.stream().map(record -> new JsonObject().put("at", Times.utc(record.atMillis()))
                        .put("step", record.step() == null ? null : record.step().name())
                        .put("cause", record.cause() == null ? null : record.cause().name()).put("says", record.cause() == null ? null
                                : text(DoctorWords.wrong(record.cause()))).put("detail", record.detail())).toList()));
    }

    private static JsonObject step(StepFinding step) {
        DoctorCause cause = step.cause();
        Text says = cause != null ? DoctorWords.wrong(cause) : step.isNext() ? DoctorWords.open(step.step()) : null;
        Text mend = cause != null ? DoctorWords.mend(cause) : step.isNext() ? DoctorWords.toDo(step.step()) : null;
        return new JsonObject().put("step", step.step().name()).put("state", step.state().name())
                .put("at", step.atMillis() == 0 ? null : Times.utc(step.atMillis())).put("cause", cause == null ? null : cause.name())
                .put("says", says == null ? null : text(says)).put("mend", mend == null ? null : text(mend))
                .put("detail", step.detail());
    }

    private static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }
}
