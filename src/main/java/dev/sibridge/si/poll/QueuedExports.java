package dev.sibridge.si.poll;

import dev.sibridge.account.Account;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.stereotype.Component;

/** What SI's queue holds now. Looking takes nothing. */
@Component
public class QueuedExports {

    private final FluentProducerTemplate producer;

    public QueuedExports(FluentProducerTemplate producer) {
        this.producer = producer;
    }

    /**
     * Reads the queue, which takes some seconds when it is long.
     *
     * @return the rows that name a project, the newest export first
     * @throws UnreadableQueueException when D-Tools does not say what is in it
     */
    public List<ProjectInfo> of(Account account) {
        Exchange answer = producer.to("direct:list-exports").withExchangeProperty("account", account).send();
        if (answer.getException() != null) {
            throw new UnreadableQueueException(Failures.sentence(answer.getException()));
        }
        List<?> rows = answer.getMessage().getBody(List.class);
        return rows.stream().map(ProjectInfo.class::cast).filter(row -> !Text.isBlank(row.id()))
                .sorted(Comparator.comparingLong(ProjectInfo::publishedOnUnixTimeMs).reversed()).toList();
    }

    /** D-Tools did not answer, or not what it was asked. */
    public static final class UnreadableQueueException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableQueueException(String message) {
            super(message);
        }
    }
}
