package io.hazardwatch.gateway.model;

/**
 * What a report by GB/T 26875.3 is about: a system, a part of it, or the transmission device itself.
 *
 * @param system        type of the system; 0 for the transmission device itself
 * @param systemAddress address of the system, or {@link #ANY}
 * @param type          type of the part; 0 for the system itself
 * @param partAddress   address of the part, loop in the upper half; 0 for the system itself
 */
public record FireSubject(int system, int systemAddress, int type, long partAddress) {
    /** Stands for any address of a system. */
    public static final int ANY = -1;
    /** The transmission device itself. */
    public static final FireSubject DEVICE = new FireSubject(0, 0, 0, 0);
    private static final int LOOP_SHIFT = 16;
    private static final int ADDRESS = 0xFFFF;

    /** A system. */
    public static FireSubject system(int system, int systemAddress) {
        return new FireSubject(system, systemAddress, 0, 0);
    }

    /** A part by its loop and its address there. */
    public static FireSubject part(int system, int systemAddress, int type, int loop, int address) {
        return new FireSubject(system, systemAddress, type, (long) loop << LOOP_SHIFT | address);
    }

    /** The same whatever the address of its system. */
    public FireSubject ofAnySystem() {
        return new FireSubject(system, ANY, type, partAddress);
    }

    /** For people. */
    @Override
    public String toString() {
        if (equals(DEVICE)) {
            return "device";
        }
        String whole = "system " + system + (systemAddress == ANY ? "" : "." + systemAddress);
        return type == 0 && partAddress == 0 ? whole : whole + " part " + type + '/' + (partAddress >>> LOOP_SHIFT) + '/' + (partAddress & ADDRESS);
    }
}
