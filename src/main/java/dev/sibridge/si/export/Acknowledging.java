package dev.sibridge.si.export;

import dev.sibridge.failure.Causes;
import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.ProjectInfo;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Which messages D-Tools is told of as done, and whether that was heard. */
@Component
public class Acknowledging {

    private final Runs runs;

    public Acknowledging(Runs runs) {
        this.runs = runs;
    }

    /** What D-Tools is told: this export's message, for the version that was read, then those that it supersedes. */
    public List<DToolsRequest> requests(@ExchangeProperty("run") ExportRun run) {
        Run export = run.export();
        if (run.isPreview() || export.messageId() == null) {
            return List.of();
        }
        long version = run.project() == null ? export.publishedAt() : run.project().publishedOnUnixTimeMs();
        List<DToolsRequest> requests = new ArrayList<>();
        requests.add(DToolsRequest.acknowledge(export.messageId(), version));
        runs.messagesSupersededBy(export.id())
                .forEach(message -> requests.add(DToolsRequest.acknowledge(message, null)));
        return requests;
    }

    /** Notes a refusal, or an answer that is none, until the queue is read. */
    public void refused(@ExchangeProperty("run") ExportRun run,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable refusal) {
        run.refused(refusal);
    }

    /**
     * Judges an acknowledgement that was refused, or answered with something that is no answer, by the queue as it is
     * now. SI may have exported anew meanwhile: then the next poll goes on. What is no longer listed was heard after
     * all, whatever the answer was.
     *
     * @throws DToolsException           the refusal, when the queue does not explain it
     * @throws UnreadableExportException the answer that was none, while a message is still listed
     * @throws InterceptedException      the same of an answer that came from somebody in between
     */
    public void settle(@Body List<ProjectInfo> rows, @ExchangeProperty("run") ExportRun run) {
        Run export = run.export();
        Throwable refusal = run.refusal();
        // Camel wraps what stopped a split.
        RuntimeException none = Optional.<RuntimeException>ofNullable(
                Causes.find(UnreadableExportException.class, refusal))
                .orElseGet(() -> Causes.find(InterceptedException.class, refusal));
        boolean newer = rows.stream().anyMatch(row -> Objects.equals(row.id(), export.projectId())
                && Text.trim(row.coNumber()).equals(Text.trim(export.coNumber()))
                && row.publishedOnUnixTimeMs() > export.publishedAt());
        if (newer || none != null && isGone(rows, requests(run))) {
            return;
        }
        throw none != null ? none : Causes.find(DToolsException.class, refusal);
    }

    private static boolean isGone(List<ProjectInfo> rows, List<DToolsRequest> requests) {
        return requests.stream().map(DToolsRequest::messageId)
                .noneMatch(message -> rows.stream().anyMatch(row -> message.equals(row.messageId())));
    }
}
