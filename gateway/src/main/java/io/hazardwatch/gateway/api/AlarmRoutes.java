package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.alarms.Alarm;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Reading alarms: lists, and one. Event loop; the journal is asked on worker threads. */
final class AlarmRoutes {
    private final AlarmView view;
    private final AlarmQueries journal;
    private final AlarmJson encoder;

    AlarmRoutes(Rooms rooms, AlarmJson encoder) {
        this.view = rooms.alarms();
        this.journal = rooms.journal();
        this.encoder = encoder;
    }

    void mount(Router router) {
        router.get("/api/v1/alarms").handler(this::list);
        router.get("/api/v1/alarms/:id").handler(ctx -> find(ctx, alarm -> Answer.json(ctx, encoder.of(alarm))));
    }

    private void list(RoutingContext ctx) {
        AlarmFilter filter = AlarmFilter.of(ctx);
        if (filter.wantsClosed()) {
            Answer.blocking(ctx, () -> journal.closed(filter.enterprise(), filter.priority(), filter.after(),
                    filter.limit() + 1), alarms -> Answer.json(ctx, filter.closedPage(alarms, encoder)));
        } else {
            Answer.json(ctx, 200, filter.openPage(view.open()));
        }
    }

    /** The alarm, open or closed; 404 when it never left normal, 403 when it is not the caller's to see. */
    void find(RoutingContext ctx, Consumer<Alarm> found) {
        String id = idOf(ctx);
        Alarm open = view.alarm(id);
        if (open != null) {
            found.accept(open);
            return;
        }
        Answer.blocking(ctx, () -> journal.alarm(id), alarm -> {
            if (alarm == null) {
                throw Problem.notFound("there never was an alarm " + id);
            }
            found.accept(alarm);
        });
    }

    /** The enterprise is the first part of the id, so sight is refused before anything is looked up. */
    static String idOf(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Caller.of(ctx).requireSight(id.split("\\.", 2)[0]);
        return id;
    }
}
