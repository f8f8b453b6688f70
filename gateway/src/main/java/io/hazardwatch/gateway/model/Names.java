package io.hazardwatch.gateway.model;

/** The rule for names of enterprises, sites, devices and points: {@code [A-Za-z0-9_-]{1,64}}. */
public final class Names {
    /** Longest name, in characters. */
    public static final int LENGTH_MAX = 64;

    private Names() {}

    /** Whether {@code name} may name an enterprise, site, device or point. */
    public static boolean isName(String name) {
        if (name == null || name.isEmpty() || name.length() > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isNameCharacter(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    /** Whether {@code name} is reserved for the gateway: it begins with an underscore. */
    public static boolean isReserved(String name) {
        return name.startsWith("_");
    }

    static String require(String role, String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(role + ": '" + name + "': must match [A-Za-z0-9_-]{1,64}");
        }
        return name;
    }
}
