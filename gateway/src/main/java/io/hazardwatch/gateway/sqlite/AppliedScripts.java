package io.hazardwatch.gateway.sqlite;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Whether every script of a schema was applied to a file already. Flyway finds that out too, but setting it up takes a quarter of a
 * second of every start. Whatever is unclear counts as not applied, and Flyway decides. Blocking, any thread.
 */
final class AppliedScripts {
    private static final String HISTORY = "flyway_schema_history";
    private static final String SELECT = "SELECT script, success FROM " + HISTORY + " WHERE version IS NOT NULL";
    private static final String ENDING = ".sql";

    private AppliedScripts() {}

    /** @param folders on the class path, with the scripts of the schema */
    static boolean areAllOf(SqliteFile file, List<String> folders) {
        try {
            return !file.isAbsent() && file.hasTable(HISTORY) && in(folders).equals(of(file));
        } catch (SQLException | IOException unclear) {
            return false;
        }
    }

    private static Set<String> of(SqliteFile file) throws SQLException {
        Set<String> applied = new HashSet<>();
        try (Connection connection = file.visitor(); Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery(SELECT)) {
            while (lines.next()) {
                applied.add(lines.getBoolean(2) ? lines.getString(1) : "failed: " + lines.getString(1));
            }
        }
        return applied;
    }

    private static Set<String> in(List<String> folders) throws IOException {
        Set<String> names = new HashSet<>();
        for (String folder : folders) {
            URL place = AppliedScripts.class.getClassLoader().getResource(folder);
            if (place == null) {
                throw new IOException(folder + ": not on the class path");
            }
            names.addAll(in(place, folder));
        }
        return names;
    }

    private static List<String> in(URL place, String folder) throws IOException {
        URLConnection opened = place.openConnection();
        if (!(opened instanceof JarURLConnection jar)) {
            return inDirectory(place);
        }
        jar.setUseCaches(false);
        try (JarFile file = jar.getJarFile()) {
            String prefix = folder + "/";
            return file.stream().map(entry -> entry.getName()).filter(name -> name.startsWith(prefix) && name.endsWith(ENDING))
                    .map(name -> name.substring(prefix.length())).toList();
        }
    }

    private static List<String> inDirectory(URL place) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(new URI(place.toString())))) {
            return all.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(ENDING)).toList();
        } catch (URISyntaxException | IllegalArgumentException noDirectory) {
            throw new IOException(place + ": cannot be listed", noDirectory);
        }
    }
}
