package dev.sibridge.si.poll;

import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.ProjectInfo;
import dev.sibridge.vendor.dtools.ProjectList;
import dev.sibridge.vendor.dtools.UnreadableExportException;
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
    /** As many as our own queue takes. */
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_PAGES = 2_000;

    /** Begins with the first page. */
    public Listing start() {
        return new Listing();
    }

    /** Takes a page. */
    public void add(@Body ProjectList answer, @ExchangeProperty("request") Listing listing) {
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
            boolean moved = total >= 0 && answer.totalCount() != total;
            if (moved && attempts < MOST_ATTEMPTS) {
                startAgain();
                return;
            }
            total = answer.totalCount();
            int before = rows.size();
            answer.projects().forEach(row -> rows.put(key(row), row));
            read += answer.projects().size();
            complete = read >= total;
            if (!complete && rows.size() == before) {
                broughtNothing();
                return;
            }
            if (rows.size() > MOST_ROWS || page == MOST_PAGES && !complete) {
                throw new UnreadableExportException("The D-Tools list of exports has no end: " + rows.size()
                        + " exports on " + page + " pages, and D-Tools announces more.", false);
            }
            page++;
        }

        // An empty page, or one that was there before, is no proof that nothing is left.
        private void broughtNothing() {
            if (attempts == MOST_ATTEMPTS) {
                throw new UnreadableExportException("D-Tools says that " + total + " exports are waiting, but lists"
                        + " only "
                        + rows.size() + " of them.", false);
            }
            startAgain();
        }

        // Nobody knows whether two rows that name no message are one.
        private String key(ProjectInfo row) {
            return row.messageId() == null && !row.isReadable() ? "at fault " + rows.size()
                    : row.messageId() + "/" + row.id() + "/" + row.coNumber();
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
