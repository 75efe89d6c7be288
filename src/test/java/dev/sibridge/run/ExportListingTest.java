package dev.sibridge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.dtools.ExportReader;
import dev.sibridge.dtools.ProjectInfo;
import dev.sibridge.dtools.UnreadableExportException;
import dev.sibridge.run.ExportListing.Listing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExportListingTest {

    private final ExportListing exports = new ExportListing();
    private final Listing listing = exports.start();

    @Test
    void whatIsNoListStopsTheReading() {
        assertThatThrownBy(() -> add("<html>")).isInstanceOf(UnreadableExportException.class);
        assertThat(listing.isUnfinished()).isTrue();
    }

    @Test
    void itBeginsWithTheFirstPage() {
        assertThat(listing.isUnfinished()).isTrue();
        assertThat(page()).isEqualTo("1");
    }

    @Test
    void anEmptyQueueIsReadAtOnce() {
        answer(0);

        assertThat(listing.isUnfinished()).isFalse();
        assertThat(listing.getRows()).isEmpty();
    }

    @Test
    void pagesAreReadUntilAllRowsAreThere() {
        answer(3, "a", "b");
        assertThat(listing.isUnfinished()).isTrue();
        assertThat(page()).isEqualTo("2");

        answer(3, "c");
        assertThat(listing.isUnfinished()).isFalse();
        assertThat(listing.getRows()).extracting(ProjectInfo::messageId).containsExactly("a", "b", "c");
    }

    @Test
    void anEmptyPageEndsTheListThoughRowsWerePromised() {
        answer(5, "a", "b");
        answer(5);

        assertThat(listing.isUnfinished()).isFalse();
        assertThat(listing.getRows()).hasSize(2);
    }

    @Test
    void aQueueThatMovesIsReadFromTheStart() {
        answer(3, "a", "b");
        answer(4, "b", "c");
        assertThat(page()).isEqualTo("1");
        assertThat(listing.getRows()).isEmpty();

        answer(4, "new", "a");
        answer(4, "b", "c");
        assertThat(listing.isUnfinished()).isFalse();
        assertThat(listing.getRows()).extracting(ProjectInfo::messageId).containsExactly("new", "a", "b", "c");
    }

    @Test
    void aQueueThatNeverRestsIsTakenAsItIsInTheEnd() {
        answer(3, "a", "b");
        answer(4, "b");
        answer(5, "a", "b");
        answer(6, "b");
        answer(7, "a", "b");
        answer(4, "b", "c");

        assertThat(listing.isUnfinished()).isFalse();
        assertThat(listing.getRows()).extracting(ProjectInfo::messageId).containsExactly("a", "b", "c");
    }

    @Test
    void rowsWithoutMessageIdsAreToldApartByProjectAndChangeOrder() {
        add("{\"TotalCount\": 3, \"Projects\": [{\"Id\": \"p\"}, {\"Id\": \"q\"}, {\"Id\": \"p\", \"CONumber\": 1}]}");

        assertThat(listing.getRows()).hasSize(3);
    }

    private String page() {
        return listing.getNext().query().get("pageNumber");
    }

    private void answer(int total, String... messages) {
        add("{\"TotalCount\": " + total + ", \"Projects\": [" + Arrays.stream(messages)
                .map(message -> "{\"Id\": \"p\", \"MessageId\": \"" + message + "\"}").collect(Collectors.joining(","))
                + "]}");
    }

    private void add(String answer) {
        exports.add(ExportReader.readList(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8))), listing);
    }
}
