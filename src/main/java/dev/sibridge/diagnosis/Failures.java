package dev.sibridge.diagnosis;

import dev.sibridge.database.DatabaseTrouble;
import dev.sibridge.failure.Causes;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.memory.MemoryShortage;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Says what any exception means: our own know it themselves, those of others are translated here and nowhere else. */
public final class Failures {

    private static final String UNFORESEEN = "unforeseen";
    /** What the HTTP client, and unpacking, make of bytes that are no HTTP, or end too soon. */
    private static final List<Class<? extends Exception>> NO_HTTP = List.of(ClientProtocolException.class,
            HttpException.class, ConnectionClosedException.class, MalformedChunkCodingException.class,
            MessageConstraintException.class, ZipException.class, EOFException.class);

    private Failures() {
    }

    /** What an exception means; never empty. */
    public static List<Failure> of(Throwable trouble) {
        Failing ours = Causes.innermost(Failing.class, trouble);
        return ours != null ? ours.failures() : List.of(memory(trouble)
                .or(() -> DatabaseTrouble.failure(trouble)).or(() -> network(trouble))
                .orElseGet(() -> new Failure(Kind.OURS, UNFORESEEN, trouble.getClass().getSimpleName(),
                        "An unexpected error occurred (" + trouble.getClass().getSimpleName()
                                + "); the log says more. The export stays in D-Tools' queue.", "")));
    }

    /** The same for people. */
    public static String sentence(Throwable trouble) {
        return of(trouble).stream().map(Failure::toString).collect(Collectors.joining(" "));
    }

    /** Whether it is of a kind that people can mend, or that passes; anything else is a mistake of ours. */
    public static boolean isForeseen(Throwable trouble) {
        return of(trouble).stream().noneMatch(failure -> failure.code().equals(UNFORESEEN))
                || Causes.find(IOException.class, trouble) != null;
    }

    private static Optional<Failure> memory(Throwable trouble) {
        return !MemoryShortage.isCauseOf(trouble) ? Optional.empty() : Optional.of(Failure.of(Kind.MEMORY, "memory",
                "There was not enough memory (" + (MemoryShortage.memory() >> 20) + " MB in all). Give SI Bridge more"
                        + " (-Xmx, or the container's memory limit) and restart it, or split the project in SI."));
    }

    private static Optional<Failure> network(Throwable trouble) {
        return Stream.of(
                passing("host-unknown", UnknownHostException.class, trouble, cause -> "Unknown host: "
                        + cause.getMessage() + ". Check DTOOLS_URL and CONNECTWISE_SITE, or HTTPS_PROXY if this network"
                        + " has a proxy."),
                passing("no-connection", ConnectException.class, trouble,
                        cause -> "No connection: " + cause.getMessage() + "."),
                passing("time-out", SocketTimeoutException.class, trouble, cause -> "A response took too long."),
                passing("encryption", SSLException.class, trouble,
                        cause -> "The encrypted connection failed: " + cause.getMessage() + "."),
                passing("broken-connection", SocketException.class, trouble, Failures::broken),
                passing("broken-connection", NoHttpResponseException.class, trouble, Failures::broken),
                NO_HTTP.stream().map(type -> passing("no-http", type, trouble, cause -> "A response ended early, or"
                        + " was not valid HTTP. If this persists, look for a proxy or firewall that alters"
                        + " responses.")).flatMap(Optional::stream).findFirst())
                .flatMap(Optional::stream).findFirst();
    }

    private static <T extends Exception> Optional<Failure> passing(String code, Class<T> type, Throwable trouble,
            Function<T, String> sentence) {
        return Optional.ofNullable(Causes.find(type, trouble))
                .map(cause -> Failure.of(Kind.PASSING, code, sentence.apply(cause)));
    }

    private static String broken(Exception cause) {
        return "The connection broke before a response arrived.";
    }
}
