package dev.sibridge.web.home;

import dev.sibridge.web.home.Overview.AccountHealth;
import dev.sibridge.web.home.Overview.Everything;
import dev.sibridge.web.home.Overview.Side;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Home shows. */
@RestController
@ConditionalOnWebApplication
class StatusApi {

    private final Overview overview;

    StatusApi(Overview overview) {
        this.overview = overview;
    }

    /** Whether all is well, as far as is known without asking either vendor. */
    @GetMapping("/api/status")
    Status get() {
        Everything all = overview.look();
        return new Status(all.well(), all.mail(), all.mistakes(), all.accounts().stream().map(StatusApi::answer)
                .toList());
    }

    private static AccountStatus answer(AccountHealth account) {
        LastPoll last = account.lastPoll() == null ? null : new LastPoll(account.lastPoll().id(),
                account.lastPoll().state().name().toLowerCase(Locale.ROOT), account.lastPoll().attended(),
                account.when().startedAt(), account.when().finishedAt(), account.lastPoll().message());
        return new AccountStatus(account.name(), account.auto(), account.dtools(), account.connectwise(), last,
                account.nextPoll(), account.waiting(), account.troubled());
    }

    record Status(boolean well, Side mail, List<String> mistakes, List<AccountStatus> accounts) {
    }

    record AccountStatus(String name, boolean auto, Side dtools, Side connectwise, LastPoll lastPoll, Instant nextPoll,
            int waiting, int troubled) {
    }

    record LastPoll(long id, String state, boolean attended, Instant startedAt, Instant finishedAt, String message) {
    }
}
