package io.hazardwatch.gateway.response.warnings;

import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * What a message says, in both languages.
 *
 * @param event        short name of what it is about
 * @param area         in words
 * @param lat          centre of the area, degrees, WGS 84
 * @param lon          see {@code lat}
 * @param radiusMetres of the area
 */
public record OwnWarningText(Text event, Text headline, Text description, Text instruction, Text area, double lat, double lon, double radiusMetres) {
    /** Length of all texts. */
    int characters() {
        return List.of(event, headline, description, instruction, area).stream().mapToInt(each -> each.zh().length() + each.en().length()).sum();
    }

    /** The same about the area of another. */
    OwnWarningText placedAs(OwnWarningText other) {
        return new OwnWarningText(event, headline, description, instruction, other.area, other.lat, other.lon, other.radiusMetres);
    }

    /** What is said when this was said in error. */
    OwnWarningText correction() {
        return new OwnWarningText(event, new Text("更正：此前关于" + shortened(event.zh()) + "的信息发布有误", "Correction: the message about "
                + shortened(event.en()) + " was issued in error"), new Text("此前发布的信息有误，现予撤销，请不要按其行动。",
                "What was sent before was issued in error and is taken back. Do not act on it."), Text.of(""), area, lat, lon, radiusMetres);
    }

    private static String shortened(String event) {
        return event.length() <= 40 ? event : event.substring(0, event.offsetByCodePoints(0, event.codePointCount(0, 40)));
    }
}
