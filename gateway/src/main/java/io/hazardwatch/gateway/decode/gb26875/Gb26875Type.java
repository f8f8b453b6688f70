package io.hazardwatch.gateway.decode.gb26875;

/** Types of the data that a transmission device sends, and how long one of their objects is. */
public enum Gb26875Type {
    SYSTEM_STATE(1, 10),
    PART_STATE(2, 46),
    ANALOGUE(3, 16),
    OPERATION(4, 10),
    SYSTEM_SOFTWARE(5, 4),
    SYSTEM_CONFIGURATION(6, 3, 2),
    PART_CONFIGURATION(7, 38),
    SYSTEM_CLOCK(8, 8),
    DEVICE_STATE(21, 7),
    DEVICE_OPERATION(24, 8),
    DEVICE_SOFTWARE(25, 2),
    DEVICE_CONFIGURATION(26, 1, 0),
    DEVICE_CLOCK(28, 6);

    private static final int OF_FIXED_LENGTH = -1;
    /** Type and number of objects. */
    static final int HEAD = 2;

    private final int code;
    private final int bytes;
    /** Where an object states how many bytes of text follow. */
    private final int lengthAt;

    Gb26875Type(int code, int bytes) {
        this(code, bytes, OF_FIXED_LENGTH);
    }

    Gb26875Type(int code, int bytes, int lengthAt) {
        this.code = code;
        this.bytes = bytes;
        this.lengthAt = lengthAt;
    }

    /** The type of that number; null for none that the standard has a device send. */
    public static Gb26875Type of(int code) {
        for (Gb26875Type type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    /** Whether its objects are states, operations or values, which may be points. */
    public boolean hasValues() {
        return this == SYSTEM_STATE || this == PART_STATE || this == ANALOGUE || this == OPERATION || this == DEVICE_STATE;
    }

    /** Whether the objects of a frame of this type fill its data exactly. */
    public boolean fits(Gb26875Frame frame) {
        int end = Gb26875Frame.DATA + frame.dataLength();
        if (frame.dataLength() < HEAD) {
            return false;
        }
        int at = Gb26875Frame.DATA + HEAD;
        for (int left = frame.octet(Gb26875Frame.DATA + 1); left > 0; left--) {
            if (at + bytes > end) {
                return false;
            }
            at += length(frame, at);
        }
        return at == end;
    }

    /** Length of the object that begins there, bytes; its fixed part is within the frame. */
    int length(Gb26875Frame frame, int at) {
        return bytes + (lengthAt == OF_FIXED_LENGTH ? 0 : frame.octet(at + lengthAt));
    }
}
