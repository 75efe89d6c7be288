package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.si.poll.ExportListing;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.ProjectInfo;
import dev.sibridge.vendor.dtools.ProjectList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class ListExportsTest extends RouteTest {

    ListExportsTest() {
        super("list-exports");
        bean("exportListing", new ExportListing());
    }

    @Test
    void aPageThatDToolsRefusesEndsTheReading() {
        answers("dtools-call", 0, page(3, "a"));
        fails("dtools-call", 1, new DToolsException("GET /Subscribe/Projects", 401, null));

        assertThat(send(null).getException()).isInstanceOf(DToolsException.class);
        assertThat(asked("dtools-call")).hasSize(2);
    }

    @Test
    void everyPageIsRead() {
        answers("dtools-call", 0, page(3, "a", "b"));
        answers("dtools-call", 1, page(3, "c"));

        assertThat(names(send(null))).containsExactly("a", "b", "c");
        assertThat(asked("dtools-call")).containsExactly(DToolsRequest.list(1), DToolsRequest.list(2));
    }

    @Test
    void anEmptyQueueTakesOneCall() {
        answers("dtools-call", page(0));

        assertThat(names(send(null))).isEmpty();
        assertThat(asked("dtools-call")).hasSize(1);
    }

    @Test
    void whenTheQueueChangesMeanwhileTheReadingStartsAgain() {
        answers("dtools-call", 0, page(2, "a"));
        answers("dtools-call", 1, page(3, "b"));
        answers("dtools-call", 2, page(3, "a", "b", "c"));

        assertThat(names(send(null))).containsExactly("a", "b", "c");
        assertThat(asked("dtools-call"))
                .containsExactly(DToolsRequest.list(1), DToolsRequest.list(2), DToolsRequest.list(1));
    }

    @Test
    void aSecondReadingKnowsNothingOfTheFirst() {
        answers("dtools-call", 0, page(1, "a"));
        answers("dtools-call", 1, page(1, "b"));

        assertThat(names(send(null))).containsExactly("a");
        assertThat(names(send(null))).containsExactly("b");
    }

    private static ProjectList page(int total, String... names) {
        return new ProjectList(Stream.of(names).map(name -> new ProjectInfo(
                name, "m", null, null, name, null, null, null, 0, null, null)).toList(), total);
    }

    private static List<String> names(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return Stream.of(exchange.getMessage().getBody(ProjectInfo[].class)).map(ProjectInfo::name).toList();
    }
}
