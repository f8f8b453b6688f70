package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.DeviceId;

/**
 * What an authenticated connection may do.
 *
 * @param id         unique over all enterprises and made by the gateway; key of sessions, quotas and counters
 * @param name       free text for people, not unique over enterprises; never the secret
 * @param enterprise the enterprise whose topics it covers
 * @param deviceId   the one device it covers, or null for all of the enterprise
 */
public record Credential(String id, String name, String enterprise, DeviceId deviceId) {
    /** Longest name, in characters. */
    public static final int NAME_LENGTH_MAX = 64;

    /** Whether a connection with this credential may publish for {@code device}. */
    public boolean covers(DeviceId device) {
        return deviceId == null ? enterprise.equals(device.enterprise()) : deviceId.equals(device);
    }

    /**
     * Whether {@code text} may be a credential's name: printable text of 1 to {@value #NAME_LENGTH_MAX} characters. Invisible
     * characters are refused, because such a name could be mistaken for another or garble a list.
     */
    public static boolean isName(String text) {
        return text != null && !text.isBlank() && text.length() <= NAME_LENGTH_MAX
                && text.codePoints().allMatch(Credential::isPrintable);
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
