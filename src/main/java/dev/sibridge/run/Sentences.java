package dev.sibridge.run;

import dev.sibridge.connectwise.Causes;
import dev.sibridge.connectwise.ConnectWiseException;
import dev.sibridge.database.DatabaseTrouble;
import dev.sibridge.dtools.DToolsException;
import dev.sibridge.dtools.UnreadableExportException;
import dev.sibridge.http.Codebases.UnknownCompanyException;
import dev.sibridge.http.GarbledAnswerException;
import dev.sibridge.mapping.ReconciliationException;
import dev.sibridge.mapping.RefusedException;
import dev.sibridge.sync.AmbiguousRecordException;
import dev.sibridge.sync.BlockedException;
import dev.sibridge.sync.LostLockException;
import dev.sibridge.sync.MissingParentException;
import dev.sibridge.sync.UnsettledException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Says in plain words what went wrong. Our own exceptions are written for people; others are translated. */
public final class Sentences {

    private static final List<Class<? extends Exception>> OUR_OWN = List.of(ConnectWiseException.class,
            DToolsException.class, UnreadableExportException.class, UnknownCompanyException.class,
            GarbledAnswerException.class, RefusedException.class, AmbiguousRecordException.class,
            BlockedException.class, UnsettledException.class, MissingParentException.class,
            ReconciliationException.class, LostLockException.class);

    private Sentences() {
    }

    /** Whether the trouble is of a kind that people can mend; anything else is a mistake of ours. */
    static boolean isForeseen(Throwable trouble) {
        return OUR_OWN.stream().anyMatch(type -> has(type, trouble)) || DatabaseTrouble.of(trouble).isPresent()
                || has(IOException.class, trouble);
    }

    public static String of(Throwable trouble) {
        for (Class<? extends Exception> type : OUR_OWN) {
            Exception ours = Causes.find(type, trouble);
            if (ours != null) {
                return ours.getMessage();
            }
        }
        return DatabaseTrouble.sentence(trouble).map(words -> words + " The next poll after that goes on.")
                .orElseGet(() -> network(trouble));
    }

    private static String network(Throwable trouble) {
        if (has(UnknownHostException.class, trouble)) {
            return "The host is unknown: " + Causes.find(UnknownHostException.class, trouble).getMessage()
                    + ". Check DTOOLS_URL and CONNECTWISE_SITE.";
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
        return "Something unforeseen happened (" + trouble.getClass().getSimpleName()
                + "); the log tells more. The export stays in D-Tools' queue.";
    }

    private static boolean has(Class<? extends Exception> type, Throwable trouble) {
        return Causes.find(type, trouble) != null;
    }
}
