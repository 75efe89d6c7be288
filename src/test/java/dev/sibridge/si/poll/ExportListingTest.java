package dev.sibridge.si.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.si.poll.ExportListing.Listing;
import dev.sibridge.vendor.dtools.ProjectInfo;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
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
    void anEmptyPageIsNoEndWhileRowsArePromised() {
        answer(5, "a", "b");
        answer(5);
        assertThat(page()).as("it is read again from the start").isEqualTo("1");

        answer(5, "a", "b");
        answer(5);
        answer(5, "a", "b");
        assertThatThrownBy(() -> answer(5)).isInstanceOf(UnreadableExportException.class)
                .hasMessage("D-Tools says that 5 exports are waiting, but lists only 2 of them.");
        assertThat(listing.isUnfinished()).isTrue();
    }

    @Test
    void anEmptyPageThatHasComeWholeTheNextTimeDoesNoHarm() {
        answer(3, "a", "b");
        answer(3);
        answer(3, "a", "b");
        answer(3, "c");

        assertThat(listing.isUnfinished()).isFalse();
        assertThat(listing.getRows()).hasSize(3);
    }

    @Test
    @Tag("field")
    void theSamePageAgainAndAgainIsNoList() {
        for (int attempt = 1; attempt < 3; attempt++) {
            answer(900, "a", "b");
            answer(900, "a", "b");
        }
        answer(900, "a", "b");

        assertThatThrownBy(() -> answer(900, "a", "b")).isInstanceOf(UnreadableExportException.class)
                .hasMessageContaining("says that 900 exports are waiting, but lists only 2");
    }

    @Test
    void aListThatGrowsWithEveryPageHasAnEnd() {
        assertThatThrownBy(() -> {
            for (int message = 0; ; message++) {
                answer(1_000_000 + message, "m" + message);
            }
        }).isInstanceOf(UnreadableExportException.class).hasMessageContaining("list of exports has no end");
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

    @Test
    void rowsThatSayNothingAreStillAsManyAsThereAre() {
        add("{\"TotalCount\": 3, \"Projects\": [null, null, {\"Id\": []}]}");

        assertThat(listing.isUnfinished()).isFalse();
        assertThat(listing.getRows()).hasSize(3).noneMatch(ProjectInfo::isReadable);
    }

    private String page() {
        return listing.getNext().query().get("pageNumber");
    }

    private void answer(int total, String... messages) {
        add("{\"TotalCount\": " + total + ", \"Projects\": [" + Arrays.stream(messages)
                .map(message -> "{\"Id\": \"p\", \"MessageId\": \"" + message + "\", \"PublishedOnUnixTimeMs\": 5}")
                .collect(Collectors.joining(","))
                + "]}");
    }

    private void add(String answer) {
        exports.add(ExportReader.readList(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8))), listing);
    }
}
