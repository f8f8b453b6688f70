import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Pushes one reading by HTTP; needs nothing but a JDK (11 or newer).
 *
 * <pre>java Send.java http://HOST:PORT USERNAME PASSWORD ENTERPRISE/SITE/DEVICE '{"lel": 2.5}'</pre>
 *
 * Ends with 0 when the gateway has acknowledged (202), which it does only once the reading cannot be lost any more.
 */
public class Send {
    public static void main(String[] args) throws Exception {
        if (args.length != 5) {
            System.err.println("java Send.java http://HOST:PORT USERNAME PASSWORD ENTERPRISE/SITE/DEVICE PAYLOAD");
            System.exit(2);
        }
        String login = Base64.getEncoder().encodeToString((args[1] + ':' + args[2]).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/api/v1/ingest/" + args[3]))
                .header("Authorization", "Basic " + login).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(args[4])).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(answer.statusCode() == 202 ? "acknowledged" : answer.statusCode() + " " + answer.body());
        System.exit(answer.statusCode() == 202 ? 0 : 1);
    }
}
