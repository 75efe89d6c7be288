package dev.sibridge.run;

import dev.sibridge.connectwise.Causes;
import dev.sibridge.connectwise.ConnectWiseException;
import dev.sibridge.database.DatabaseTrouble;
import dev.sibridge.dtools.DToolsException;
import dev.sibridge.dtools.UnreadableExportException;
import dev.sibridge.http.AnswerLimitException;
import dev.sibridge.http.Codebases.UnknownCompanyException;
import dev.sibridge.http.GarbledAnswerException;
import dev.sibridge.mapping.ReconciliationException;
import dev.sibridge.mapping.RefusedException;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.network.NoWayException;
import dev.sibridge.sync.AmbiguousRecordException;
import dev.sibridge.sync.BlockedException;
import dev.sibridge.sync.LostLockException;
import dev.sibridge.sync.MissingParentException;
import dev.sibridge.sync.UnsettledException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Says in plain words what went wrong. Our own exceptions are written for people; others are translated. */
public final class Sentences {

    private static final List<Class<? extends Exception>> OUR_OWN = List.of(AnswerLimitException.class,
            ConnectWiseException.class,
            DToolsException.class, UnreadableExportException.class, UnknownCompanyException.class,
            GarbledAnswerException.class, RefusedException.class, AmbiguousRecordException.class,
            BlockedException.class, UnsettledException.class, MissingParentException.class,
            ReconciliationException.class, LostLockException.class, InterceptedException.class,
            NoWayException.class);
    /** What the HTTP client, and unpacking, make of bytes that are no HTTP, or end too soon. */
    private static final List<Class<? extends Exception>> NO_HTTP = List.of(ClientProtocolException.class,
            HttpException.class, ConnectionClosedException.class, MalformedChunkCodingException.class,
            MessageConstraintException.class, ZipException.class, EOFException.class);

    private Sentences() {
    }

    /** Whether the trouble is of a kind that people can mend; anything else is a mistake of ours. */
    static boolean isForeseen(Throwable trouble) {
        return OUR_OWN.stream().anyMatch(type -> has(type, trouble)) || DatabaseTrouble.of(trouble).isPresent()
                || has(IOException.class, trouble) || MemoryShortage.isCauseOf(trouble);
    }

    public static String of(Throwable trouble) {
        for (Class<? extends Exception> type : OUR_OWN) {
            Exception ours = Causes.find(type, trouble);
            if (ours != null) {
                return ours.getMessage();
            }
        }
        if (MemoryShortage.isCauseOf(trouble)) {
            return "There was not enough memory (" + (MemoryShortage.memory() >> 20) + " MB in all). Give SI Bridge more"
                    + " (-Xmx, or the container's memory limit) and restart it, or split the project in SI.";
        }
        return DatabaseTrouble.sentence(trouble).map(words -> words + " The next poll after that goes on.")
                .orElseGet(() -> network(trouble));
    }

    private static String network(Throwable trouble) {
        if (has(UnknownHostException.class, trouble)) {
            return "The host is unknown: " + Causes.find(UnknownHostException.class, trouble).getMessage()
                    + ". Check DTOOLS_URL and CONNECTWISE_SITE, or HTTPS_PROXY if this network has a proxy.";
        }
        if (has(ConnectException.class, trouble)) {
            return "No connection: " + Causes.find(ConnectException.class, trouble).getMessage() + ".";
        }
        if (has(SocketTimeoutException.class, trouble)) {
            return "An answer took too long.";
        }
        if (has(SSLException.class, trouble)) {
            return "The encrypted connection failed: "
                    + Causes.find(SSLException.class, trouble).getMessage() + ".";
        }
        if (has(SocketException.class, trouble) || has(NoHttpResponseException.class, trouble)) {
            return "The connection broke before an answer came.";
        }
        if (NO_HTTP.stream().anyMatch(type -> has(type, trouble))) {
            return "An answer broke off, or was no proper HTTP. If that stays so, look for a proxy or firewall in between"
                    + " that tampers with answers.";
        }
        return "Something unforeseen happened (" + trouble.getClass().getSimpleName()
                + "); the log tells more. The export stays in D-Tools' queue.";
    }

    private static boolean has(Class<? extends Exception> type, Throwable trouble) {
        return Causes.find(type, trouble) != null;
    }
}
