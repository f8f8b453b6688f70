package io.hazardwatch.gateway.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The table of rights and roles in {@code docs/access.md}. */
public final class AccessTable {
    private static final Path PAGE = Path.of(System.getProperty("hazardwatch.root", ".."), "docs/access.md");
    private static final String HEAD = "| right |";

    private AccessTable() {}

    /** The whole document. */
    public static String document() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the roles that have each right. */
    public static Map<String, Set<String>> rolesByRight() {
        List<List<String>> lines = lines();
        List<String> roles = lines.getFirst();
        Map<String, Set<String>> byRight = new TreeMap<>();
        for (List<String> line : lines.subList(2, lines.size())) {
            Set<String> having = new TreeSet<>();
            for (int i = 2; i < line.size(); i++) {
                if (line.get(i).equals("x")) {
                    having.add(roles.get(i));
                }
            }
            byRight.put(line.getFirst(), having);
        }
        return byRight;
    }

    private static List<List<String>> lines() {
        return document().lines().dropWhile(line -> !line.startsWith(HEAD)).takeWhile(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.split("\\|")).skip(1).map(cell -> cell.strip().replace("`", "")).toList()).toList();
    }
}
