package io.hazardwatch.gateway.history.spool;

/** What has become of a segment's file, as a path leads to it. */
enum SegmentFileState {
    WHOLE("whole"),
    DELETED("deleted or replaced"),
    CUT_OFF("cut off"),
    /** By the gateway itself. */
    LET_GO("let go");

    private final String text;

    SegmentFileState(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
