package dev.sibridge.si.poll;

import dev.sibridge.alert.AlertKind;
import dev.sibridge.attention.AccountTroubles;
import dev.sibridge.attention.AccountTroubles.AccountTrouble;
import dev.sibridge.attention.Attention;
import dev.sibridge.failure.Failure;
import dev.sibridge.si.flow.PollRun;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes what kept an account's last poll from its work, and what the preflight warned of, whoever asked for it. */
@Component
public class PollTroubles {

    private static final Logger LOG = LoggerFactory.getLogger(PollTroubles.class);

    private static final String PART = "poll";
    private static final String WARNINGS = "preflight";
    /** Under which they are noted. */
    public static final List<String> PARTS = List.of(PART, WARNINGS);

    private static final String OUTAGE = "outage";

    private final AccountTroubles troubles;
    private final Attention attention;

    public PollTroubles(AccountTroubles troubles, Attention attention) {
        this.troubles = troubles;
        this.attention = attention;
    }

    /**
     * A poll has ended. What it did not get to stays as the one before has found it.
     *
     * @param trouble why it could not do anything; null when it could
     */
    void ended(String account, PollRun poll, PollTrouble trouble) {
        troubles.replace(account, PART, trouble == null ? List.of()
                : trouble.failures().stream().map(failure -> of(failure, trouble)).distinct().toList());
        poll.warnings().ifPresent(warnings -> troubles.replace(account, WARNINGS, warnings.stream()
                .map(warning -> of(AlertKind.SETUP_INCOMPLETE, warning.code(), warning.subject(), warning)).toList()));
        try {
            attention.look();
        } catch (RuntimeException e) {
            // Whoever opens the list looks again; nobody must miss an email for this.
            LOG.error("Nobody could look for what needs attention", e);
        }
    }

    private static AccountTrouble of(Failure failure, PollTrouble trouble) {
        // However a side shows that it is away, it is one outage.
        boolean outage = trouble.kind() == AlertKind.OUTAGE;
        return of(trouble.kind(), outage ? OUTAGE : failure.code(),
                outage || failure.subject().isEmpty() ? trouble.side() : failure.subject(), failure);
    }

    private static AccountTrouble of(AlertKind kind, String code, String about, Failure failure) {
        return new AccountTrouble(kind, code, about, failure.sentence(), failure.todo());
    }
}
