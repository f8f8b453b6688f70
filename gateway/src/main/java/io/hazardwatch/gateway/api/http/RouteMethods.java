package io.hazardwatch.gateway.api.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Methods of the routes: GET routes also answer HEAD, and a wrong method is answered with the allowed ones. Event loop. */
public final class RouteMethods {
    private final Router router;

    /** @param router with all its routes mounted */
    public RouteMethods(Router router) {
        this.router = router;
        router.getRoutes().stream().filter(route -> has(route, HttpMethod.GET)).forEach(route -> route.method(HttpMethod.HEAD));
    }

    private static boolean has(Route route, HttpMethod method) {
        return route.methods() != null && route.methods().contains(method);
    }

    /** The value of {@code Allow} for a path. */
    public String allowed(String path) {
        Set<String> names = router.getRoutes().stream().filter(route -> route.methods() != null && matches(route, path))
                .flatMap(route -> route.methods().stream()).map(HttpMethod::name).collect(Collectors.toCollection(TreeSet::new));
        return names.isEmpty() ? "GET, HEAD" : String.join(", ", names);
    }

    /** Routes by regular expression serve the console's files, which are read-only. */
    private static boolean matches(Route route, String path) {
        return route.getPath() != null && Pattern.matches(
                Pattern.compile(":[A-Za-z]+").splitAsStream(route.getPath() + '/').map(Pattern::quote).collect(Collectors.joining("[^/]+")),
                path + '/');
    }
}
