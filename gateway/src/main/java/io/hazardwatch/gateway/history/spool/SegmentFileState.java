package io.hazardwatch.gateway.history.spool;

/** State of a segment's file, as found by its path. */
enum SegmentFileState {
    WHOLE("whole"),
    DELETED("deleted or replaced"),
    CUT_OFF("cut off"),
    /** Deleted by the gateway itself. */
    LET_GO("let go");

    private final String text;

    SegmentFileState(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
