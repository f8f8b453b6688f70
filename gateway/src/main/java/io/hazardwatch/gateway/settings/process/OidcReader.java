package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.http.OidcSettings;
import io.hazardwatch.gateway.api.http.OidcSettings.GroupRights;
import io.hazardwatch.gateway.model.Loopback;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Reads {@code oidc} of {@code gateway.yaml}. One thread. */
final class OidcReader {
    private static final long SECOND = 1_000;
    private static final long SKEW = 60 * SECOND;
    private static final long SKEW_MAX = 300 * SECOND;
    private static final long TIMEOUT = 10 * SECOND;
    private static final long TIMEOUT_MAX = 30 * SECOND;
    private static final int GROUPS_MAX = 500;
    private static final String OPENID = "openid";

    private final Path directory;
    private final BiFunction<YamlMap, String, String> secrets;

    /** @param secrets the secret in the environment variable that a key names */
    OidcReader(Path directory, BiFunction<YamlMap, String, String> secrets) {
        this.directory = directory;
        this.secrets = secrets;
    }

    /** Null when nothing is set. */
    OidcSettings read(YamlMap top, boolean isSplit) {
        if (!top.has("oidc")) {
            return null;
        }
        YamlMap oidc = top.map("oidc");
        String issuer = oidc.requiredText("issuer");
        if (issuer != null && !isAddress(issuer)) {
            oidc.broken("issuer", "must be an https address without query, as the provider states it; http only for this machine");
        }
        List<String> scopes = new ArrayList<>(oidc.has("scopes") ? oidc.texts("scopes") : List.of("profile"));
        if (!scopes.contains(OPENID)) {
            scopes.add(0, OPENID);
        }
        OidcSettings settings = new OidcSettings(issuer == null ? "" : issuer, oidc.requiredText("clientId"), secrets.apply(oidc, "clientSecretEnv"),
                certificate(oidc), oidc.has("name") ? oidc.display("name", null) : new Text("统一身份认证", "Single sign-on"), scopes,
                oidc.text("groupsClaim", "groups"), oidc.millis("skew", SKEW, 0, SKEW_MAX),
                oidc.millis("timeout", TIMEOUT, SECOND, TIMEOUT_MAX), groups(oidc, isSplit));
        oidc.done("issuer", "clientId", "clientSecretEnv", "certificate", "name", "scopes", "groupsClaim", "skew", "timeout", "groups");
        return settings;
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            String host = address.getHost();
            boolean isHere = host != null && Loopback.is(host);
            return host != null && address.getRawQuery() == null && address.getRawFragment() == null && address.getRawUserInfo() == null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()) && isHere);
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private Path certificate(YamlMap oidc) {
        String text = oidc.text("certificate", null);
        Path file = text == null ? null : directory.resolve(text);
        if (file != null && !Files.isReadable(file)) {
            oidc.broken("certificate", "must be a readable file (PEM), relative to the configuration's directory");
        }
        return file;
    }

    private static List<GroupRights> groups(YamlMap oidc, boolean isSplit) {
        List<GroupRights> groups = new ArrayList<>();
        for (YamlMap fields : oidc.maps("groups")) {
            String group = fields.requiredText("group");
            Role role = fields.has("role") ? fields.choice("role", Role.VIEWER, Role.values()) : null;
            if (role == null) {
                fields.broken("role", "must be given");
            }
            if (isSplit && role == Role.ADMIN) {
                fields.broken("role", "must be one of the three administrators, SYSTEM_ADMIN, SECURITY_ADMIN or AUDIT_ADMIN, by "
                        + "access.threeAdministrators");
            }
            groups.add(new GroupRights(group, role, scope(fields, role)));
            fields.done("group", "role", "enterprise", "sites", "areas", "kinds");
        }
        if (groups.isEmpty() || groups.size() > GROUPS_MAX) {
            oidc.broken("groups", "must be 1 to " + GROUPS_MAX + ", because nobody is let in who is in none of them");
        }
        return groups;
    }

    private static Scope scope(YamlMap fields, Role role) {
        Scope scope = new Scope(fields.text("enterprise", null), fields.texts("sites"), fields.texts("areas"), fields.texts("kinds"));
        if (scope.wrongMember() != null) {
            fields.broken("group", "has a scope with '" + scope.wrongMember() + "', which is no name, enterprise/site, area code or kind");
        }
        if (role == Role.ENTERPRISE_ADMIN && scope.enterprise() == null) {
            fields.broken("enterprise", "must be given for the role " + role);
        }
        return scope;
    }
}
