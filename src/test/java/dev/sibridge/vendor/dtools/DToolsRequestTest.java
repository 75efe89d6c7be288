package dev.sibridge.vendor.dtools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DToolsRequestTest {

    @Test
    void theListAsksForEverythingThatNobodyHasAcknowledged() {
        DToolsRequest list = DToolsRequest.list(3);

        assertThat(list.method()).isEqualTo("GET");
        assertThat(list.path()).isEqualTo("/Subscribe/Projects");
        assertThat(list.encodedQuery())
                .isEqualTo("includeDeleted=true&includeArchived=true&pageNumber=3&pageSize=200");
    }

    @Test
    void aProjectIsReadUnitWiseWithItsAdjustments() {
        DToolsRequest read = DToolsRequest.read("5f852ab5-7953", null);

        assertThat(read.path()).isEqualTo("/Subscribe/Projects/5f852ab5-7953");
        assertThat(read.encodedQuery()).isEqualTo("getAdjustmentsByItem=true");
    }

    @Test
    void anIdCannotLeaveItsPlaceInThePath() {
        assertThat(DToolsRequest.read("../a b?c/ü+%", null).path())
                .isEqualTo("/Subscribe/Projects/..%2Fa%20b%3Fc%2F%C3%BC%2B%25");
    }

    @Test
    void theOlderFormNamesTheProjectInTheQuery() {
        DToolsRequest read = DToolsRequest.readInOlderForm("a&b=c d", null);

        assertThat(read.path()).isEqualTo("/Subscribe/Projects");
        assertThat(read.encodedQuery()).isEqualTo("id=a%26b%3Dc%20d&getAdjustmentsByItem=true");
    }

    @Test
    void anAcknowledgementNamesMessageAndVersion() {
        DToolsRequest acknowledge = DToolsRequest.acknowledge("m-1", 1_794_849_761_380L);

        assertThat(acknowledge.method()).isEqualTo("PUT");
        assertThat(acknowledge.path()).isEqualTo("/Subscribe/Projects/MarkAsImportedByMessageId");
        assertThat(acknowledge.encodedQuery()).isEqualTo("messageId=m-1&publishedOnUnixTimeMs=1794849761380");
    }

    @Test
    void aSupersededMessageIsAcknowledgedWhateverItsVersion() {
        assertThat(DToolsRequest.acknowledge("m-1", null).encodedQuery()).isEqualTo("messageId=m-1");
    }
}
