package io.hazardwatch.gateway.api;

import java.util.List;

/** Staffs posts of a {@link Desk} for tests of other folders. */
public final class DeskPosts {
    private DeskPosts() {}

    /** A post of the whole enterprise on which somebody is on duty. */
    public static void staff(Desk desk, String post, String enterprise) {
        desk.duty.post(post, enterprise, List.of("li-wei"), List.of("zhao-min"), Desk.START + 3_600_000);
        desk.duty.look(Desk.START);
    }
}
