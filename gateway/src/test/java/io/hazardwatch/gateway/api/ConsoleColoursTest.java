package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The colours of priorities are told apart by people with each of the three common colour deficiencies: simulated after Machado, Oliveira and
 * Fernandes (2009) at full severity, in linear sRGB, and compared by CIEDE2000.
 */
class ConsoleColoursTest {
    private static final Path WEB = Path.of(System.getProperty("hazardwatch.root", ".."), "gateway/src/main/resources/web");
    /** The dark theme stands in the first, the light one in the other. */
    private static final String DARK = "console.css";
    private static final String LIGHT = "light.css";
    private static final List<String> NAMES = List.of("P1", "P2", "P3", "P4", "good");
    private static final double DISTANCE_MIN = 11;
    private static final double CONTRAST_MIN = 4.5;
    private static final Map<String, double[][]> VISIONS = Map.of("all colours", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            "no red", new double[][] {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
            "no green", new double[][] {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
            "no blue", new double[][] {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}});

    private static String colour(String styles, String name) throws IOException {
        Matcher found = Pattern.compile("--" + name + ": (#[0-9a-f]{6});").matcher(Files.readString(WEB.resolve(styles)));
        assertTrue(found.find(), name);
        return found.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {DARK, LIGHT})
    void everyTwoPriorities_areToldApartInEveryVision(String styles) throws IOException {
        List<String> near = new ArrayList<>();
        for (Map.Entry<String, double[][]> vision : VISIONS.entrySet()) {
            for (int a = 0; a < NAMES.size(); a++) {
                for (int b = a + 1; b < NAMES.size(); b++) {
                    double distance = distance(lab(seen(colour(styles, NAMES.get(a)), vision.getValue())),
                            lab(seen(colour(styles, NAMES.get(b)), vision.getValue())));
                    if (distance < DISTANCE_MIN) {
                        near.add("%s: %s and %s are %.1f apart".formatted(vision.getKey(), NAMES.get(a), NAMES.get(b), distance));
                    }
                }
            }
        }
        assertEquals(List.of(), near);
    }

    @ParameterizedTest
    @ValueSource(strings = {DARK, LIGHT})
    void everyPriority_standsOutFromTheGround(String styles) throws IOException {
        for (String name : NAMES) {
            double one = luminance(colour(styles, name)) + 0.05;
            double ground = luminance(colour(styles, "raised")) + 0.05;
            double contrast = Math.max(one, ground) / Math.min(one, ground);
            assertTrue(contrast >= CONTRAST_MIN, name + ' ' + contrast);
        }
    }

    /** Pairs 1, 7 and 17 of Sharma, Wu and Dalal (2005), to whose four digits the formula is held. */
    @Test
    void distances_areThoseOfTheFormulasTestData() {
        assertEquals(2.0425, distance(new double[] {50, 2.6772, -79.7751}, new double[] {50, 0, -82.7485}), 5e-5);
        assertEquals(2.3669, distance(new double[] {50, 0, 0}, new double[] {50, -1, 2}), 5e-5);
        assertEquals(27.1492, distance(new double[] {50, 2.5, 0}, new double[] {73, 25, -18}), 5e-5);
    }

    private static double[] linear(String hex) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            rgb[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double luminance(String hex) {
        double[] rgb = linear(hex);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double[] seen(String hex, double[][] vision) {
        double[] rgb = linear(hex);
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(vision[i][0] * rgb[0] + vision[i][1] * rgb[1] + vision[i][2] * rgb[2], 0, 1);
        }
        return seen;
    }

    private static double[] lab(double[] rgb) {
        double x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
        double y = f(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
        double z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    /** CIEDE2000 of two colours in CIELAB. */
    private static double distance(double[] one, double[] two) {
        double mean = (Math.hypot(one[1], one[2]) + Math.hypot(two[1], two[2])) / 2;
        double g = 1 + 0.5 * (1 - root7(mean));
        double c1 = Math.hypot(one[1] * g, one[2]);
        double c2 = Math.hypot(two[1] * g, two[2]);
        double h1 = hue(one[1] * g, one[2]);
        double h2 = hue(two[1] * g, two[2]);
        boolean isGrey = c1 * c2 == 0;
        double turn = isGrey ? 0 : h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
        double dh = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(turn / 2));
        double l = (one[0] + two[0]) / 2 - 50;
        double c = (c1 + c2) / 2;
        double h = isGrey ? h1 + h2 : Math.abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
        double t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.20 * cos(4 * h - 63);
        double sl = 1 + 0.015 * l * l / Math.sqrt(20 + l * l);
        double sh = 1 + 0.015 * c * t;
        double chroma = (c2 - c1) / (1 + 0.045 * c);
        double rotation = -Math.sin(Math.toRadians(60 * Math.exp(-Math.pow((h - 275) / 25, 2)))) * 2 * root7(c);
        return Math.sqrt(Math.pow((two[0] - one[0]) / sl, 2) + chroma * chroma + dh / sh * (dh / sh) + rotation * chroma * dh / sh);
    }

    private static double root7(double c) {
        return Math.sqrt(Math.pow(c, 7) / (Math.pow(c, 7) + Math.pow(25, 7)));
    }

    private static double hue(double a, double b) {
        double h = Math.toDegrees(Math.atan2(b, a));
        return h < 0 ? h + 360 : h;
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
