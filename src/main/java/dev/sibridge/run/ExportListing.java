package dev.sibridge.run;

import dev.sibridge.dtools.DToolsRequest;
import dev.sibridge.dtools.ProjectInfo;
import dev.sibridge.dtools.ProjectList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Reads SI's queue page by page, again from the start when it changed meanwhile. */
@Component
public class ExportListing {

    private static final int MOST_ATTEMPTS = 3;

    /** Begins with the first page. */
    public Listing start() {
        return new Listing();
    }

    /** Takes a page. */
    public void add(@Body ProjectList answer, @ExchangeProperty("listing") Listing listing) {
        listing.add(answer);
    }

    /** The queue as far as it was read. Messages are told apart by id: a page may repeat one when the queue moves. */
    public static final class Listing {

        private final Map<String, ProjectInfo> rows = new LinkedHashMap<>();
        private int page = 1;
        private int read;
        private int total = -1;
        private int attempts = 1;
        private boolean complete;

        public boolean isUnfinished() {
            return !complete;
        }

        public DToolsRequest getNext() {
            return DToolsRequest.list(page);
        }

        public List<ProjectInfo> getRows() {
            return new ArrayList<>(rows.values());
        }

        void add(ProjectList answer) {
            if (total >= 0 && answer.totalCount() != total && attempts < MOST_ATTEMPTS) {
                startAgain();
                return;
            }
            total = answer.totalCount();
            answer.projects().forEach(row -> rows.put(row.messageId() + "/" + row.id() + "/" + row.coNumber(), row));
            read += answer.projects().size();
            complete = answer.projects().isEmpty() || read >= total;
            page++;
        }

        private void startAgain() {
            rows.clear();
            read = 0;
            page = 1;
            total = -1;
            attempts++;
        }
    }
}
