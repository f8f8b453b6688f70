package io.hazardwatch.gateway.intake.gb28181;

import java.util.List;

/**
 * What a document of a platform (MANSCDP) says, as far as it is of use; empty where it says nothing.
 *
 * @param root   {@code Notify}, {@code Response} and the like
 * @param kind   {@code Keepalive}, {@code Catalog} and the like (CmdType)
 * @param number of the query that it answers (SN)
 * @param id     whom it is about
 * @param status of the platform itself
 * @param total  channels of the whole catalog (SumNum); -1 = not said
 * @param items  channels
 * @param failed ids of what has failed
 */
record PlatformDocument(String root, String kind, String number, String id, String status, int total, List<Item> items, List<String> failed) {
    /** A channel: its state, or what has happened to it. */
    record Item(String id, String status, String event) {}
}
