package dev.sibridge.attention;

import dev.sibridge.account.Account;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.AlertOutbox;
import dev.sibridge.alert.Outbox.Waiting;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Emails that do not leave cannot say so themselves. */
@Component
class MailFacts implements FactSource {

    private final AlertOutbox outbox;
    private final Clock clock;

    MailFacts(AlertOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public List<Fact> of(Account account) {
        Waiting waiting = account.errorEmails().isEmpty() ? new Waiting(0, null) : outbox.waiting();
        return !waiting.isLate(clock.instant()) ? List.of()
                : List.of(new Fact(new CauseKey(account.name(), AlertKind.SETUP_INCOMPLETE, "mail-waits", ""),
                        "Emails do not leave.", "Check SMTP_HOST and the addresses in SYNC_ERROR_EMAILS.", null,
                        waiting.oldest()::toEpochMilli));
    }
}
