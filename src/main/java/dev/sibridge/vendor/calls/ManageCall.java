package dev.sibridge.vendor.calls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.failure.FailedCall;
import dev.sibridge.vendor.answers.GarbledAnswerException;
import dev.sibridge.vendor.connectwise.AnswerShape;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.Refusable;
import dev.sibridge.vendor.connectwise.Requesting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;

/** A call to Manage: a list takes several pages, a page several attempts, an attempt a token first. */
public final class ManageCall extends Call<ConnectWiseRequest> implements Refusable {

    private static final int MOST_PAGES = 200;

    private final boolean isList;
    private final String below;
    private final List<JsonNode> records = new ArrayList<>();
    private final Set<JsonNode> seen = new HashSet<>();
    private JsonNode only;
    private ConnectWiseRequest next;
    private int read;
    private boolean hasNextPage;
    private ConnectWiseException refusal;
    private String url;
    private Instant sent;

    ManageCall(Requesting asked) {
        ConnectWiseRequest first = asked.request();
        this.below = asked.below();
        this.isList = first.answerShape() == AnswerShape.LIST;
        this.next = first;
    }

    /** The call to Manage that a message is about to make, or has made last; null for none. */
    public static ManageCall of(Exchange exchange) {
        return Call.of(exchange) instanceof ManageCall call ? call : null;
    }

    /** The page that is asked for next; null when there is none. */
    ConnectWiseRequest next() {
        return next;
    }

    /** The records of a list; of anything else what Manage answered. */
    Object answer() {
        return isList ? records : only;
    }

    /** Notes what is sent now, where and when; nothing is refused yet. */
    void sends(ConnectWiseRequest request, String url, Instant now) {
        sends(request);
        this.url = url;
        sent = now;
        refusal = null;
    }

    /** The base of the address that the last request was sent to; null before the first. */
    String url() {
        return url;
    }

    @Override
    public boolean isRepeatable() {
        return request().isRepeatable();
    }

    /** The record below which it writes; null for none. */
    String below() {
        return below;
    }

    /** When the last request was sent. */
    Instant sent() {
        return sent;
    }

    void refused(ConnectWiseException refusal) {
        this.refusal = refusal;
    }

    @Override
    public ConnectWiseException getRefusal() {
        return refusal;
    }

    void hasNextPage(boolean hasNextPage) {
        this.hasNextPage = hasNextPage;
    }

    /** Whether Manage's last answer is a page of a list that goes on. */
    public boolean hasNextPage() {
        return hasNextPage;
    }

    /**
     * Takes a page's records and turns to the next page, if there is one.
     *
     * @throws EndlessListException when there is always one more, though the list must have an end
     */
    void add(JsonNode page) {
        boolean news = take(page);
        if (hasNextPage && (!news || read == MOST_PAGES)) {
            throw new EndlessListException("ConnectWise's response to " + next.method() + " " + next.path()
                    + " has no end: page " + read + (news ? " still announces more."
                    : " announces more, but contained nothing new."));
        }
        next = hasNextPage ? next.nextPage() : null;
    }

    // A record moves to the next page, and is there twice, when another one is made before it.
    private boolean take(JsonNode page) {
        if (!isList) {
            only = page;
            return false;
        }
        int before = seen.size();
        for (JsonNode record : page) {
            if (seen.add(record.path("id").isMissingNode() ? record : record.path("id")) || !record.has("id")) {
                records.add(record);
            }
        }
        read++;
        return seen.size() > before;
    }

    /** The pages have no end; to ask for the last of them once more would change nothing. */
    static final class EndlessListException extends GarbledAnswerException {

        private static final long serialVersionUID = 1L;

        EndlessListException(String message) {
            super(message);
        }

        @Override
        public FailedCall call() {
            return FailedCall.FOR_GOOD;
        }
    }
}
