package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.files.PrivateFiles;
import io.hazardwatch.gateway.intake.mqtt.MqttSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A self-signed certificate for the MQTT listener with TLS and for CoAP with DTLS, created on a first start so that port 8883 works before a
 * certificate has been bought. Created by the JDK's keytool, because the JDK has no public API to sign a certificate.
 */
public final class SelfSigned {
    private static final long MILLIS_MAX = 30_000;
    private static final String ALIAS = "server";
    /** Small devices often know no other hash; keytool would take SHA-384. */
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final char[] PASSWORD = "only-on-the-way".toCharArray();

    private SelfSigned() {}

    static Path certificate(Path data) {
        return data.resolve("tls").resolve("certificate.pem");
    }

    static Path key(Path data) {
        return data.resolve("tls").resolve("key.pem");
    }

    /**
     * Creates the certificate if the settings name none and none was created before. Main thread, on start.
     *
     * @return whether one was created now
     */
    public static boolean prepare(Settings settings) throws IOException {
        MqttSettings mqtt = settings.mqtt();
        Path certificate = certificate(settings.dataDirectory());
        if (mqtt.tlsPort() < 0 && settings.coap().dtlsPort() < 0 || !certificate.equals(mqtt.tlsCertificate()) || Files.exists(certificate)) {
            return false;
        }
        Path directory = PrivateFiles.createDirectories(certificate.getParent());
        Path store = directory.resolve("made.p12");
        try {
            Files.deleteIfExists(store);
            generate(store);
            PrivateFiles.close(store);
            export(store, certificate, mqtt.tlsKey());
        } catch (GeneralSecurityException e) {
            throw new IOException("self-signed certificate: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(store);
        }
        return true;
    }

    private static void generate(Path store) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        run(List.of(keytool.toString(), "-J-XX:TieredStopAtLevel=1", "-genkeypair",
                "-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", SIGNATURE, "-dname", "CN=HazardWatch", "-ext",
                "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1", "-validity", "3650", "-alias", ALIAS, "-storetype",
                "PKCS12", "-storepass", new String(PASSWORD), "-keystore", store.toString()),
                store.resolveSibling("keytool.log"), MILLIS_MAX);
    }

    /**
     * Runs a program to its end. Its output goes to a file, because reading it would block while there is none.
     *
     * @throws IOException if it fails, or has not ended in time
     */
    static void run(List<String> command, Path said, long millisMax) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            process.getOutputStream().close();
            if (!ended(process, millisMax)) {
                throw new IOException(command.getFirst() + ": not ended within " + millisMax + " ms");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command.getFirst() + ": " + Files.readString(said).strip());
            }
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static boolean ended(Process process, long millisMax) {
        try {
            return process.waitFor(millisMax, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private static void export(Path store, Path certificate, Path key) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        Files.deleteIfExists(key);
        PrivateFiles.writeString(key, pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded()));
        PrivateFiles.writeString(certificate, pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
