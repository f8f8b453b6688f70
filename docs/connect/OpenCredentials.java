import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Opens an archive of credentials:  java OpenCredentials.java FILE < passphrase.txt > credentials.csv  (the passphrase is the first line). */
class OpenCredentials {
    public static void main(String[] args) throws Exception {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[0])));
        byte[] head = new byte[40];
        file.get(0, head);
        if (!new String(head, 0, 8, "US-ASCII").equals("HWCREDS1")) {
            throw new IllegalArgumentException("no archive of credentials");
        }
        byte[] salt = new byte[16];
        byte[] nonce = new byte[12];
        int iterations = file.position(8).getInt();
        file.get(salt).get(nonce);
        byte[] sealed = new byte[file.remaining()];
        file.get(sealed);
        String passphrase = new String(System.in.readAllBytes(), "UTF-8").lines().findFirst().orElse("");
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(passphrase.toCharArray(), salt, iterations, 256)).getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(head);
        System.out.write(cipher.doFinal(sealed));
        System.out.flush();
    }
}
