package dev.sibridge.sandbox.manage.callbacks;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Sends a message over HTTP, to this machine only and without following redirects. */
final class Courier {

    /** No names but this one: looking others up would tell somebody about them. */
    private static final String LOCALHOST = "localhost";
    private static final Pattern ADDRESS =
            Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|\\[[0-9a-fA-F:]+]");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY).build();

    static boolean isLoopback(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null && (host.equalsIgnoreCase(LOCALHOST)
                    || ADDRESS.matcher(host).matches() && InetAddress.getByName(host).isLoopbackAddress());
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false;
        }
    }

    /** The status of the answer; null if there was none in time. */
    CompletableFuture<Integer> send(Message message, String signature, Duration timeout) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(message.url())).timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8").header("x-content-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body())).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> answer == null ? null : answer.statusCode());
    }
}
