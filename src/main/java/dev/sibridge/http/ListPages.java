package dev.sibridge.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.connectwise.ConnectWiseRequest;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Reads a list of Manage's page by page. */
@Component
public class ListPages {

    /** Begins with the first page. */
    public Pages start(@Body ConnectWiseRequest request) {
        return new Pages(request);
    }

    /** Takes a page's records and turns to the next page, if there is one. */
    public void add(@Body JsonNode page, @ExchangeProperty("pages") Pages pages,
            @ExchangeProperty("hasNextPage") boolean hasNextPage) {
        page.forEach(pages.records::add);
        pages.next = hasNextPage ? pages.next.nextPage() : null;
    }

    /** A list that is being read. */
    public static final class Pages {

        private final List<JsonNode> records = new ArrayList<>();
        private ConnectWiseRequest next;

        Pages(ConnectWiseRequest first) {
            this.next = first;
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
