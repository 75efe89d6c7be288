package dev.sibridge.web.api;

import dev.sibridge.account.Accounts;
import dev.sibridge.si.link.Hold.Candidate;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.si.link.WaitingExport;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The exports that wait for a person. */
@RestController
@RequestMapping("/api/waiting")
@ConditionalOnWebApplication
class WaitingApi {

    private final Accounts accounts;
    private final Waiting waiting;

    WaitingApi(Accounts accounts, Waiting waiting) {
        this.accounts = accounts;
        this.waiting = waiting;
    }

    @GetMapping
    List<WaitingAnswer> list() {
        return accounts.all().stream().flatMap(account -> waiting.of(account).stream()).map(WaitingApi::answer)
                .toList();
    }

    private static WaitingAnswer answer(WaitingExport export) {
        return new WaitingAnswer(export.account(), export.projectId(), export.coNumber(), export.project(),
                export.client(), Instant.ofEpochMilli(export.publishedAt()), export.hold().reason(),
                export.hold().candidates(), export.hold().todo());
    }

    record WaitingAnswer(String account, String projectId, String coNumber, String project, String client,
            Instant publishedAt, String reason, List<Candidate> candidates, String todo) {
    }
}
