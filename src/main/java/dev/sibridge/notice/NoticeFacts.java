package dev.sibridge.notice;

import dev.sibridge.account.Account;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.Outbox.Waiting;
import dev.sibridge.attention.CauseKey;
import dev.sibridge.attention.Fact;
import dev.sibridge.attention.FactSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Messages to a webhook that do not arrive cannot say so themselves. */
@Component
class NoticeFacts implements FactSource {

    private final Notices notices;
    private final NoticePosts posts;
    private final Clock clock;

    NoticeFacts(Notices notices, NoticePosts posts, Clock clock) {
        this.notices = notices;
        this.posts = posts;
        this.clock = clock;
    }

    @Override
    public List<Fact> of(Account account) {
        Map<Long, Waiting> waiting = posts.waiting(account.name());
        return waiting.isEmpty() ? List.of() : notices.all(account.name()).stream()
                .filter(notice -> waiting.containsKey(notice.id()) && waiting.get(notice.id()).isLate(clock.instant()))
                .map(notice -> new Fact(new CauseKey(account.name(), AlertKind.SETUP_INCOMPLETE, "notice-waits",
                        String.valueOf(notice.id())), "Messages do not arrive: " + notice.words() + ".",
                        "Test the notice in Set-up, Notices: it says what comes back.", null,
                        waiting.get(notice.id()).oldest()::toEpochMilli)).toList();
    }
}
