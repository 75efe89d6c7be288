package dev.sibridge.vendor.calls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.vendor.answers.GarbledAnswerException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Reads a list of Manage's page by page. */
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
     * @throws GarbledAnswerException when there is always one more, though the list must have an end
     */
    public void add(@Body JsonNode page, @ExchangeProperty("pages") Pages pages,
            @ExchangeProperty("hasNextPage") boolean hasNextPage) {
        boolean news = pages.take(page);
        if (hasNextPage && (!news || pages.read == MOST_PAGES)) {
            throw new GarbledAnswerException("ConnectWise's answer to " + pages.next.method() + " " + pages.next.path()
                    + " has no end: page " + pages.read + (news ? " promises still more."
                    : " promises more, but brought nothing new."));
        }
        pages.next = hasNextPage ? pages.next.nextPage() : null;
    }

    /** A list that is being read. */
    public static final class Pages {

        private final List<JsonNode> records = new ArrayList<>();
        private final Set<JsonNode> seen = new HashSet<>();
        private ConnectWiseRequest next;
        private int read;

        Pages(ConnectWiseRequest first) {
            this.next = first;
        }

        // A record moves to the next page, and is there twice, when another one is made before it.
        private boolean take(JsonNode page) {
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

        public List<JsonNode> getRecords() {
            return records;
        }
    }
}
