package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.equipment.CameraState;
import io.hazardwatch.gateway.equipment.CameraStates;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.Site;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** The wire form of a camera: what people open and whether it can be reached, never the address that is asked. Pure, any thread. */
public final class CameraJson {
    private CameraJson() {}

    /** One camera of a site. */
    public static JsonObject of(Site site, Camera camera, CameraStates states) {
        CameraState state = states.of(site, camera);
        return new JsonObject().put("camera", camera.id()).put("name", JsonValues.text(camera.name())).put("hazardSource", camera.hazardSource())
                .put("link", camera.link()).put("state", state.reach().name().toLowerCase(Locale.ROOT))
                .put("reason", state.fault() == null ? null : state.fault().wire())
                .put("since", state.sinceMillis() == 0 ? null : Times.iso(state.sinceMillis(), site.timezone()))
                .put("checkedAt", state.checkedMillis() == 0 ? null : Times.iso(state.checkedMillis(), site.timezone()));
    }
}
