package dev.sibridge.si.poll;

import dev.sibridge.account.Account;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.AlertReaders;
import dev.sibridge.alert.MailServer;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.failure.Causes;
import dev.sibridge.failure.Origin;
import dev.sibridge.si.tenant.BlockedException;
import dev.sibridge.si.tenant.Finding;
import dev.sibridge.si.tenant.Preflight.Verdict;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.ProjectInfo;
import dev.sibridge.vendor.dtools.ProjectList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.stereotype.Component;

/** Checks an account from end to end without writing anything: what a poll's preflight finds, and D-Tools besides. */
@Component
public class AccountCheck {

    private final FluentProducerTemplate producer;
    private final MailServer mailServer;
    private final AlertReaders readers;

    public AccountCheck(FluentProducerTemplate producer, MailServer mailServer, AlertReaders readers) {
        this.producer = producer;
        this.mailServer = mailServer;
        this.readers = readers;
    }

    /** Everything that was checked, good and bad. */
    public List<Finding> check(Account account) {
        List<Finding> findings = new ArrayList<>();
        Exchange dtools = send("direct:dtools-call", account, DToolsRequest.list(1));
        findings.add(dtools.getException() == null
                ? Finding.ok("D-Tools", "D-Tools responds and accepts the key.")
                : block("D-Tools", dtools.getException(), "Check DTOOLS_URL and DTOOLS_API_KEY."));
        if (dtools.getMessage().getBody() instanceof ProjectList queue) {
            unlistedProgresses(queue, account.sync()).ifPresent(findings::add);
        }
        Exchange manage = send("direct:preflight", account, null);
        BlockedException blocked = Causes.find(BlockedException.class, manage.getException());
        if (blocked != null) {
            findings.addAll(blocked.findings());
        } else if (manage.getException() == null) {
            findings.addAll(manage.getMessage().getBody(Verdict.class).findings());
        } else {
            findings.add(block("ConnectWise", manage.getException(),
                    "Check CONNECTWISE_SITE, CONNECTWISE_COMPANY and the keys."));
        }
        findings.add(mail(account));
        return findings;
    }

    // What lies between us and the vendor says itself what to do; the vendor's settings are not at fault.
    private static Finding block(String check, Throwable trouble, String todo) {
        return Finding.block(check, Failures.of(trouble).get(0).code(), Failures.sentence(trouble),
                Origin.of(trouble) == Origin.BETWEEN ? "" : todo);
    }

    private Finding mail(Account account) {
        String check = "Mail";
        if (account.errorEmails().isEmpty()) {
            return !readers.of(account.name(), AlertKind.EXPORT_FAILED).isEmpty()
                    ? Finding.ok(check, "A notice tells when an export fails.")
                    : Finding.warn(check, "Nobody receives an email when an export fails.",
                            "List addresses in SYNC_ERROR_EMAILS, or add a notice.");
        }
        return mailServer.isSet()
                ? Finding.ok(check, "Alerts go to " + String.join(", ", account.errorEmails()) + ".")
                : Finding.warn(check, "No mail server is set; alerts wait until one is.",
                        "Set SMTP_HOST and SMTP_FROM, and whatever else your mail server requires.");
    }

    // A progress that nobody has thought of decides as all that are not listed do.
    private static Optional<Finding> unlistedProgresses(ProjectList queue, SyncSettings sync) {
        List<String> unlisted = queue.projects().stream().map(ProjectInfo::progress)
                .filter(progress -> !Text.isBlank(progress) && !sync.isListed(progress))
                .map(Text::trim).distinct().sorted().toList();
        if (unlisted.isEmpty() || sync.progresses().isEmpty()) {
            return Optional.empty();
        }
        String meaning = sync.isWon(unlisted.get(0)) ? "won" : "not won";
        return Optional.of(Finding.warn("Progresses", "The queue contains projects whose progress SYNC_PROGRESSES does "
                + "not list: " + String.join(", ", unlisted) + ". They count as " + meaning + ".",
                "If that is not intended, add the progress to the list."));
    }

    private Exchange send(String route, Account account, Object body) {
        return producer.to(route).withExchangeProperty("account", account).withBody(body).send();
    }
}
