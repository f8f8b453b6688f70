package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.answer.AnswerTokens;
import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The key of answer links, in a file of the data folder, so that links stay valid over restarts. */
final class AnswerKey {
    private static final String NAME = "answer.key";

    private AnswerKey() {}

    /** Reads the key, or makes one; a file that holds no key is replaced, which only ends the links of the last day. */
    static byte[] of(Path data) throws IOException {
        Path file = data.resolve(NAME);
        byte[] kept = Files.exists(file) ? decoded(Files.readString(file).strip()) : null;
        if (kept != null) {
            return kept;
        }
        byte[] made = new byte[AnswerTokens.KEY_BYTES];
        new SecureRandom().nextBytes(made);
        PrivateFiles.writeString(file, Base64.getEncoder().encodeToString(made));
        return made;
    }

    private static byte[] decoded(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            return key.length == AnswerTokens.KEY_BYTES ? key : null;
        } catch (IllegalArgumentException damaged) {
            return null;
        }
    }
}
