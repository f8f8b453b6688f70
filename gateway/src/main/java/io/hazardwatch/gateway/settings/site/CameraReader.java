package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.CameraChannel;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the {@code cameras} of a site. One thread. */
final class CameraReader {
    private static final int CAMERAS_MAX = 500;
    private static final int ADDRESS_MAX = 500;
    private static final String NUMBER = "[0-9]{20}";
    private static final Set<String> WEB = Set.of("http", "https");
    private static final Set<String> ASKED = Set.of("rtsp", "http", "https");

    /** How a camera is checked. */
    private enum Check { AUTO, NONE }

    private final GasReader places;
    private final List<HazardSource> sources;

    /** @param places knows where the site lies */
    CameraReader(GasReader places, List<HazardSource> sources) {
        this.places = places;
        this.sources = sources;
    }

    List<Camera> read(YamlMap top) {
        List<Camera> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : top.maps("cameras")) {
            Camera each = camera(fields);
            if (each != null && seen.add(each.id())) {
                all.add(each);
            } else if (each != null) {
                fields.broken("id", "must stand only once in its site");
            }
        }
        if (all.size() > CAMERAS_MAX) {
            top.broken("cameras", "must be at most " + CAMERAS_MAX);
        }
        return all;
    }

    private Camera camera(YamlMap fields) {
        String id = fields.ownName("id");
        Text name = fields.display("name", id == null ? "" : id);
        String url = fields.text("url", null);
        String link = fields.text("link", null);
        GroundPosition position = places.position(fields);
        String source = TankReader.hazardSource(fields, sources);
        CameraChannel channel = fields.has("gb28181") ? channel(fields.map("gb28181")) : null;
        boolean isChecked = fields.choice("check", Check.AUTO, Check.values()) == Check.AUTO;
        fields.done("id", "name", "url", "link", "place", "hazardSource", "check", "gb28181");
        if (url != null && !isAddress(url, ASKED)) {
            fields.brokenUnseen("url", "must be an rtsp, http or https address without a user or password");
        }
        if (link != null && !isAddress(link, WEB)) {
            fields.brokenUnseen("link", "must be an http or https address without a password");
        }
        if (url == null && isChecked && !fields.has("gb28181")) {
            fields.broken("url", "must be given, or gb28181, or check: none");
        }
        if (url != null && fields.has("gb28181")) {
            fields.brokenUnseen("url", "must not stand beside gb28181: a camera is asked, or its platform believed");
        }
        return id == null ? null : new Camera(id, name, url, link, position, source, isChecked, channel);
    }

    private static CameraChannel channel(YamlMap fields) {
        String platform = fields.requiredText("platform");
        String id = fields.requiredText("channel");
        fields.done("platform", "channel");
        for (String key : List.of("platform", "channel")) {
            String given = key.equals("platform") ? platform : id;
            if (given != null && !given.matches(NUMBER)) {
                fields.broken(key, "must be 20 digits, in quotes");
            }
        }
        return platform == null || id == null ? null : new CameraChannel(platform, id);
    }

    private static boolean isAddress(String text, Set<String> schemes) {
        try {
            URI url = new URI(text);
            return text.length() <= ADDRESS_MAX && url.getScheme() != null && schemes.contains(url.getScheme().toLowerCase(Locale.ROOT))
                    && url.getHost() != null && url.getUserInfo() == null && url.getPort() <= 65_535 && url.getPort() != 0;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
