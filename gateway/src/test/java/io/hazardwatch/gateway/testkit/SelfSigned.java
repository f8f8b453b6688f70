package io.hazardwatch.gateway.testkit;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for localhost, made by the JDK's keytool as the test runs.
 *
 * @param certificate PEM
 * @param key         PEM, PKCS 8
 * @param trust       a key store holding the certificate, to be trusted
 */
public record SelfSigned(Path certificate, Path key, KeyStore trust) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Writes its files into {@code directory}. */
    public static SelfSigned in(Path directory) {
        try {
            Path store = directory.resolve("server.p12");
            run(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                    "server", "-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA", "-dname", "CN=localhost", "-ext",
                    "san=dns:localhost,ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore",
                    store.toString(), "-storepass", new String(PASSWORD)));
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD);
            }
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("server", keys.getCertificate("server"));
            return new SelfSigned(
                    pem(directory.resolve("server.crt"), "CERTIFICATE", keys.getCertificate("server").getEncoded()),
                    pem(directory.resolve("server.key"), "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded()), trust);
        } catch (Exception e) {
            throw new AssertionError("no certificate", e);
        }
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("keytool: " + output);
        }
    }

    private static Path pem(Path file, String kind, byte[] content) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }
}
