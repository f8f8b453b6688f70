package io.hazardwatch.gateway.weather.cap;

import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.WarningException;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningRefusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads an Atom or RSS document: the addresses of the messages it points at. Any thread. */
public final class FeedDocument {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CAP_TYPE = "application/cap+xml";

    private FeedDocument() {}

    /** Whether the document is a feed; otherwise it may be a message itself. */
    public static boolean isFeed(byte[] document, WarningLimits limits, ParseDeadline time) {
        CapElement root = XmlTree.read(document, limits, time);
        return root.name().equals("feed") || root.name().equals("rss");
    }

    /**
     * The addresses of the messages, each once, in the order of the feed.
     *
     * @throws WarningException if it is neither Atom nor RSS, or lacks what those require
     */
    public static List<String> links(byte[] document, WarningLimits limits, ParseDeadline time) {
        CapElement root = XmlTree.read(document, limits, time);
        if (root.name().equals("feed") && root.namespace().equals(ATOM)) {
            return atom(root);
        }
        if (root.name().equals("rss") && root.child("channel") != null) {
            return rss(root.child("channel"));
        }
        throw new WarningException(WarningRefusal.UNKNOWN_FORMAT, root.name() + " is neither an Atom nor an RSS feed");
    }

    private static List<String> atom(CapElement feed) {
        require(feed, "id");
        require(feed, "title");
        Set<String> links = new LinkedHashSet<>();
        for (CapElement entry : feed.children("entry")) {
            String link = best(entry.children("link"));
            if (!link.isEmpty()) {
                links.add(link);
            }
        }
        return new ArrayList<>(links);
    }

    /** A link to a CAP message if one is marked so, else the first one. */
    private static String best(List<CapElement> links) {
        return links.stream().filter(link -> CAP_TYPE.equals(link.attribute("type"))).findFirst()
                .or(() -> links.stream().filter(link -> !"self".equals(link.attribute("rel"))).findFirst())
                .map(link -> link.attribute("href").strip()).orElse("");
    }

    private static List<String> rss(CapElement channel) {
        require(channel, "title");
        Set<String> links = new LinkedHashSet<>();
        for (CapElement item : channel.children("item")) {
            String link = item.text("link", "").strip();
            if (!link.isEmpty()) {
                links.add(link);
            }
        }
        return new ArrayList<>(links);
    }

    private static void require(CapElement parent, String child) {
        if (parent.text(child, "").isBlank()) {
            throw new WarningException(WarningRefusal.MISSING_ELEMENT, parent.name() + ": " + child + " is missing");
        }
    }
}
