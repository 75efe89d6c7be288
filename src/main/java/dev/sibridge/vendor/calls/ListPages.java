package dev.sibridge.vendor.calls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.failure.FailedCall;
import dev.sibridge.vendor.answers.GarbledAnswerException;
import dev.sibridge.vendor.connectwise.AnswerShape;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Reads an answer of Manage's; a list page by page. */
@Component
public class ListPages {

    private static final int MOST_PAGES = 200;

    /** Begins with the first page. */
    public Pages start(@Body ConnectWiseRequest request) {
        return new Pages(request);
    }

    /**
     * Takes a page's records and turns to the next page, if there is one.
     *
     * @throws EndlessListException when there is always one more, though the list must have an end
     */
    public void add(@Body JsonNode page, @ExchangeProperty("pages") Pages pages,
            @ExchangeProperty("hasNextPage") boolean hasNextPage) {
        boolean news = pages.take(page);
        if (hasNextPage && (!news || pages.read == MOST_PAGES)) {
            throw new EndlessListException("ConnectWise's response to " + pages.next.method() + " " + pages.next.path()
                    + " has no end: page " + pages.read + (news ? " still announces more."
                    : " announces more, but contained nothing new."));
        }
        pages.next = hasNextPage ? pages.next.nextPage() : null;
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

    /** An answer that is being read. */
    public static final class Pages {

        private final boolean isList;
        private JsonNode only;
        private final List<JsonNode> records = new ArrayList<>();
        private final Set<JsonNode> seen = new HashSet<>();
        private ConnectWiseRequest next;
        private int read;

        Pages(ConnectWiseRequest first) {
            this.isList = first.answerShape() == AnswerShape.LIST;
            this.next = first;
        }

        // A record moves to the next page, and is there twice, when another one is made before it.
        private boolean take(JsonNode page) {
            if (!isList) {
                only = page;
                return false;
            }
            int before = seen.size();
            for (JsonNode record : page) {
                if (seen.add(record.path("id").isMissingNode() ? record : record.path("id"))
                        || !record.has("id")) {
                    records.add(record);
                }
            }
            read++;
            return seen.size() > before;
        }

        public boolean isUnfinished() {
            return next != null;
        }

        public ConnectWiseRequest getNext() {
            return next;
        }

        /** The records of a list; of anything else what Manage answered. */
        public Object getAnswer() {
            return isList ? records : only;
        }
    }
}
